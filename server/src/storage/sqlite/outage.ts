const OUTAGE_CODES = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_NOMEM',
];

/** True for faults of disk, lock or file; a broken constraint or statement is a bug of ours and stays one. */
export function isSqliteOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message === 'The database connection is not open') return true;
  // On a full or failing disk SQLite has rolled back by itself, and this then hides why.
  if (error.message === 'cannot rollback - no transaction is active') return true;
  // Extended codes such as SQLITE_IOERR_WRITE begin with the primary one.
  const code = 'code' in error ? String(error.code) : '';
  return OUTAGE_CODES.some((known) => code === known || code.startsWith(`${known}_`));
}
