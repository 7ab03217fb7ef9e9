import { parseDay } from '#kernel/day.ts';
import { type State, valueOn } from '#platform/ledger/fold.ts';

/** A member's terms from a day on (null: from the beginning) until the day before another (null: open-ended). */
export type MemberRow = {
  readonly from: string | null;
  readonly to: string | null;
  /** Decimal text, 0 to 1. */
  readonly share: string;
  readonly consent: string | null;
  /** Decimal text, yuan per kWh; null if the member asks for nothing. */
  readonly price: string | null;
  readonly maxKw: number | null;
};

export type MemberState = Pick<State, 'fields' | 'dated'>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * A member's rows by the day from which each is in force, earliest first. A member that has left rejoins only by a share on a later day:
 * that row does not inherit the earlier end, and other values after the end create no row.
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
 * Whether fields for a day (null: throughout, if no day has its own value) state what is in force already. For a member that has left
 * nothing is in force, whatever was agreed before.
 */
export function isHeld(held: MemberState, fields: Readonly<Record<string, unknown>>, day: string | null): boolean {
  if (day !== null && rowOn(rowsOf(held), day) === null) return false;
  return Object.entries(fields).every(
    ([field, value]) =>
      (day !== null || held.dated[field] === undefined) && (valueOn(held as State, field, day) ?? null) === (value ?? null),
  );
}

/** The row in force on a day; null if it is not a member then. */
export function rowOn(rows: readonly MemberRow[], day: string): MemberRow | null {
  const row = rows.findLast(({ from }) => from === null || from <= day);
  return row === undefined || (row.to !== null && day >= row.to) ? null : row;
}

/** How many days before joining an aggregator sees a member's electricity (`flexibility.md` 1). */
const daysBefore = 60;

/** Local days, since 1970-01-01, end excluded. */
export type DaySpan = { readonly from: number; readonly to: number };

/** The days for which its electricity is visible: from sixty days before each joining until leaving, each day once. */
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

/** The same days, earliest first, with overlapping or adjacent spans merged. */
export function merged(spans: readonly DaySpan[]): DaySpan[] {
  const whole: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = whole.at(-1);
    if (last === undefined || span.from > last.to) whole.push(span);
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return whole;
}
