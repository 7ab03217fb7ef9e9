import { formatInstant } from '#kernel/instant.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Change, State } from './fold.ts';
import { historyOf } from './history.ts';
import { type Origin, origins } from './origin-store.ts';
import type { Queryable } from './entity-store.ts';

/** The source of a field's value. */
export type OriginShown = { change: number; by: string; at: string; kind: string; subject: string; row: number | null; byHand: boolean };

/** A change of one field as shown; `import` is null if it was typed. */
export type ChangeShown = {
  change: number;
  import: number | null;
  by: string;
  at: string;
  kind: string;
  subject: string;
  row: number | null;
  field: string;
  from: unknown;
  to: unknown;
  validFrom: string | null;
  undone: string | null;
};

const instantText = (ms: number): string => formatInstant(ms / 1000);

const presentOrigin = ({ change, by, at, kind, subject, byHand }: Origin, row: number | null): OriginShown => ({
  change,
  by,
  at: instantText(at.getTime()),
  kind,
  subject,
  row,
  byHand,
});

/**
 * The import and the row of its file, or the person, that each field's value of today comes from, by field.
 * @param changes all changes of the entity, in the order in which they were written
 */
export async function provenanceOf(on: Queryable, setBy: State['setBy'], changes: readonly Change[]): Promise<Record<string, OriginShown>> {
  const known = await origins(on, checkedByCaller, Object.values(setBy));
  const shown = Object.entries(setBy).flatMap(([field, change]) => {
    const origin = known.get(change);
    const row = changes.findLast((one) => one.change === change && field in one.fields)?.row ?? null;
    return origin === undefined ? [] : [[field, presentOrigin(origin, row)] as const];
  });
  return Object.fromEntries(shown);
}

/**
 * Who changed which field of one entity, from what to what, when, by which import; newest first.
 * @param day the local day that «today» is
 */
export async function presentHistory(on: Queryable, changes: readonly Change[], day: string): Promise<ChangeShown[]> {
  const known = await origins(
    on,
    checkedByCaller,
    changes.map((one) => one.change),
  );
  return historyOf(changes, day).map((one) => {
    const origin = known.get(one.change);
    return {
      change: one.change,
      import: one.byHand ? null : one.change,
      by: origin?.by ?? '',
      at: instantText(one.recorded),
      kind: origin?.kind ?? '',
      subject: origin?.subject ?? '',
      row: one.row,
      field: one.field,
      from: one.from,
      to: one.to,
      validFrom: one.validFrom,
      undone: one.undone === null ? null : instantText(one.undone),
    };
  });
}
