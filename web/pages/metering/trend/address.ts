import { carriers } from '#kernel/carrier.ts';
import { dayIn, textIn, wordIn } from '../../../ui/address.ts';
import { steps } from '../metering/address.ts';

/** The maximum number of points in one chart. */
export const mostPoints = 8;

export const trendSteps = ['raw', ...steps] as const;

const dayMs = 86_400_000;
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Which points, over which days and in which steps, and what is shown with them; without days it is the last year by days. */
export const readTrend = (given: Readonly<Record<string, unknown>>) => {
  const to = dayIn(given, 'to') ?? dayText(Date.now() + dayMs);
  return {
    points: textIn(given, 'points'),
    from: dayIn(given, 'from') ?? dayText(Date.parse(to) - 366 * dayMs),
    to,
    step: wordIn(given, 'step', trendSteps, 'day'),
    /** `20:26` */
    within: textIn(given, 'within'),
    during: wordIn(given, 'during', ['occupied', 'unoccupied', ''], ''),
    /** The building's use, shown as well. */
    carrier: wordIn(given, 'carrier', [...carriers, ''], ''),
  };
};

export type TrendAddress = ReturnType<typeof readTrend>;

/** The codes of the points shown, each once. @example codesIn('T1,T2') // ['T1', 'T2'] */
export function codesIn(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').map((code) => code.trim()))].filter((code) => code !== '').slice(0, mostPoints);
}

/** The band of `LO:HI`; a missing side is far away. Undefined if it cannot be parsed. */
export function bandIn(text: string | undefined): { low: number; high: number } | undefined {
  const found = /^\s*(-?\d+(?:\.\d+)?)?\s*:\s*(-?\d+(?:\.\d+)?)?\s*$/u.exec(text ?? '');
  if (found === null || (found[1] === undefined && found[2] === undefined)) return undefined;
  const far = 1e9;
  return { low: Number(found[1] ?? -far), high: Number(found[2] ?? far) };
}
