import type { Finding } from '#kernel/finding.ts';

/** Hours one after another of an array: what its meter counted, what the weather gave. */
export type EvaluatedHours = {
  /** kWh; NaN is not measured. */
  readonly measured: Float64Array;
  /** Spread from readings further apart than an hour: the sum of a day is good, its hours are not. */
  readonly estimated: Uint8Array;
  /** kWh; NaN where the weather is not known. */
  readonly expected: Float64Array;
  /** Cosine of the sun's true zenith at mid-hour. */
  readonly up: Float64Array;
  /** The local day of each hour, since 1970-01-01. */
  readonly days: Int32Array;
};

/** What an array gave against what it should have; null where no hour can be compared. */
export type Compared = {
  readonly measured: number | null;
  readonly expected: number | null;
  readonly ratio: number | null;
  readonly hours: { readonly compared: number; readonly of: number };
};

/** Of hours of a month, from 0; left out: all. */
export function comparedOf({ measured, expected }: EvaluatedHours, isOf: (at: number) => boolean = () => true): Compared {
  let [given, wanted, compared, of] = [0, 0, 0, 0];
  for (let at = 0; at < measured.length; at += 1) {
    if (!isOf(at)) continue;
    of += 1;
    const [had, should] = [measured[at] as number, expected[at] as number];
    if (Number.isNaN(had + should)) continue;
    compared += 1;
    given += had;
    wanted += should;
  }
  const known = compared > 0;
  return {
    measured: known ? rounded(given) : null,
    expected: known ? rounded(wanted) : null,
    ratio: known && wanted > 0 ? rounded(given / wanted) : null,
    hours: { compared, of },
  };
}

/** The sun is down all of an hour where it stands this low at its middle: it moves by 7.5° in half an hour at most. */
const surelyDown = -Math.sin((7.5 * Math.PI) / 180);

/** What is doubtful about what an array gave. @param array its code @param dayName of a local day */
export function doubtsOf(hours: EvaluatedHours, array: string, dayName: (day: number) => string): Finding[] {
  return [...dark(hours, array, dayName), ...silent(hours, array, dayName)];
}

function dark({ measured, estimated, up, days }: EvaluatedHours, array: string, dayName: (day: number) => string): Finding[] {
  const at = Array.from(measured, (_, hour) => hour).filter(
    (hour) => (measured[hour] as number) > 0 && estimated[hour] === 0 && (up[hour] as number) < surelyDown,
  );
  const [first] = at;
  if (first === undefined) return [];
  const kwh = rounded(at.reduce((sum, hour) => sum + (measured[hour] as number), 0));
  return [
    {
      code: 'generation-without-sun',
      severity: 'warning',
      evidence: { array, hours: at.length, kwh, firstDay: dayName(days[first] as number) },
    },
  ];
}

/** Days of which all is measured and known, on which the sun would have given something and the meter counted nothing. */
function silent({ measured, expected, days }: EvaluatedHours, array: string, dayName: (day: number) => string): Finding[] {
  const byDay = new Map<number, { given: number; wanted: number }>();
  for (const [at, day] of days.entries()) {
    const before = byDay.get(day) ?? { given: 0, wanted: 0 };
    byDay.set(day, { given: before.given + (measured[at] as number), wanted: before.wanted + (expected[at] as number) });
  }
  const still = [...byDay].filter(([, { given, wanted }]) => given === 0 && wanted > 0).map(([day]) => day);
  const [first] = still;
  if (first === undefined) return [];
  const evidence = { array, count: still.length, firstDay: dayName(first), lastDay: dayName(still.at(-1) as number) };
  return [{ code: 'array-silent', severity: 'warning', evidence }];
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
