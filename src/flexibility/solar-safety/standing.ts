import type { SolarDuty, SolarItem, SolarResult, SolarState } from './vocabulary.ts';

/** What was found of an item on a day; `change`: the number under which it was written down. */
export type SolarCheck = { readonly item: SolarItem; readonly result: SolarResult; readonly on: string; readonly change?: number };

/** A check, or the state from a day on, in the order in which they were written down. */
export type SolarRecord = SolarCheck | { readonly state: SolarState; readonly on: string };

/** Days of the list of resources. */
export type InstalledDays = { readonly installed: string | null; readonly removed: string | null };

/** A duty, and since which day it is one; null where that is not known. */
export type OpenDuty = { readonly duty: SolarDuty; readonly since: string | null; readonly document: string; readonly clause: string };

export type SolarStanding = {
  readonly state: SolarState;
  /** All by the day, the latest first. */
  readonly checks: readonly SolarCheck[];
  readonly duties: readonly OpenDuty[];
};

/** Where the document of the nation says that potential comes first, that the unsafe stop and the abandoned go. */
const source = { document: 'CN', clause: '三(四)1' } as const;

/**
 * How photovoltaics stand on a day, and what is owed of them (`flexibility.md` 3). The list says when they were put in and taken down; a
 * state that somebody wrote down rules from its day on, but what the list has as taken down is gone.
 */
export function standingOn(days: InstalledDays, records: readonly SolarRecord[], day: string): SolarStanding {
  const known = inOrder(records.filter(({ on }) => on <= day));
  const checks = known.filter((one) => 'item' in one);
  const told = known.findLast((one) => 'state' in one);
  const state = days.removed !== null && days.removed <= day ? 'removed' : told === undefined ? listed(days, day) : told.state;
  return { state, checks: checks.toReversed(), duties: dutiesOf({ days, known, state, told: told?.on ?? null, day }) };
}

/** Photovoltaics of which no day is told are taken as in use, as the list takes them. */
const listed = ({ installed }: InstalledDays, day: string): SolarState =>
  installed !== null && installed > day ? 'planned' : 'in-service';

/** By their days; of one day those written down later come later. */
const inOrder = (records: readonly SolarRecord[]): readonly SolarRecord[] =>
  records.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

type Known = {
  readonly days: InstalledDays;
  readonly known: readonly SolarRecord[];
  readonly state: SolarState;
  /** From when on somebody wrote the state down. */
  readonly told: string | null;
  readonly day: string;
};

function dutiesOf({ days, known, state, told, day }: Known): OpenDuty[] {
  if (state === 'removed') return [];
  const began = days.installed ?? serviceSince(known);
  const since = began !== null && began <= day ? began : null;
  const failed = failing(known);
  return [
    ...(isAssessed(known, days.installed, began) ? [] : [{ duty: 'assess', since, ...source } as const]),
    ...(state === 'in-service' && failed !== null ? [{ duty: 'stop', since: failed, ...source } as const] : []),
    ...(state === 'abandoned' ? [{ duty: 'remove', since: told, ...source } as const] : []),
  ];
}

/**
 * Whether the potential was found good before it was put in; where the list does not say when that was, by the day from which somebody
 * wrote it down as in service; where nobody did, ever.
 */
const isAssessed = (known: readonly SolarRecord[], installed: string | null, began: string | null): boolean =>
  known.some(
    (one) =>
      'item' in one &&
      one.item === 'potential' &&
      one.result === 'pass' &&
      (installed === null ? began === null || one.on <= began : one.on < installed),
  );

/** From when on somebody wrote it down as in service; null where nobody did. */
const serviceSince = (known: readonly SolarRecord[]): string | null =>
  known.find((one) => 'state' in one && one.state === 'in-service')?.on ?? null;

/** The earliest day of the items' latest checks that failed; null where none did. */
function failing(known: readonly SolarRecord[]): string | null {
  const latest = new Map(known.flatMap((one) => ('item' in one ? [[one.item, one] as const] : [])));
  const days = [...latest.values()].flatMap(({ result, on }) => (result === 'fail' ? [on] : []));
  return days.toSorted()[0] ?? null;
}

/**
 * What stands against putting photovoltaics into service on a day: what would be owed of them were they in service from then on
 * (`flexibility.md` 3, decision 0112), and that they were abandoned.
 */
export function againstService(days: InstalledDays, records: readonly SolarRecord[], day: string): SolarDuty[] {
  const known = inOrder(records.filter(({ on }) => on <= day));
  return [
    ...(isAssessed(known, days.installed, serviceSince(known) ?? day) ? [] : (['assess'] as const)),
    ...(failing(known) === null ? [] : (['stop'] as const)),
    ...(standingOn(days, records, day).state === 'abandoned' ? (['remove'] as const) : []),
  ];
}
