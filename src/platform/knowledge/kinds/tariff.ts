import { z } from 'zod';
import { names, ofEveryEntry, sourceShape, statuses } from './every-entry.ts';
import type { ProcedureFault } from './procedure-check.ts';

const said = (zh: string, en: string) => ({ params: { said: { zh, en } } });

/** Yuan per kilowatt-hour, quoted or not, as text; a market price may be below 0. */
const price = z.unknown().transform((value, context): string => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^-?\d{1,9}(?:\.\d{1,6})?$/u.test(text)) return text;
  const words = said('须为最多 6 位小数的价格，如 0.52', 'must be a price with at most 6 decimals, such as 0.52');
  context.issues.push({ code: 'custom', path: [], input: value, ...words });
  return z.NEVER;
});

const clock = z
  .string()
  .refine(
    (text) => /^(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)$/u.test(text),
    said('须为时刻，如 08:00，一日之末写 24:00', 'must be a clock time such as 08:00; the end of a day is 24:00'),
  );

const dayTypes = ['workday', 'rest'] as const;

/** The minute of a day for a clock time. */
export const minuteOf = (text: string): number => Number(text.slice(0, -3)) * 60 + Number(text.slice(-2));

/** Each is checked against every minute of each kind of day. */
const mostPeriods = 500;

const period = z.strictObject({
  name: z.string().min(1).max(60),
  price,
  months: z.array(z.int().min(1).max(12)).min(1).max(12).optional(),
  days: z.enum([...dayTypes, 'all']).default('all'),
  from: clock,
  /** If it is not after `from`, the period continues past midnight: each minute belongs to the day it is in. */
  to: clock,
});

/**
 * What electricity costs by time of day (`flexibility.md` 7): each minute of each kind of day of each month in exactly one period. One that
 * names no source is the city's own paper. No price ships.
 */
export const tariff = z
  .strictObject({
    ...ofEveryEntry,
    version: ofEveryEntry.version.default(1),
    names: names.optional(),
    source: sourceShape.optional(),
    status: z.enum(statuses).default('CITY'),
    periods: z.array(period).min(1).max(mostPeriods),
    /** Yuan per kilowatt-hour fed into the grid. */
    export: price,
    /** Yuan per kilowatt of the highest import. */
    demand: price.optional(),
  })
  .transform(({ source, ...one }) => ({ ...one, source: source ?? { document: one.names?.zh ?? one.id, clause: '—' } }));

const minutes = 1440;
type Range = { readonly from: number; readonly to: number; readonly index: number };

/** Minutes without a price, and minutes with two: one fault for each stretch of a month and a kind of day. */
export function tariffFaults(full: unknown): ProcedureFault[] {
  const { id, periods } = (full ?? {}) as { readonly id?: unknown; readonly periods?: unknown };
  const read = z.array(period).min(1).max(mostPeriods).safeParse(periods);
  if (!read.success) return [];
  const faults: ProcedureFault[] = [];
  for (let month = 1; month <= 12; month += 1)
    for (const dayType of dayTypes) {
      const taken = Array.from({ length: minutes + 1 }, (): number[] => []);
      for (const [index, one] of read.data.entries()) {
        if (one.months?.includes(month) === false || (one.days !== 'all' && one.days !== dayType)) continue;
        for (const { from, to } of rangesOf(one)) for (let at = from; at < to; at += 1) taken[at]?.push(index);
      }
      for (const { from, to, index } of stretches(taken)) {
        const evidence = { ...(typeof id === 'string' && { tariff: id }), month, dayType, minute: clockText(from), until: clockText(to) };
        const at = { path: index < 0 ? ['periods'] : ['periods', index], of: 'value' as const };
        faults.push({ code: index < 0 ? 'tariff-gap' : 'tariff-overlap', at, evidence });
      }
    }
  return faults;
}

function rangesOf({ from, to }: { readonly from: string; readonly to: string }): { from: number; to: number }[] {
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  if (begin < end) return [{ from: begin, to: end }];
  return [
    { from: begin, to: minutes },
    { from: 0, to: end },
  ];
}

/** Stretches of minutes that no period covers (`index` -1), or more than one (`index` of the last of them). */
function stretches(taken: readonly (readonly number[])[]): Range[] {
  const all: Range[] = [];
  let from = 0;
  for (let at = 1; at <= minutes; at += 1) {
    const before = taken[at - 1] as readonly number[];
    if (at < minutes && isSame(before, taken[at] as readonly number[])) continue;
    if (before.length !== 1) all.push({ from, to: at, index: before.at(-1) ?? -1 });
    from = at;
  }
  return all;
}

const isSame = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((one, at) => one === b[at]);

const clockText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
