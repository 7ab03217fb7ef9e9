import { carriers } from '#kernel/carrier.ts';
import { dayIn, numberIn, textIn, wordIn } from '../../ui/address.ts';

export const steps = ['15min', 'hour', 'day', 'month', 'year'] as const;

/** The year that is shown until another is chosen: the last whole one. */
const usualYear = new Date().getFullYear() - 1;

/** What the chart of use shows: energy, step and days, half-open. Without days it is the year. */
export const readUse = (given: Readonly<Record<string, unknown>>) => {
  const year = numberIn(given, 'year', usualYear, 1970, 2200);
  return {
    year,
    carrier: wordIn(given, 'carrier', carriers, 'electricity'),
    item: textIn(given, 'item'),
    step: wordIn(given, 'step', steps, 'month'),
    from: dayIn(given, 'from') ?? `${year}-01-01`,
    to: dayIn(given, 'to') ?? `${year + 1}-01-01`,
  };
};

export type UseAddress = ReturnType<typeof readUse>;

/** The same number of days before (-1) or after (1). Whole months stay whole months, whole years whole years. */
export function moved({ from, to }: Pick<UseAddress, 'from' | 'to'>, way: 1 | -1): { from: string; to: string } {
  const [a, b] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const whole = a.getUTCDate() === 1 && b.getUTCDate() === 1;
  const months = whole ? (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth() : 0;
  const days = whole ? 0 : (b.getTime() - a.getTime()) / 86_400_000;
  return way === 1 ? { from: to, to: later(b, months, days) } : { from: later(a, -months, -days), to: from };
}

function later(day: Date, months: number, days: number): string {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, day.getUTCDate() + days)).toISOString().slice(0, 10);
}

const finer = { year: 'month', month: 'day', day: 'hour', hour: '15min', '15min': '15min' } as const;

/** What a step looks like from near: its own days in the next finer step. @param day the local day it begins on */
export function opened(step: UseAddress['step'], day: string): Pick<UseAddress, 'step' | 'from' | 'to'> {
  const begin = new Date(`${day}T00:00:00Z`);
  const months = { year: 12, month: 1 }[step as 'year' | 'month'] ?? 0;
  return { step: finer[step], from: day, to: later(begin, months, months === 0 ? 1 : 0) };
}

/** The local day of an instant (ms UTC) in a zone. */
export function localDay(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
