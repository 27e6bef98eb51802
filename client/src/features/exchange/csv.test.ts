import { describe, expect, it } from 'vitest';

import { plainCell, readCsv, writeCsv } from './csv.ts';

describe('CSV', () => {
  it('opens in a German spreadsheet: mark, semicolons, CRLF', () => {
    expect(
      writeCsv([
        ['Über', 'b'],
        [1.4, 'c'],
      ]),
    ).toBe('\uFEFFÜber;b\r\n1;c\r\n');
  });

  it('comes back as it was, whatever stands in the cells', () => {
    const rows = [
      ['Kopf', 'zwei'],
      ['Zeile\nmit "Anführung"; und Komma,', ''],
      ['=HYPERLINK("http://x")', '-1+2'],
      ['@SUM(A1)', '\t=1'],
      ["'schon so", 'Ende'],
    ];
    expect(readCsv(writeCsv(rows), 100).map((row) => row.map(plainCell))).toEqual(rows);
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('keeps %j from being run as a formula', (words) => {
    expect(writeCsv([[words]])).toMatch(/^\uFEFF"?'/);
  });

  it('leaves negative numbers numbers', () => expect(writeCsv([[-12.6]])).toBe('\uFEFF-13\r\n'));

  it.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,"d,e"',
      [
        ['a', 'b'],
        ['c', 'd,e'],
      ],
    ],
    ['"nie zu;\nEnde', [['nie zu;\nEnde']]],
    ['\n\n a \n\n', [[' a ']]],
  ])('reads %j', (text, rows) => expect(readCsv(text, 100)).toEqual(rows));

  it('stops at the bound', () => expect(readCsv('a\n'.repeat(1000), 3)).toHaveLength(3));
});
