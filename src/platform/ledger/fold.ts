import type { AsOf } from '#kernel/as-of.ts';

/** One change of a building or a meter: what it set, from which local day on, and when it was written. Times are ms UTC. */
export type Change = {
  readonly id: number;
  /** The number of the import or of the change by hand. */
  readonly change: number;
  /** null: it holds all along. */
  readonly from: string | null;
  /** Null clears a field. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly byHand: boolean;
  readonly recorded: number;
  readonly withdrawn: number | null;
  /** The row of the file that it comes from; null where it was typed, or that was not kept. */
  readonly row?: number | null;
  /** Without a day it is the beginning alone: what holds from later days stays. */
  readonly begins?: boolean;
};

export type Point = { readonly from: string | null; readonly value: unknown };

/** What the changes of one entity come to. */
export type State = {
  /** Each field as it stands on `today`; fields without a value are not there. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The whole line of those fields that change within the entity's life, oldest first. */
  readonly dated: Readonly<Record<string, readonly Point[]>>;
  /** Which change each field's value of today comes from. */
  readonly setBy: Readonly<Record<string, number>>;
  /** Fields whose value of today a person typed. */
  readonly byHand: readonly string[];
  /** From which days each field holds as a person typed it; null is all along. Absent where a state was read without its changes. */
  readonly typed?: Typed;
};

export type Typed = Readonly<Record<string, readonly (string | null)[]>>;

export const nothing: State = { fields: {}, dated: {}, setBy: {}, byHand: [], typed: {} };

type SetPoint = Point & { readonly change: number; readonly byHand: boolean };
type Laid = SetPoint & { readonly begins: boolean };

/**
 * The state that changes come to, in the order they were written. A value without a day holds all along and takes the place of the whole
 * line, but where it is the beginning (`begins`); one from a day on takes the place of what stood on that very day and leaves later ones.
 * Null where there is no change at all.
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

/** A line with one more value laid on it. */
function laid(line: readonly SetPoint[], { begins, ...given }: Laid): SetPoint[] {
  const value = repeated(line, given);
  const others = line.filter((point) => point.from !== value.from);
  if (value.from === null) return begins ? [value, ...others] : [value];
  const base: SetPoint[] = others.some((point) => point.from === null) ? [] : [{ from: null, value: null, change: -1, byHand: false }];
  return [...base, ...others, value].toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

/**
 * A value of a day that holds then already: who said it of that very day first stays named, and what a person typed of that day, or all
 * along, stays typed, so that a file that agrees with it opens the door to no other.
 */
function repeated(line: readonly SetPoint[], value: SetPoint): SetPoint {
  const { from } = value;
  const held = from === null ? undefined : line.findLast((point) => point.from === null || point.from <= from);
  if (held === undefined || held.change < 0 || !same(held.value, value.value)) return value;
  const staysTyped = held.byHand && (held.from === from || held.from === null);
  return { ...value, byHand: value.byHand || staysTyped, change: held.from === from ? held.change : value.change };
}

/** The changes that were known at an instant and not yet taken back. */
export function knownAt(changes: readonly Change[], known: AsOf): Change[] {
  const at = Math.min(known.received, known.recorded);
  return changes.filter((one) => one.recorded <= at && (one.withdrawn === null || one.withdrawn > at));
}

/**
 * The changes that count for a question. Where none does, because the entity was not in the registry yet, those of the change that brought
 * it in stand for the time before: readings may be older than the list of buildings.
 */
export function countingAt(changes: readonly Change[], known: AsOf): Change[] {
  const counting = knownAt(changes, known);
  if (counting.length > 0) return counting;
  const [first] = changes.filter((one) => one.withdrawn === null);
  return first === undefined ? [] : changes.filter((one) => one.withdrawn === null && one.change === first.change);
}

/** A state with one more change laid on it: what `fold` would make of the longer list. */
export function lay(state: State, change: Pick<Change, 'change' | 'from' | 'fields' | 'byHand' | 'begins'>, today: string): State {
  const fields = { ...state.fields };
  const dated = { ...state.dated };
  const setBy = { ...state.setBy };
  const byHand = new Set(state.byHand);
  const typed = { ...state.typed };
  for (const [field, value] of Object.entries(change.fields)) {
    const isTyped = (from: string | null): boolean => (state.typed === undefined ? byHand.has(field) : (typed[field] ?? []).includes(from));
    const { from, byHand: isByHand, begins = false } = change;
    // what holds from a day on was said by somebody, also where nobody said anything of before
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

/** The line of a field: one point where it never changed. */
export function lineOf(state: State, field: string): readonly Point[] {
  return state.dated[field] ?? [{ from: null, value: state.fields[field] ?? null }];
}

/** Of which days a row speaks. */
type RowDays = {
  readonly from: string | null;
  readonly asLine: boolean;
  readonly begins?: boolean | undefined;
  readonly timeless?: readonly string[] | undefined;
};

export type Difference = {
  readonly set: Readonly<Record<string, unknown>>;
  /**
   * What is said of a day and holds then already. It is kept: what comes to hold from an earlier day later on ends there, and it stands
   * where who said it first takes that back.
   */
  readonly again: Readonly<Record<string, unknown>>;
  readonly kept: readonly { readonly field: string; readonly ours: unknown; readonly theirs: unknown }[];
};

/**
 * What a row of a file changes. What a person typed of its day, or all along, is kept, unless the file is to be taken; what was typed of
 * another day keeps no other day out.
 * @param from the day from which the row holds; null is all along
 * @param asLine the file has the entity's later days in rows of their own, so that a row without a day is its beginning
 * @param begins a row without a day leaves what holds from later days
 * @param timeless fields that hold all along, whatever the day of the row
 */
export function differ(state: State, row: RowDays & { readonly fields: Readonly<Record<string, unknown>> }, take: boolean): Difference {
  const set: Record<string, unknown> = {};
  const again: Record<string, unknown> = {};
  const kept: { field: string; ours: unknown; theirs: unknown }[] = [];
  for (const [field, theirs] of Object.entries(row.fields)) {
    const ours = row.from === null && !row.asLine ? (state.fields[field] ?? null) : valueOn(state, field, row.from);
    const isOfDay = row.from !== null && row.timeless?.includes(field) !== true;
    if (!same(ours, theirs)) {
      if (!take && isTyped(state, field, isOfDay ? row : { ...row, from: null })) kept.push({ field, ours, theirs });
      else set[field] = theirs;
    } else if (isOfDay) again[field] = theirs;
  }
  return { set, again, kept };
}

/** Whether a person typed what such a row would take the place of. */
function isTyped(state: State, field: string, { from, begins = false }: RowDays): boolean {
  if (state.typed === undefined) return state.byHand.includes(field);
  const days = state.typed[field] ?? [];
  if (from === null && !begins) return days.length > 0;
  const held = lineOf(state, field).findLast((point) => point.from === null || (from !== null && point.from <= from));
  return days.includes(from) || (held?.from === null && days.includes(null));
}

/** Whether two values of a field are the same, whatever the order of their keys. */
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
