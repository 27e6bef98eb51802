/** SQLSTATE classes: connection, resources, operator intervention, system error. */
const OUTAGE_CLASSES = ['08', '53', '57', '58'];
const OUTAGE_STATES = ['25006', '40001', '40P01', '55P03', '28P01', '28000', '3D000'];
const NETWORK_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
];
const DRIVER_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end on the pool',
  'Client was closed',
];

/** True when the server could not be asked or could not answer; a broken constraint or statement stays a bug. */
export function isPostgresOutage(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPostgresOutage);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (NETWORK_CODES.includes(code) || OUTAGE_STATES.includes(code)) return true;
  if (code.length === 5 && OUTAGE_CLASSES.includes(code.slice(0, 2))) return true;
  return DRIVER_MESSAGES.some((text) => error.message.startsWith(text));
}
