import { type Change, fold, nothing, valueOn } from './fold.ts';

/** One field of one change. Times are ms UTC. */
export type FieldChange = {
  readonly change: number;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** The local day from which it is valid; null: all time. */
  readonly validFrom: string | null;
  readonly byHand: boolean;
  readonly recorded: number;
  readonly undone: number | null;
  /** The row of the file that it comes from. */
  readonly row: number | null;
};

/** Everything ever set on one entity, newest first, each with the previous value as known at that moment. */
export function historyOf(changes: readonly Change[], today: string): FieldChange[] {
  const out: FieldChange[] = [];
  for (const [index, one] of changes.entries()) {
    const before = changes.slice(0, index).filter((earlier) => earlier.withdrawn === null || earlier.withdrawn > one.recorded);
    const state = fold(before, today) ?? nothing;
    for (const [field, to] of Object.entries(one.fields)) {
      const from = one.from === null && one.begins !== true ? (state.fields[field] ?? null) : valueOn(state, field, one.from);
      out.push({
        change: one.change,
        field,
        from,
        to,
        validFrom: one.from,
        byHand: one.byHand,
        recorded: one.recorded,
        undone: one.withdrawn,
        row: one.row ?? null,
      });
    }
  }
  return out.toReversed();
}
