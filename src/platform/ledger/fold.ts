import type { AsOf } from '#kernel/as-of.ts';

/** One change of a building or a meter: what it set, from which local day on, and when it was written. Times are ms UTC. */
export type Change = {
  readonly id: number;
  /** The number of the import or of the change by hand. */
  readonly change: number;
  /** null: valid for all time. */
  readonly from: string | null;
  /** Null clears a field. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly byHand: boolean;
  readonly recorded: number;
  readonly withdrawn: number | null;
  /** The row of the file that it comes from; null if it was typed, or the row was not stored. */
  readonly row?: number | null;
  /** Without a day it is only the beginning: what is valid from later days stays. */
  readonly begins?: boolean;
};

export type Point = { readonly from: string | null; readonly value: unknown };

/** The result of the changes of one entity. */
export type State = {
  /** The value of each field on `today`; fields without a value are absent. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The whole timeline of fields that change over time, oldest first. */
  readonly dated: Readonly<Record<string, readonly Point[]>>;
  /** The change that each field's value of today comes from. */
  readonly setBy: Readonly<Record<string, number>>;
  /** Fields whose value of today was typed by hand. */
  readonly byHand: readonly string[];
  /** The days from which values of each field were typed by hand; null is all time. Absent if a state was read without its changes. */
  readonly typed?: Typed;
};

export type Typed = Readonly<Record<string, readonly (string | null)[]>>;

export const nothing: State = { fields: {}, dated: {}, setBy: {}, byHand: [], typed: {} };

type SetPoint = Point & { readonly change: number; readonly byHand: boolean };
type Laid = SetPoint & { readonly begins: boolean };

/**
 * The state that results from changes, in the order in which they were written. A value without a day is valid for all time and replaces
 * the whole timeline, unless it is only the beginning (`begins`); one from a day on replaces the value of exactly that day and leaves later
 * ones. Null if there are no changes.
 */
export function fold(changes: readonly Change[], today: string): State | null {
  if (changes.length === 0) return null;
  const lines = new Map<string, SetPoint[]>();
  for (const { fields, from, change, byHand, begins = false } of changes) {
    for (const [field, value] of Object.entries(fields))
      lines.set(field, laid(lines.get(field) ?? [], { from, value, change, byHand, begins }));
  }
  const state = {
    fields: {} as Record<string, unknown>,
    dated: {} as Record<string, Point[]>,
    setBy: {} as Record<string, number>,
    byHand: [] as string[],
    typed: {} as Record<string, (string | null)[]>,
  };
  for (const [field, line] of lines) {
    const days = daysTyped(line);
    if (days.length > 0) state.typed[field] = days;
    if (line.some((point) => point.from !== null)) state.dated[field] = line.map(({ from, value }) => ({ from, value }));
    const now = line.findLast((point) => point.from === null || point.from <= today);
    if (now === undefined || now.change < 0) continue;
    if (now.value !== null) state.fields[field] = now.value;
    state.setBy[field] = now.change;
    if (now.byHand) state.byHand.push(field);
  }
  return state;
}

const daysTyped = (line: readonly SetPoint[]): (string | null)[] => line.filter(({ byHand }) => byHand).map(({ from }) => from);

/** A timeline with one more value applied. */
function laid(line: readonly SetPoint[], { begins, ...given }: Laid): SetPoint[] {
  const value = repeated(line, given);
  const others = line.filter((point) => point.from !== value.from);
  if (value.from === null) return begins ? [value, ...others] : [value];
  const base: SetPoint[] = others.some((point) => point.from === null) ? [] : [{ from: null, value: null, change: -1, byHand: false }];
  return [...base, ...others, value].toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

/**
 * A value for a day that is already valid then: the change that first set it for exactly that day stays its source, and a value typed for
 * that day, or for all time, stays typed, so that a file that agrees with it does not make it overwritable by another.
 */
function repeated(line: readonly SetPoint[], value: SetPoint): SetPoint {
  const { from } = value;
  const held = from === null ? undefined : line.findLast((point) => point.from === null || point.from <= from);
  if (held === undefined || held.change < 0 || !same(held.value, value.value)) return value;
  const staysTyped = held.byHand && (held.from === from || held.from === null);
  return { ...value, byHand: value.byHand || staysTyped, change: held.from === from ? held.change : value.change };
}

/** The changes that were known at an instant and not yet undone. */
export function knownAt(changes: readonly Change[], known: AsOf): Change[] {
  const at = Math.min(known.received, known.recorded);
  return changes.filter((one) => one.recorded <= at && (one.withdrawn === null || one.withdrawn > at));
}

/**
 * The changes that count for a query. If there are none because the entity was not in the registry yet, those of the change that created it
 * are used for the time before: readings may be older than the list of buildings.
 */
export function countingAt(changes: readonly Change[], known: AsOf): Change[] {
  const counting = knownAt(changes, known);
  if (counting.length > 0) return counting;
  const [first] = changes.filter((one) => one.withdrawn === null);
  return first === undefined ? [] : changes.filter((one) => one.withdrawn === null && one.change === first.change);
}

/** A state with one more change applied: the same as `fold` of the longer list. */
export function lay(state: State, change: Pick<Change, 'change' | 'from' | 'fields' | 'byHand' | 'begins'>, today: string): State {
  const fields = { ...state.fields };
  const dated = { ...state.dated };
  const setBy = { ...state.setBy };
  const byHand = new Set(state.byHand);
  const typed = { ...state.typed };
  for (const [field, value] of Object.entries(change.fields)) {
    const isTyped = (from: string | null): boolean => (state.typed === undefined ? byHand.has(field) : (typed[field] ?? []).includes(from));
    const { from, byHand: isByHand, begins = false } = change;
    // a value from a day on has a source even if there is none for the time before
    const saidBy = (point: Point): number => state.setBy[field] ?? (point.from === null ? -1 : change.change);
    const held = lineOf(state, field).map((point) => ({ ...point, change: saidBy(point), byHand: isTyped(point.from) }));
    const line = laid(held, { from, value, change: change.change, byHand: isByHand, begins });
    typed[field] = daysTyped(line);
    if (line.length === 1) delete dated[field];
    else dated[field] = line.map(({ from, value: there }) => ({ from, value: there }));
    const now = line.findLast((point) => point.from === null || point.from <= today);
    if (now === undefined || now.value === null) delete fields[field];
    else fields[field] = now.value;
    if (now?.from !== change.from) continue;
    setBy[field] = now.change;
    if (now.byHand) byHand.add(field);
    else byHand.delete(field);
  }
  return { fields, dated, setBy, byHand: [...byHand], ...(state.typed && { typed }) };
}

/** The value of a field on a local day; with null, at the beginning. */
export function valueOn(state: State, field: string, day: string | null): unknown {
  const line = state.dated[field];
  if (line === undefined) return state.fields[field] ?? null;
  return line.findLast((point) => point.from === null || (day !== null && point.from <= day))?.value ?? null;
}

/** The timeline of a field: one point if it never changed. */
export function lineOf(state: State, field: string): readonly Point[] {
  return state.dated[field] ?? [{ from: null, value: state.fields[field] ?? null }];
}

/** The days that a row is about. */
type RowDays = {
  readonly from: string | null;
  readonly asLine: boolean;
  readonly begins?: boolean | undefined;
  readonly timeless?: readonly string[] | undefined;
};

export type Difference = {
  readonly set: Readonly<Record<string, unknown>>;
  /**
   * Values given for a day that are already valid then. They are stored: a value set later for an earlier day ends there, and they stay
   * valid if the change that first set them is undone.
   */
  readonly again: Readonly<Record<string, unknown>>;
  readonly kept: readonly { readonly field: string; readonly ours: unknown; readonly theirs: unknown }[];
};

/**
 * What a row of a file changes. A value typed for its day, or for all time, is kept, unless the file is to be taken; a value typed for
 * another day does not block any other day.
 * @param from the day from which the row is valid; null is all time
 * @param asLine the file has the entity's later days in rows of their own, so that a row without a day is its beginning
 * @param begins a row without a day leaves what is valid from later days
 * @param timeless fields that are valid for all time, whatever the day of the row
 */
export function differ(state: State, row: RowDays & { readonly fields: Readonly<Record<string, unknown>> }, take: boolean): Difference {
  const set: Record<string, unknown> = {};
  const again: Record<string, unknown> = {};
  const kept: { field: string; ours: unknown; theirs: unknown }[] = [];
  for (const [field, theirs] of Object.entries(row.fields)) {
    const ours = heldBefore(state, field, row);
    const isOfDay = row.from !== null && row.timeless?.includes(field) !== true;
    if (!same(ours, theirs)) {
      if (!take && isTyped(state, field, isOfDay ? row : { ...row, from: null })) kept.push({ field, ours, theirs });
      else set[field] = theirs;
    } else if (isOfDay) again[field] = theirs;
  }
  return { set, again, kept };
}

/** The value of a field that such a row would replace. */
export const heldBefore = (state: State, field: string, { from, asLine }: Pick<RowDays, 'from' | 'asLine'>): unknown =>
  from === null && !asLine ? (state.fields[field] ?? null) : valueOn(state, field, from);

/** Whether the value that such a row would replace was typed by hand. */
function isTyped(state: State, field: string, { from, begins = false }: RowDays): boolean {
  if (state.typed === undefined) return state.byHand.includes(field);
  const days = state.typed[field] ?? [];
  if (from === null && !begins) return days.length > 0;
  const held = lineOf(state, field).findLast((point) => point.from === null || (from !== null && point.from <= from));
  return days.includes(from) || (held?.from === null && days.includes(null));
}

/** Whether two values of a field are the same, regardless of the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? 'null'
  );
}
