import { valueOn } from '#platform/ledger/fold.ts';
import { firstDay } from './installed.ts';
import type { inUseTerms } from './vocabulary.ts';

/** What answers show of every entity in a building. Null means unknown. */
export type ShownInBuilding = {
  readonly code: string;
  /** Its building: the one that answers for the code it was entered under. */
  readonly building: string | null;
  readonly buildingName: string | null;
  readonly name: string | null;
};

/** The buildings that answer, by the codes named in entities; `demolished`: the day on which one was or is to be. */
export type Answering = ReadonlyMap<string, { readonly code: string; readonly name: string | null; readonly demolished: string | null }>;

/** An entity of the ledger, as far as it is shown. */
export type LedgerEntry = { readonly code: string; readonly fields: Readonly<Record<string, unknown>> };

/** The building of an entity that must be in one: code and name of the one that answers. */
export function buildingOf(
  { fields: { building } }: LedgerEntry,
  answering: Answering,
): { readonly building: string; readonly buildingName: string | null } {
  const named = typeof building === 'string' ? building : '';
  const { code, name } = answering.get(named) ?? { code: named, name: null };
  return { building: code, buildingName: name };
}

/** Whether an entity exists today, and its building still stands. @param day the local day of «today» */
export function stateOn({ fields: { building, removed } }: LedgerEntry, answering: Answering, day: string): keyof typeof inUseTerms {
  if (typeof removed === 'string' && removed <= day) return 'removed';
  const demolished = answering.get(String(building))?.demolished ?? null;
  return demolished !== null && demolished <= day ? 'building-demolished' : 'in-use';
}

/** An entity with the values of its fields over time. */
export type Dated = LedgerEntry & {
  readonly dated: Readonly<Record<string, readonly { readonly from: string | null; readonly value: unknown }[]>>;
};

/** The same with the facts in force on a day. */
export function asOn<T extends Dated>(one: T, day: string): T {
  const dated = Object.keys(one.dated);
  if (dated.length === 0) return one;
  // of a state, only what the value of a day depends on
  const state = { fields: one.fields, dated: one.dated, setBy: {}, byHand: [] } as unknown as Parameters<typeof valueOn>[0];
  return { ...one, fields: { ...one.fields, ...Object.fromEntries(dated.map((field) => [field, valueOn(state, field, day)])) } };
}

/** Which entities are included as well: those installed later, those removed. */
export type Also = { readonly planned?: boolean | undefined; readonly removed?: boolean | undefined };

/** Whether an entity exists on a day: not removed by then, and not certainly installed later. */
export const isThere = ({ fields: { installed, removed } }: LedgerEntry, day: string, also: Also = {}): boolean =>
  (also.removed === true || !(typeof removed === 'string' && removed <= day)) &&
  (also.planned === true || !(typeof installed === 'string' && firstDay(installed) > day));
