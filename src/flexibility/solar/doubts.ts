import type { Finding } from '#kernel/finding.ts';
import type { EvaluatedHours } from './evaluation.ts';
import { stepDown } from './step-down.ts';

/** A doubt about an array, with the hours of the stretch and the energy of each, kWh. */
export type Doubt = {
  readonly code: SolarDoubt;
  readonly at: readonly number[];
  /** Generated without sun; otherwise missing. */
  readonly kwh: readonly number[];
  readonly evidence: Finding['evidence'];
};

export type SolarDoubt = 'generation-without-sun' | 'array-silent' | 'array-unmeasured' | 'array-string-out' | 'array-clipped';

/** With what an array would have generated if its inverter were larger, and whether the weather was observed in these very hours. */
export type JudgedHours = EvaluatedHours & { readonly unlimited: Float64Array; readonly observed: boolean };

/**
 * When an array's generation is doubtful. No standard defines this: these are conventions of this program (docs/flexibility.md, 后评估).
 */
const convention = {
  /** At its maximum, generation is within this share of its highest hour. */
  flat: 0.005,
  /** In such hours it should have generated more by this share, */
  above: 0.05,
  /** in at least this many of them. */
  hours: 10,
  /** The ratio of actual to expected is computed from hours within this range of its maximum. */
  middle: [0.3, 0.7],
} as const;

/** The sun is down for the whole hour if it is this low at mid-hour: it moves by at most 7.5° in half an hour. */
const surelyDown = -Math.sin((7.5 * Math.PI) / 180);

/**
 * Doubts about an array's generation. Failed strings and inverters at their limit are looked for only under observed weather.
 * @param until the number of hours that can be measured already: later ones have not ended
 */
export function doubtsOf(hours: JudgedHours, until: number = hours.measured.length): Doubt[] {
  return [dark(hours), silent(hours), unmeasured(hours, until), ...(hours.observed ? [...stringsOut(hours), clipped(hours)] : [])].filter(
    ({ at }) => at.length > 0,
  );
}

/** The doubts as findings. @param array its code @param dayName of a local day */
export function doubtFindings(doubts: readonly Doubt[], days: Int32Array, array: string, dayName: (day: number) => string): Finding[] {
  return doubts.map(({ code, at, kwh, evidence }) => {
    const on = [...new Set(at.map((hour) => days[hour] as number))];
    const named = { firstDay: dayName(on[0] as number), lastDay: dayName(on.at(-1) as number), count: on.length };
    return { code, severity: 'warning', evidence: { array, hours: at.length, kwh: sumOf(kwh), ...named, ...evidence } };
  });
}

/** For one month. */
export type MonthDoubt = { readonly doubt: SolarDoubt; readonly hours: number; readonly kwh: number };

/** Those within the selected hours. */
export function doubtsWithin(doubts: readonly Doubt[], isOf: (at: number) => boolean): MonthDoubt[] {
  return doubts.flatMap(({ code, at, kwh }) => {
    const own = kwh.filter((_, place) => isOf(at[place] as number));
    return own.length === 0 ? [] : [{ doubt: code, hours: own.length, kwh: sumOf(own) }];
  });
}

const sumOf = (values: readonly number[]): number => Math.round(values.reduce((sum, one) => sum + one, 0) * 1000) / 1000;

const doubt = (code: SolarDoubt, hours: readonly number[], kwhOf: (hour: number) => number, evidence: Doubt['evidence'] = {}): Doubt => ({
  code,
  at: hours,
  kwh: hours.map(kwhOf),
  evidence,
});

const numbered = (values: Float64Array, isMeant: (hour: number) => boolean): number[] => Array.from(values, (_, at) => at).filter(isMeant);

function dark({ measured, estimated, up }: JudgedHours): Doubt {
  const at = numbered(measured, (hour) => (measured[hour] as number) > 0 && estimated[hour] === 0 && (up[hour] as number) < surelyDown);
  return doubt('generation-without-sun', at, (hour) => measured[hour] as number);
}

/** Days with complete measurements and weather on which there was sun but the meter counted nothing. */
function silent({ measured, expected, days }: JudgedHours): Doubt {
  const byDay = new Map<number, { given: number; wanted: number }>();
  for (const [at, day] of days.entries()) {
    const before = byDay.get(day) ?? { given: 0, wanted: 0 };
    byDay.set(day, { given: before.given + (measured[at] as number), wanted: before.wanted + (expected[at] as number) });
  }
  const still = new Set([...byDay].filter(([, { given, wanted }]) => given === 0 && wanted > 0).map(([day]) => day));
  const at = numbered(expected, (hour) => still.has(days[hour] as number) && (expected[hour] as number) > 0);
  return doubt('array-silent', at, (hour) => expected[hour] as number);
}

/** Hours in which it should have generated something, but the meter has no reading. */
function unmeasured({ measured, expected }: JudgedHours, until: number): Doubt {
  const at = numbered(expected, (hour) => hour < until && (expected[hour] as number) > 0 && Number.isNaN(measured[hour] as number));
  return doubt('array-unmeasured', at, (hour) => expected[hour] as number);
}

function stringsOut(hours: JudgedHours): Doubt[] {
  const { measured, expected } = hours;
  return stepDown(hours).map(({ at, before, after }) =>
    doubt('array-string-out', at, (hour) => before * (expected[hour] as number) - (measured[hour] as number), {
      before: part(before),
      after: part(after),
      drop: part(1 - after / before),
    }),
  );
}

/** Hours at one constant maximum in which the sun would have allowed more, judged by the ratio of actual to expected at half power. */
function clipped({ measured, unlimited, estimated }: JudgedHours): Doubt {
  const known = numbered(
    measured,
    (hour) => estimated[hour] === 0 && !Number.isNaN((measured[hour] as number) + (unlimited[hour] as number)),
  );
  const most = known.reduce((high, hour) => Math.max(high, measured[hour] as number), 0);
  const [low, high] = convention.middle;
  const halfway = known.filter((hour) => (unlimited[hour] as number) > low * most && (unlimited[hour] as number) < high * most);
  const usual = median(halfway.map((hour) => (measured[hour] as number) / (unlimited[hour] as number)));
  const wanted = (hour: number): number => usual * (unlimited[hour] as number);
  const at = known.filter(
    (hour) => (measured[hour] as number) >= most * (1 - convention.flat) && wanted(hour) >= most * (1 + convention.above),
  );
  const told = most > 0 && at.length >= convention.hours ? at : [];
  return doubt('array-clipped', told, (hour) => wanted(hour) - (measured[hour] as number), { kw: part(most) });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

const part = (value: number): number => Math.round(value * 1000) / 1000;
