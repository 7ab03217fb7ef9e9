import type { HoursOfDay } from '../../metering/metering/hours-option.ts';

/** A stretch that a strategy was tried on, as the contract has it. */
export type TriedStretch = {
  readonly from: string;
  readonly to: string;
  readonly concerned: boolean | null;
  readonly use: number | null;
  readonly saved: number | null;
};

/** The local clock of an instant, ms. */
export type LocalClock = (at: number) => { readonly day: string; readonly hour: number; readonly minute: number };

export function clockOf(zone: string): LocalClock {
  const form = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-CA', { ...form, timeZone: zone });
  return (at) => {
    const told = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
    const { year, month, day, hour, minute } = told as Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;
    return { day: `${year}-${month}-${day}`, hour: Number(hour), minute: Number(minute) };
  };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** An hour of a local day with what is known of it; null: not known. */
type Cell = { readonly day: string; readonly hour: number; use: number | null; saved: number | null; concerned: number | null };

/**
 * The stretches by local hours: what a stretch used and did not need is divided among its hours by time. An hour of which a part is not
 * known is not known.
 */
function cellsOf(rows: readonly TriedStretch[], clock: LocalClock): Cell[] {
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    const [from, to] = [Date.parse(row.from), Date.parse(row.to)];
    for (let at = from; at < to;) {
      const { day, hour, minute } = clock(at);
      const end = Math.min(to, at - (at % 60_000) + (60 - minute) * 60_000);
      const share = (end - at) / (to - from);
      const cell = cells.get(`${day} ${hour}`) ?? { day, hour, use: 0, saved: 0, concerned: 0 };
      cell.use = sum(cell.use, row.use, share);
      cell.saved = sum(cell.saved, row.saved, share);
      cell.concerned = sum(cell.concerned, row.concerned === null ? null : Number(row.concerned), (end - at) / hourMs);
      cells.set(`${day} ${hour}`, cell);
      at = end;
    }
  }
  return [...cells.values()];
}

const sum = (had: number | null, value: number | null, share: number): number | null =>
  had === null || value === null ? null : had + value * share;

export type StrategyMap = {
  readonly days: readonly HoursOfDay[];
  readonly most: number;
  /** Whether the cells are hours that something would have changed, because what these used is not known. */
  readonly isTime: boolean;
};

/** Days and hours in which a strategy would have saved, all days from the first to the last; null: there is none. */
export function strategyMap(rows: readonly TriedStretch[], clock: LocalClock): StrategyMap | null {
  const cells = cellsOf(rows, clock);
  const isTime = !cells.some(({ saved }) => saved !== null && saved > 0);
  const valueOf = isTime ? ({ concerned }: Cell) => concerned : ({ saved }: Cell) => saved;
  const most = cells.reduce((high, cell) => Math.max(high, valueOf(cell) ?? 0), 0);
  if (most <= 0) return null;
  const days = new Map<string, (number | null)[]>();
  const [first, last] = [
    cells.map(({ day }) => day).toSorted()[0] ?? '',
    cells
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? '',
  ];
  for (let at = Date.parse(first); at <= Date.parse(last); at += dayMs)
    days.set(
      new Date(at).toISOString().slice(0, 10),
      Array.from({ length: 24 }, () => null),
    );
  for (const cell of cells) {
    const values = days.get(cell.day);
    if (values !== undefined) values[cell.hour] = valueOf(cell);
  }
  return { days: [...days].map(([day, values]) => ({ day, values, estimated: [] })), most, isTime };
}

/** An hour of the day: means over the days of which it is known. */
export type ProfileHour = {
  readonly hour: number;
  readonly use: number;
  readonly needed: number;
  readonly saved: number;
  readonly days: number;
};

/** What an hour of the day used on average, and what of it the strategy would have needed; hours that were never judged have no entry. */
export function strategyProfile(rows: readonly TriedStretch[], clock: LocalClock): ProfileHour[] {
  const cells = cellsOf(rows, clock);
  return Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) => {
    const known = cells.flatMap((cell) =>
      cell.hour === hour && cell.use !== null && cell.saved !== null ? [{ use: cell.use, saved: cell.saved }] : [],
    );
    if (known.length === 0) return [];
    const mean = (of: 'use' | 'saved') => known.reduce((total, one) => total + one[of], 0) / known.length;
    const [use, saved] = [mean('use'), mean('saved')];
    return [{ hour, use, needed: use - saved, saved, days: known.length }];
  });
}
