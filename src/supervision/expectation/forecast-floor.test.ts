import { expect, test } from 'vitest';
import { parseDay } from '#kernel/day.ts';
import { tooLittle, withoutForecast } from './forecast-floor.ts';
import { paceOf, verdictOf } from './pace.ts';
import type { History } from './similar.ts';

const at = parseDay('2026-01-22') as number;
const year = { from: parseDay('2026-01-01') as number, to: parseDay('2027-01-01') as number, at };
const first = at - 400;
const floor = { coverage: 0.25, season: 0.1 };

/** Days of 100 each, measured where specified. */
function historyOf(isMeasured: (day: number) => boolean): History {
  const days = Array.from({ length: year.to - first }, (_, row) => first + row);
  const measured = days.map((day) => day < at && isMeasured(day));
  return {
    first,
    use: Float64Array.from(measured, (one) => (one ? 1_000_000 : Number.NaN)),
    coverage: Float64Array.from(measured, (one) => (one ? 1 : 0)),
    candidate: Uint8Array.from(measured, (one) => (one ? 1 : 0)),
    rest: new Uint8Array(days.length),
    degrees: new Int32Array(days.length),
  };
}

const ask = (isMeasured: (day: number) => boolean) => {
  const history = historyOf(isMeasured);
  const pace = paceOf(history, year, false, () => 0);
  return { pace, little: tooLittle(history, pace, year, floor) };
};
const from = (day: string) => (one: number) => one >= (parseDay(day) as number);

test('three weeks of a winter are not enough to forecast a year', () => {
  const { pace, little } = ask(from('2026-01-01'));
  expect(pace.forecast).not.toBeNull();
  expect(little).toMatchObject({ season: null, measured: 21, of: 365, floor: 0.25 });
  const told = withoutForecast(pace);
  expect(told).toMatchObject({ used: 21_000_000, forecast: null, low: null, high: null, filled: null, rest: null });
  // measured use over a limit is over, whatever is unknown of other days
  expect([verdictOf(told, 20_000_000), verdictOf(told, 30_000_000)]).toEqual(['over', 'unknown']);
});

test('no other quarter is used to forecast an unmeasured one', () => {
  expect(ask(from('2025-08-20')).little).toMatchObject({ season: parseDay('2026-03-01'), measured: 0, floor: 0.1 });
  expect(ask(from('2025-05-20')).little).toBeNull();
  expect(ask(() => true).little).toBeNull();
});
