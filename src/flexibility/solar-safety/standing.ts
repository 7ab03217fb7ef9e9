import type { SolarDuty, SolarItem, SolarResult, SolarState } from './vocabulary.ts';

/** The result of checking an item on a day; `change`: the number under which it was recorded. */
export type SolarCheck = { readonly item: SolarItem; readonly result: SolarResult; readonly on: string; readonly change?: number };

/** A check, or the state from a day on, in the order of recording. */
export type SolarRecord = SolarCheck | { readonly state: SolarState; readonly on: string };

/** Days from the register of resources. */
export type InstalledDays = { readonly installed: string | null; readonly removed: string | null };

/** A duty, and the day since which it has existed; null if unknown. */
export type OpenDuty = { readonly duty: SolarDuty; readonly since: string | null; readonly document: string; readonly clause: string };

export type SolarStanding = {
  readonly state: SolarState;
  /** All up to the day, latest first. */
  readonly checks: readonly SolarCheck[];
  readonly duties: readonly OpenDuty[];
};

/** The national document that requires assessing the potential first, stopping the unsafe and removing the abandoned. */
const source = { document: 'CN', clause: '三(四)1' } as const;

/**
 * The state of photovoltaics on a day, and their duties (`flexibility.md` 3). The register says when they were installed and removed; a
 * recorded state applies from its day on, but what the register has as removed is gone.
 */
export function standingOn(days: InstalledDays, records: readonly SolarRecord[], day: string): SolarStanding {
  const known = inOrder(records.filter(({ on }) => on <= day));
  const checks = known.filter((one) => 'item' in one);
  const told = known.findLast((one) => 'state' in one);
  const state = days.removed !== null && days.removed <= day ? 'removed' : told === undefined ? listed(days, day) : told.state;
  return { state, checks: checks.toReversed(), duties: dutiesOf({ days, known, state, told: told?.on ?? null, day }) };
}

/** Photovoltaics without any day count as in use, as in the register. */
const listed = ({ installed }: InstalledDays, day: string): SolarState =>
  installed !== null && installed > day ? 'planned' : 'in-service';

/** By day; records of one day in the order of recording. */
const inOrder = (records: readonly SolarRecord[]): readonly SolarRecord[] =>
  records.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

type Known = {
  readonly days: InstalledDays;
  readonly known: readonly SolarRecord[];
  readonly state: SolarState;
  /** The day since which the recorded state applies. */
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
 * Whether the potential was assessed as good before installation; if the register does not say when that was, before the day from which it
 * is recorded as in service; without such a record, at any time.
 */
const isAssessed = (known: readonly SolarRecord[], installed: string | null, began: string | null): boolean =>
  known.some(
    (one) =>
      'item' in one &&
      one.item === 'potential' &&
      one.result === 'pass' &&
      (installed === null ? began === null || one.on <= began : one.on < installed),
  );

/** The first day recorded as in service; null if there is none. */
const serviceSince = (known: readonly SolarRecord[]): string | null =>
  known.find((one) => 'state' in one && one.state === 'in-service')?.on ?? null;

/** The earliest day among the items' latest checks that failed; null if none did. */
function failing(known: readonly SolarRecord[]): string | null {
  const latest = new Map(known.flatMap((one) => ('item' in one ? [[one.item, one] as const] : [])));
  const days = [...latest.values()].flatMap(({ result, on }) => (result === 'fail' ? [on] : []));
  return days.toSorted()[0] ?? null;
}

/**
 * Obstacles to putting photovoltaics into service on a day: the duties they would have if in service from then on (`flexibility.md` 3,
 * decision 0112), and being abandoned.
 */
export function againstService(days: InstalledDays, records: readonly SolarRecord[], day: string): SolarDuty[] {
  const known = inOrder(records.filter(({ on }) => on <= day));
  return [
    ...(isAssessed(known, days.installed, serviceSince(known) ?? day) ? [] : (['assess'] as const)),
    ...(failing(known) === null ? [] : (['stop'] as const)),
    ...(standingOn(days, records, day).state === 'abandoned' ? (['remove'] as const) : []),
  ];
}
