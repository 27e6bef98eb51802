/** Excel takes words that begin so for a formula; an apostrophe before them makes them words again. */
const FORMULA = /^[=+\-@\t\r]/;
/** What a spreadsheet would read differently without quotes. */
const QUOTED = /[";\n\r]/;

/**
 * Rows as a German spreadsheet opens them by a double click: UTF-8 with its mark, semicolons, CRLF. Words that a
 * spreadsheet would run as a formula are kept from it; numbers stay numbers.
 */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return String(Math.round(value));
    const safe = FORMULA.test(value) ? `'${value}` : value;
    return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Takes back what `writeCsv` did to a cell. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/**
 * Reads rows with whatever parts them: tab, semicolon or comma, by which stands most in the first line outside of
 * quotes. A quote that is never closed ends with the text.
 */
export function readCsv(text: string, mostRows: number): string[][] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.some((words) => words.trim() !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = 0; at < source.length && rows.length < mostRows; at += 1) {
    const letter = source.charAt(at);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  if (rows.length < mostRows && (cell !== '' || row.length > 0)) endRow();
  return rows;
}

function separatorOf(text: string): string {
  const counts = { '\t': 0, ';': 0, ',': 0 };
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (letter === '\n' && !quoted) break;
    else if (!quoted && (letter === '\t' || letter === ';' || letter === ',')) counts[letter] += 1;
  }
  if (counts['\t'] > 0) return '\t';
  return counts[';'] >= counts[','] ? ';' : ',';
}
