import { valueOn } from '#platform/ledger/fold.ts';
import { firstDay } from './installed.ts';
import { type EquipmentShown, presentEquipment } from './present-equipment.ts';

/** Equipment as it stood on a day: its facts of that day, its owner, and which of its facts a person typed. */
export type StandingEquipment = EquipmentShown & { readonly organisation: string | null; readonly byHand: readonly string[] };

type Known = Parameters<typeof presentEquipment>[0] & {
  readonly dated: Readonly<Record<string, readonly { readonly from: string | null; readonly value: unknown }[]>>;
  readonly byHand: readonly string[];
};

/** The same with the facts that held on a day. */
export function asOn<T extends Known>(one: T, day: string): T {
  const dated = Object.keys(one.dated);
  if (dated.length === 0) return one;
  const state = { fields: one.fields, dated: one.dated, setBy: {}, byHand: [] } as unknown as Parameters<typeof valueOn>[0];
  return { ...one, fields: { ...one.fields, ...Object.fromEntries(dated.map((field) => [field, valueOn(state, field, day)])) } };
}

/** Whether equipment is there on a day: not removed by then, and not surely put in later. */
export const isThere = ({ fields: { installed, removed } }: Pick<Known, 'fields'>, day: string): boolean =>
  !(typeof removed === 'string' && removed <= day) && !(typeof installed === 'string' && firstDay(installed) > day);

/** @param owners organisations by the code of the building that answers */
export function presentStanding(
  one: Known,
  answering: Parameters<typeof presentEquipment>[1],
  owners: ReadonlyMap<string, string>,
  day: string,
): StandingEquipment {
  const shown = presentEquipment(one, answering, day);
  return { ...shown, organisation: owners.get(shown.building) ?? null, byHand: one.byHand };
}
