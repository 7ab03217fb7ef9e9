import { valueOn } from '#platform/ledger/fold.ts';
import { type ResourceShown, presentResource } from './present-resource.ts';

/** A resource as of a day: its facts of that day, its owner, and which of its facts were entered by a person. */
export type StandingResource = ResourceShown & { readonly organisation: string | null; readonly byHand: readonly string[] };

type Dated = Parameters<typeof presentResource>[0] & {
  readonly dated: Readonly<Record<string, readonly { readonly from: string | null; readonly value: unknown }[]>>;
};

type Known = Dated & { readonly byHand: readonly string[] };

/** The same with the facts in force on a day. */
export function asOn<T extends Dated>(one: T, day: string): T {
  const dated = Object.keys(one.dated);
  if (dated.length === 0) return one;
  const state = { fields: one.fields, dated: one.dated, setBy: {}, byHand: [] } as unknown as Parameters<typeof valueOn>[0];
  return { ...one, fields: { ...one.fields, ...Object.fromEntries(dated.map((field) => [field, valueOn(state, field, day)])) } };
}

/** Which resources are included as well: those installed later, those removed. */
type Also = { readonly planned?: boolean | undefined; readonly removed?: boolean | undefined };

/** Whether a resource exists on a day: not removed by then, and not certainly installed later. */
export const isThere = ({ fields: { installed, removed } }: Pick<Known, 'fields'>, day: string, also: Also = {}): boolean =>
  (also.removed === true || !(typeof removed === 'string' && removed <= day)) &&
  (also.planned === true || !(typeof installed === 'string' && installed > day));

/** @param owners organisations by the code of the building that answers */
export function presentStanding(
  one: Known,
  answering: Parameters<typeof presentResource>[1],
  owners: ReadonlyMap<string, string>,
  day: string,
): StandingResource {
  const shown = presentResource(one, answering, day);
  return { ...shown, organisation: owners.get(shown.building) ?? null, byHand: one.byHand };
}
