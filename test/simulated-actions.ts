import { dayText } from '#kernel/day.ts';
import { unknownTemperature } from '#metering/weather/facts.ts';
import { baselineOf, isBaseline } from '#retrofit/commissioning/baseline-fit.ts';
import { type ComparedDay, sumOfDays, verdictOf } from '#retrofit/commissioning/effect.ts';
import { expectedDay, reachDays } from '#supervision/expectation/expected.ts';
import type { ReferenceDay } from '#supervision/expectation/expectation.ts';
import type { History } from '#supervision/expectation/similar.ts';
import { isWeekday, normals, numbers } from './simulated-building.ts';

/**
 * How an action is made up. `noise`: deviation of a day, of the mean use, an AR(1) with `rho`; `saves`: share of use from the action on;
 * `before` and `since`: days. `curved`: use grows faster than temperature, and less on rest days.
 */
export type ActionKind = {
  readonly noise?: number;
  readonly rho?: number;
  readonly saves?: number;
  readonly before?: number;
  readonly since?: number;
  readonly curved?: boolean;
  readonly hasWeather?: boolean;
};

export type SimulatedAction = {
  readonly history: History;
  /** The day of the action and the day after the last, since 1970-01-01. */
  readonly on: number;
  readonly end: number;
  /** What each day used less than it would have, without noise; in the unit. */
  readonly saved: Float64Array;
};

type Made = { readonly first: number; readonly temperature: Float64Array; readonly rest: Uint8Array; readonly clean: Float64Array };

/** The days of a made-up building around an action: weather that lasts, weekdays, heating or cooling or neither, and noise. */
export function simulatedAction(seed: number, kind: ActionKind = {}): SimulatedAction {
  const { noise = 0.03, rho = 0, saves = 0, before = 365, since = 84, hasWeather = true } = kind;
  const random = numbers(seed);
  const normal = normals(random);
  const { first, temperature, rest, clean } = building(random, normal, before + since, kind.curved ?? false);
  const deviation = (noise * clean.reduce((sum, use) => sum + use, 0)) / clean.length;
  const saved = clean.map((use, at) => (at < before ? 0 : saves * use));
  let chance = normal();
  const use = clean.map((one, at) => {
    chance = rho * chance + Math.sqrt(1 - rho * rho) * normal();
    return Math.round((one - (saved[at] as number) + deviation * chance) * 1e4);
  });
  const degrees = Int32Array.from(temperature, (one) => (hasWeather ? Math.round(one * 1000) : unknownTemperature));
  const all = new Float64Array(before + since).fill(1);
  const history = { first, use, coverage: all, candidate: Uint8Array.from(all), rest, degrees };
  return { history, on: first + before, end: first + before + since, saved };
}

function building(random: () => number, normal: () => number, many: number, curved: boolean): Made {
  const between = (low: number, high: number): number => low + (high - low) * random();
  const level = between(500, 3000);
  const atRest = between(0.35, 0.95);
  const heating = random() < 0.5 ? between(0, 0.03) : 0;
  const cooling = random() < 0.8 ? between(0.01, 0.06) : 0;
  const [cold, warm] = [between(10, 16), between(18, 24)];
  const [mean, wave] = [between(9, 18), between(8, 15)];
  const first = 20_089 + Math.floor(random() * 365);
  let spell = 0;
  const temperature = Float64Array.from({ length: many }, (_, at) => {
    spell = 0.7 * spell + 2.2 * normal();
    return Math.round((mean - wave * Math.cos((2 * Math.PI * (first + at - 20_109)) / 365.25) + spell) * 10) / 10;
  });
  const rest = Uint8Array.from({ length: many }, (_, at) => (isWeekday(first + at) ? 0 : 1));
  const clean = temperature.map((one, at) => {
    const [below, above] = [Math.max(0, cold - one), Math.max(0, one - warm)];
    const part = rest[at] === 1 ? atRest : 1;
    return curved
      ? level * part * (1 + heating * below * (1 + below / 30) + cooling * above * (1 + above / 15))
      : level * (part + heating * below + cooling * above);
  });
  return { first, temperature, rest, clean };
}

/** What the days of a history say of those since `on`, and the days that they are compared with. */
export function comparedDays(
  { history }: Pick<SimulatedAction, 'history'>,
  on: number,
  end: number,
): { readonly days: ComparedDay[]; readonly reference: ReferenceDay[] } {
  const { first } = history;
  const days = Array.from({ length: end - on }, (_, at): ComparedDay => {
    const { similar, band } = expectedDay(history, on + at, false, on);
    return {
      ...dayAt(history, on + at - first),
      measured: useAt(history, on + at - first),
      coverage: 1,
      value: band === null ? null : band.value / 1e4,
      similar: Array.from(similar.rows, (row) => ({ ...dayAt(history, row), use: useAt(history, row), coverage: 1, key: null })),
    };
  });
  const from = Math.max(first, on - reachDays);
  const reference = Array.from({ length: on - from }, (_, at) => ({
    ...dayAt(history, from + at - first),
    use: useAt(history, from + at - first),
  }));
  return { days, reference };
}

const useAt = ({ use }: History, row: number): number => (use[row] as number) / 1e4;

function dayAt({ first, rest, degrees }: History, row: number): Pick<ReferenceDay, 'day' | 'type' | 'temperature'> {
  const known = degrees[row] as number;
  return {
    day: dayText(first + row),
    type: rest[row] === 1 ? 'rest' : 'workday',
    temperature: known === unknownTemperature ? null : known / 1000,
  };
}

/** The effect of a simulated action by the program's own functions, and what was truly saved over the days that count. */
export function effectOfSimulated(made: SimulatedAction) {
  const { days, reference } = comparedDays(made, made.on, made.end);
  const found = baselineOf(reference);
  const baseline = isBaseline(found) ? found : null;
  const { sum, error } = sumOfDays(days, baseline);
  const range = baseline?.range ?? null;
  const counts = ({ temperature }: ComparedDay): boolean =>
    range === null || (temperature !== null && temperature >= range.min && temperature <= range.max);
  const saved = made.saved.subarray(made.on - made.history.first);
  const truth = days.reduce((all, day, at) => all + (counts(day) ? (saved[at] as number) : 0), 0);
  const holds = sum.low !== null && sum.high !== null && sum.low <= truth && truth <= sum.high;
  return { sum, error, verdict: verdictOf(sum, error), truth, holds };
}
