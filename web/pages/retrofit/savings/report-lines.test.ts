import { expect, test } from 'vitest';
import { reportLines } from './report-lines.ts';

const names = { measured: 'm', adjusted: 'a', unit: 'kWh' };
const local = (instant: string) => instant.slice(0, 16);
const day = (text: string) => Date.parse(text);

test('the report follows the base, each day at its own, and a gap stays a gap', () => {
  const base = [{ start: '2024-12-31', end: '2025-01-01', use: 5, predicted: 6 }];
  const steps = [{ start: '2025-01-01T00:00:00+08:00', measured: null, adjusted: 7 }];
  const [measured, adjusted] = reportLines(base, steps, local, names);
  expect(measured?.points).toEqual([
    { at: day('2024-12-31'), value: 5 },
    { at: day('2025-01-01'), value: null },
  ]);
  expect(adjusted?.points.map(({ value }) => value)).toEqual([6, 7]);
});

test('between the base and a report that begins later nothing is drawn', () => {
  const base = [{ start: '2024-12-31', end: '2025-01-01', use: 5, predicted: 6 }];
  const steps = ['2025-02-01', '2025-02-02'].map((start) => ({ start: `${start}T00:00:00+08:00`, measured: 4, adjusted: 7 }));
  const [measured] = reportLines(base, steps, local, names);
  expect(measured?.points).toEqual([
    { at: day('2024-12-31'), value: 5 },
    { at: day('2025-01-01'), value: null },
    { at: day('2025-02-01'), value: 4 },
    { at: day('2025-02-02'), value: 4 },
  ]);
});

test('a bill stands on each of its days, an hour at its own', () => {
  const [bill] = reportLines([{ start: '2024-01-30', end: '2024-02-02', use: 4, predicted: null }], [], local, names);
  expect(bill?.points.map(({ at }) => at)).toEqual([day('2024-01-30'), day('2024-01-31'), day('2024-02-01')]);
  const [hour] = reportLines([{ start: '2024-01-30T05:00', end: '2024-01-30T05:59', use: 4, predicted: null }], [], local, names);
  expect(hour?.points).toEqual([{ at: day('2024-01-30T05:00Z'), value: 4 }]);
});
