import { describe, expect, test } from 'vitest';
import { meter, take } from '../../../../test/intake-files.ts';
import { readEnds, type EndsGiven, type Written } from './ends.ts';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00' : ''}Z`) / 1000;

/** Periods of meters, as `A 2025-01-01 2025-01-31`. */
function ends(rows: readonly string[], said?: EndsGiven) {
  const groups = new Map<string, Written[]>();
  for (const row of rows) {
    const [code = '', start = '', end = ''] = row.split('|');
    groups.set(code, [...(groups.get(code) ?? []), { start: at(start), end: at(end) }]);
  }
  const found = readEnds(groups.values(), said);
  return [found.included, ...found.findings.map(({ code }) => code)];
}

const day = 86_400;

describe('the end day of a bill', () => {
  test.each([
    [
      'all bills end on the day before the next begins',
      ['A|2025-01-01|2025-01-31', 'A|2025-02-01|2025-02-28', 'B|2025-02-01|2025-03-02', 'B|2025-03-03|2025-03-31'],
    ],
    [
      'the rows stand in any order and a bill is missing between',
      ['A|2025-02-01|2025-02-28', 'A|2025-05-01|2025-05-31', 'A|2025-01-01|2025-01-31'],
    ],
    [
      'a bill has several rows',
      ['A|2025-01-01|2025-01-31', 'A|2025-01-01|2025-01-31', 'A|2025-02-01|2025-02-28', 'A|2025-02-01|2025-02-28'],
    ],
    ['bills of a day end on it', ['A|2025-01-01|2025-01-01', 'A|2025-01-02|2025-01-02']],
    ['bills of two days follow each other so', ['A|2025-01-01|2025-01-02', 'A|2025-01-03|2025-01-04']],
  ])('is included if %s', (_title, rows) => {
    expect(ends(rows)).toEqual([day, 'end-day-included']);
    expect(ends(rows, 'excluded')).toEqual([0]);
  });

  test.each([
    ['bills end on the day on which the next begins', ['A|2025-01-01|2025-02-01', 'A|2025-02-01|2025-03-01']],
    ['there is one bill a meter, and it is no month', ['A|2025-01-05|2025-01-31', 'B|2025-02-01|2025-02-20']],
    ['two days lie between', ['A|2025-01-01|2025-01-30', 'A|2025-02-01|2025-02-27']],
    ['a bill of a day is missing', ['A|2025-01-01|2025-01-02', 'A|2025-01-03|2025-01-04', 'A|2025-01-04|2025-01-05']],
    ['ends have an hour', ['A|2025-01-01 00:00|2025-01-31 12:00', 'A|2025-02-01 12:00|2025-02-28 12:00']],
    ['starts have an hour', ['A|2025-01-01 06:00|2025-01-31', 'A|2025-02-01|2025-02-28']],
    ['there are none', []],
  ])('is excluded without a report if %s', (_title, rows) => {
    expect(ends(rows)).toEqual([0]);
  });

  test.each([
    ['one of them ends so', ['A|2025-01-01|2025-01-31', 'A|2025-02-01|2025-03-01', 'A|2025-03-01|2025-03-31']],
    ['one meter’s do', ['A|2025-01-01|2025-01-31', 'A|2025-02-01|2025-02-28', 'B|2025-01-01|2025-02-01', 'B|2025-02-01|2025-03-01']],
    ['bills overlap', ['A|2025-01-01|2025-01-31', 'A|2025-01-15|2025-02-28', 'A|2025-03-01|2025-03-31']],
  ])('is excluded, and reported, if %s', (_title, rows) => {
    expect(ends(rows)).toEqual([0, 'end-day-mixed']);
    expect(ends(rows, 'included')).toEqual([day]);
  });

  test('is included if nearly all bills show it, and the rest is reported', () => {
    const month = (n: number): string => new Date(Date.UTC(2024, n, 1)).toISOString().slice(0, 10);
    const last = (n: number): string => new Date(Date.UTC(2024, n + 1, 0)).toISOString().slice(0, 10);
    const bills = Array.from({ length: 24 }, (_, n) => `A|${month(n)}|${n === 5 ? month(6) : last(n)}`);
    expect(ends(bills)).toEqual([day, 'end-day-mostly-included']);
    expect(ends(bills.map((_, n) => `A|${month(n)}|${n === 5 ? last(n) : month(n + 1)}`))).toEqual([0]);
  });

  test('is reported as uncertain if single bills would be whole months with it', () => {
    expect(ends(['A|2025-01-01|2025-01-31', 'B|2025-02-15|2025-03-14'])).toEqual([0, 'end-day-unsure']);
    expect(ends(['A|2025-01-01|2025-02-01', 'B|2025-02-15|2025-03-15'])).toEqual([0]);
  });
});

describe('the last minute of an interval', () => {
  test('belongs to it if all end a minute before the next starts', () => {
    expect(ends(['A|2025-01-01 00:00|2025-01-01 00:14', 'A|2025-01-01 00:15|2025-01-01 00:29'])).toEqual([60, 'end-included']);
    expect(ends(['A|2025-01-01 00:00:00|2025-01-01 00:59:59', 'A|2025-01-01 01:00:00|2025-01-01 01:59:59'])).toEqual([1, 'end-included']);
    expect(ends(['A|2025-01-01 00:00|2025-01-01 00:15', 'A|2025-01-01 00:15|2025-01-01 00:30'])).toEqual([0]);
  });
});

describe('a file of bills', () => {
  const says = { startColumn: 'from', endColumn: 'to', meterColumn: 'meter', valueColumn: 'value' };
  const bills = 'meter,from,to,value\nm1,01/02/2024,29/02/2024,29\nm1,01/01/2024,31/01/2024,31\nm1,01/03/2024,31/03/2024,31\n';
  const rows = (some: readonly string[]) =>
    some.map((row) => row.split(' ').slice(1, 4)).toSorted(([a = ''], [b = '']) => a.localeCompare(b));

  test('is spread over its stated days, with all of its use', async () => {
    const came = await take(bills, says, [meter('m1')]);
    expect(rows(came.rows)).toEqual([
      ['2023-12-31T16:00', String(31 * day), '31'],
      ['2024-01-31T16:00', String(29 * day), '29'],
      ['2024-02-29T16:00', String(31 * day), '31'],
    ]);
    expect(came.findings.map(({ code }) => code)).toContain('end-day-included');
  });

  test('is read as a person states', async () => {
    const came = await take(bills, { ...says, ends: 'excluded' }, [meter('m1')]);
    expect(rows(came.rows).map(([, width]) => Number(width) / day)).toEqual([30, 28, 30]);
    expect(came.findings.map(({ code }) => code)).not.toContain('end-day-included');
  });

  test('without ends refuses a statement about them', async () => {
    const plain = 'time,meter,value\n2025-01-01 00:00,m1,1\n';
    await expect(take(plain, { ends: 'included', interval: 900 }, [meter('m1')])).rejects.toMatchObject({ code: 'ends-of-none' });
  });
});
