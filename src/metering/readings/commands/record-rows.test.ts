import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { createRows, type InputRow } from './record-rows.ts';

/** The rows read from a text that arrives in chunks of this many bytes. */
function read(text: string, atOnce = 1000): InputRow[] {
  const bytes = Buffer.from(text);
  const rows = createRows();
  const out: InputRow[] = [];
  for (let at = 0; at < bytes.length; at += atOnce) out.push(...rows.push(bytes.subarray(at, at + atOnce)));
  return [...out, ...rows.end()];
}

describe('readings on standard input', () => {
  test.each([1, 3, 1000])('a csv is read by its header, %i bytes at a time', (atOnce) => {
    const text = '\uFEFF表号,时间,示数,单位\r\nE-1,2026-03-01 00:00,"1,234.5",kWh\r\n\r\n "E-2" ,2026-03-01,,\n';
    expect(read(text, atOnce)).toEqual([
      { row: 2, reading: { meter: 'E-1', time: '2026-03-01 00:00', unit: 'kWh', value: '1,234.5' } },
      { row: 4, reading: { meter: 'E-2', time: '2026-03-01', value: '' } },
    ]);
  });

  test('semicolons and tabs separate cells too, and the last row needs no line end', () => {
    expect(read('meter;value\nA;1,5')).toEqual([{ row: 2, reading: { meter: 'A', value: '1,5' } }]);
    expect(read('value\tmeter\n2\tB\n')).toEqual([{ row: 2, reading: { meter: 'B', value: '2' } }]);
  });

  test.each([2, 1000])('JSON is read line by line, %i bytes at a time; anything but a reading is reported by line', (atOnce) => {
    const text =
      '{"meter":"表1","time":"2026-03-01","value":1.5}\n{"meter":"M","value":null,"end":"2026-03-02"}\n{"meter":\n{"meter":"M"}\n';
    expect(read(text, atOnce)).toEqual([
      { row: 1, reading: { meter: '表1', time: '2026-03-01', value: 1.5 } },
      { row: 2, reading: { meter: 'M', end: '2026-03-02', value: null } },
      { row: 3, reading: null },
      { row: 4, reading: null },
    ]);
  });

  test('a csv without a value column is refused as a whole', () => {
    expect(() => read('meter,time\nA,2026-03-01\n')).toThrow(Problem);
  });

  test('a csv with a duplicate of a column that is read is refused as a whole', () => {
    expect(() => read('meter,time,value,Value\nA,2026-03-01,1,2\n')).toThrow(expect.objectContaining({ code: 'heading-twice' }));
    expect(read('meter,value,note,note\nA,1,x,y\n')).toEqual([{ row: 2, reading: { meter: 'A', value: '1' } }]);
  });

  test('empty input gives nothing', () => {
    expect(read('')).toEqual([]);
    expect(read('\n \n')).toEqual([]);
  });
});
