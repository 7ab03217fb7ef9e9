import { carriers } from '#kernel/carrier.ts';
import { dayIn, textIn, wordIn } from '../../../ui/address.ts';
import { yearIn } from '../../../ui/year.ts';

export const steps = ['15min', 'hour', 'day', 'month', 'year'] as const;

/** What the chart of use shows: energy, step and days, half-open. Without days it is the year. */
export const readUse = (given: Readonly<Record<string, unknown>>) => {
  const year = yearIn(given);
  return {
    year,
    carrier: wordIn(given, 'carrier', carriers, 'electricity'),
    item: textIn(given, 'item'),
    step: wordIn(given, 'step', steps, 'month'),
    from: dayIn(given, 'from') ?? `${year}-01-01`,
    to: dayIn(given, 'to') ?? `${year + 1}-01-01`,
    /** The part of the chart in view, in per cent: `20-40`. */
    zoom: zoomIn(textIn(given, 'zoom')),
    /** Whether the other energies are shown below. */
    others: wordIn(given, 'others', ['shown', 'hidden'], 'hidden'),
    temperature: wordIn(given, 'temperature', ['shown', 'hidden'], 'shown'),
  };
};

function zoomIn(text: string | undefined): string | undefined {
  const [start, end] = (text ?? '').split('-').map(Number);
  return start !== undefined && end !== undefined && start >= 0 && start < end && end <= 100 ? text : undefined;
}

/** The part in view as the address writes it, to a tenth of a per cent. */
export function zoomText({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${Math.round(start * 10) / 10}-${Math.round(end * 10) / 10}`;
}

export function zoomOf(text: string | undefined): { start: number; end: number } | undefined {
  const [start, end] = (text ?? '').split('-').map(Number);
  return start === undefined || end === undefined ? undefined : { start, end };
}

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

const dayMs = 86_400_000;

export const spans = ['decade', 'year', 'month', 'week', 'day'] as const;

export type Span = (typeof spans)[number];

/** Ten years, a year, a month, a week or a day around the current view, each in suitable steps. From longer views it is their last year. */
export function spanned({ from, to }: Pick<UseAddress, 'from' | 'to'>, span: Span): Pick<UseAddress, 'step' | 'from' | 'to'> {
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - dayMs).getUTCFullYear();
  const long = Date.parse(to) - Date.parse(from) > 366 * dayMs;
  const begin = new Date(`${long ? `${last}-01-01` : from}T00:00:00Z`);
  const [year, month] = [begin.getUTCFullYear(), begin.getUTCMonth()];
  const days = { week: 7, day: 1 }[span as 'week' | 'day'];
  if (days !== undefined) return { step: span === 'day' ? '15min' : 'hour', from: later(begin, 0, 0), to: later(begin, 0, days) };
  if (span === 'decade') return { step: 'month', from: `${last - 9}-01-01`, to: `${last + 1}-01-01` };
  const first = new Date(Date.UTC(year, span === 'year' ? 0 : month, 1));
  return { step: span === 'year' ? 'day' : 'hour', from: later(first, 0, 0), to: later(first, span === 'year' ? 12 : 1, 0) };
}

/** The whole days in view, in the finest steps that still draw quickly. */
export function inView(
  { from, to }: Pick<UseAddress, 'from' | 'to'>,
  zoom: { readonly start: number; readonly end: number },
): Pick<UseAddress, 'step' | 'from' | 'to'> {
  const [begin, days] = [new Date(`${from}T00:00:00Z`), (Date.parse(to) - Date.parse(from)) / dayMs];
  const first = Math.min(Math.floor((days * zoom.start) / 100), days - 1);
  const end = Math.max(Math.ceil((days * zoom.end) / 100), first + 1);
  const length = end - first;
  const step = stepOf(length);
  return { step, from: later(begin, 0, first), to: later(begin, 0, end) };
}

/** The finest step in which this many days draw quickly. */
function stepOf(days: number): UseAddress['step'] {
  return days > 1100 ? 'month' : days > 92 ? 'day' : days > 10 ? 'hour' : '15min';
}

/**
 * The days of the marked steps, never in steps coarser than these.
 * @param first the local day on which the first of them starts
 * @param last that of the last
 */
export function marked(step: UseAddress['step'], first: string, last: string): Pick<UseAddress, 'step' | 'from' | 'to'> {
  const { to } = opened(step, last);
  const fitting = stepOf((Date.parse(to) - Date.parse(first)) / dayMs);
  return { step: steps.indexOf(fitting) < steps.indexOf(step) ? fitting : step, from: first, to };
}

const finer = { year: 'month', month: 'day', day: '15min', hour: '15min', '15min': '15min' } as const;

/**
 * The detail of a step: a year by months, a month by days, a day by quarters of an hour.
 * @param day the local day on which it starts
 */
export function opened(step: UseAddress['step'], day: string): Pick<UseAddress, 'step' | 'from' | 'to'> {
  const begin = new Date(`${day}T00:00:00Z`);
  const months = { year: 12, month: 1 }[step as 'year' | 'month'] ?? 0;
  return { step: finer[step], from: day, to: later(begin, months, months === 0 ? 1 : 0) };
}

/** The levels above a month or a day: the year by months, and for a day its month by days. Empty if the view is of other days. */
export function wider({ from, to }: Pick<UseAddress, 'from' | 'to'>): Pick<UseAddress, 'step' | 'from' | 'to'>[] {
  const [year, month] = [`${from.slice(0, 4)}-01-01`, `${from.slice(0, 7)}-01`];
  const [inYear, inMonth] = [opened('year', year), opened('month', month)];
  if (from === month && to === inMonth.to) return [inYear];
  return to === opened('day', from).to ? [inYear, inMonth] : [];
}

/** The local day of an instant (ms UTC) in a zone. */
export function localDay(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
