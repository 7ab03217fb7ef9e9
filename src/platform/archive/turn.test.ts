import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turned, turnedBack } from './turn.ts';

const comma = 44;

test('a table of any bytes is unchanged after transposing and back', () => {
  const cell = fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== comma && byte !== 10)));
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 30 }));
  fc.assert(
    fc.property(table, fc.boolean(), (rows, windows) => {
      const end = Buffer.from(windows ? '\r\n' : '\n');
      const lines = rows.map((cells) => Buffer.concat([...cells.flatMap((one, at) => (at === 0 ? [one] : [Buffer.from(','), one])), end]));
      const bytes = Buffer.concat(lines);
      const columns = turned(bytes, comma) as Buffer;
      expect(columns.length).toBe(bytes.length + 8);
      expect(turnedBack(columns, comma).equals(bytes)).toBe(true);
    }),
  );
});

test('any bytes are transposed reversibly, or not transposed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(comma, 10, 13, 34, 65, 0xd5), { maxLength: 60 }), (given) => {
      const bytes = Buffer.from(given);
      const columns = turned(bytes, comma);
      if (columns !== null) expect(turnedBack(columns, comma).equals(bytes)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('lines of different lengths, one column, one line, and a last line without its end are not transposed', () => {
  for (const text of ['a,b\nc\n', 'a\nb\n', 'a,b\n', 'a,b\nc,d', '', 'a,b\n1,2,3\n', 'a,b\n1\n,2,3\n'])
    expect(turned(Buffer.from(text), comma)).toBeNull();
});

test('similar values are adjacent', () => {
  expect(turned(Buffer.from('t1,m\nt2,m\n'), comma)?.toString('latin1', 8)).toBe('t1\nt2\nm\nm\n');
});
