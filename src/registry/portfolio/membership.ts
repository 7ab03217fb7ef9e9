import { parseDay } from '#kernel/day.ts';
import { type State, valueOn } from '#platform/ledger/fold.ts';

/** What holds of a member from a day on (null: from the beginning) to the day before another (null: on and on). */
export type MemberRow = {
  readonly from: string | null;
  readonly to: string | null;
  /** Decimal text, 0 to 1. */
  readonly share: string;
  readonly consent: string | null;
  /** Decimal text, yuan a kWh; null where nothing is asked for. */
  readonly price: string | null;
  readonly maxKw: number | null;
};

export type MemberState = Pick<State, 'fields' | 'dated'>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * The rows of a member by the day from which each holds, the earliest first. Who has left joins again by a share of a later day alone: its
 * row has no end from before, and what else is said of a day behind the end makes none.
 */
export function rowsOf(held: MemberState): MemberRow[] {
  const state = held as State;
  const days = new Set<string | null>();
  for (const line of Object.values(held.dated)) for (const { from } of line) if (from !== null) days.add(from);
  if (valueOn(state, 'share', null) !== null) days.add(null);
  return [...days]
    .toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .flatMap((from) => {
      const share = text(valueOn(state, 'share', from));
      if (share === null) return [];
      const ended = text(valueOn(state, 'to', from));
      const isOver = ended !== null && from !== null && ended <= from;
      if (isOver && held.dated['share']?.some((point) => point.from === from) !== true) return [];
      const maxKw = valueOn(state, 'maxKw', from);
      return {
        from,
        to: isOver ? null : ended,
        share,
        consent: text(valueOn(state, 'consent', from)),
        price: text(valueOn(state, 'price', from)),
        maxKw: typeof maxKw === 'number' ? maxKw : null,
      };
    });
}

/**
 * Whether fields say of a day (null: all along, where nothing else holds on any day) what holds then already. Of one that has left nothing
 * holds, whatever was agreed before.
 */
export function isHeld(held: MemberState, fields: Readonly<Record<string, unknown>>, day: string | null): boolean {
  if (day !== null && rowOn(rowsOf(held), day) === null) return false;
  return Object.entries(fields).every(
    ([field, value]) =>
      (day !== null || held.dated[field] === undefined) && (valueOn(held as State, field, day) ?? null) === (value ?? null),
  );
}

/** The row that holds on a day; null where it is no member then. */
export function rowOn(rows: readonly MemberRow[], day: string): MemberRow | null {
  const row = rows.findLast(({ from }) => from === null || from <= day);
  return row === undefined || (row.to !== null && day >= row.to) ? null : row;
}

/** So many days before joining an aggregator sees the electricity of a member (`flexibility.md` 1). */
const daysBefore = 60;

/** Local days, since 1970-01-01, the last not included. */
export type DaySpan = { readonly from: number; readonly to: number };

/** The days of which its electricity is told: from sixty days before each joining to the leaving, each day once. */
export function seenDays(rows: readonly MemberRow[]): DaySpan[] {
  const spans = rows.map(({ from, to }, at) => {
    const next = rows[at + 1]?.from ?? null;
    const ends = [to, next].filter((one) => one !== null).toSorted()[0];
    return {
      from: from === null ? -Infinity : (parseDay(from) as number) - daysBefore,
      to: ends === undefined ? Infinity : (parseDay(ends) as number),
    };
  });
  return merged(spans);
}

/** The same days, the earliest first, spans that overlap or touch as one. */
export function merged(spans: readonly DaySpan[]): DaySpan[] {
  const whole: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = whole.at(-1);
    if (last === undefined || span.from > last.to) whole.push(span);
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return whole;
}
