import { asOfNow } from '#kernel/as-of.ts';
import { buildingFactsOf } from '../fields/building-facts.ts';
import { swapsAt, type Swap } from '../fields/devices.ts';
import type { BuildingFacts, MeterFacts } from '../facts.ts';
import type { WrittenBuilding, WrittenMeter } from './cache-store.ts';
import { meterOf, sharesOf, summed } from '../fields/meter-of.ts';
import { defaultZone } from '../fields/zone.ts';
import { createPasts } from './pasts.ts';

/** A cached building: its facts, and the keys by which it is found and visible. */
export type CachedBuilding = {
  readonly id: number;
  readonly code: string;
  /** The building that answers for it: itself, or the one it was merged into. */
  readonly root: number;
  readonly zone: string | null;
  readonly region: string | null;
  readonly developmentZone: string | null;
  readonly organisation: string | null;
  /** Name and address in the form used for comparison. */
  readonly nameKey: string;
  readonly addressKey: string;
  /** Null if it was undone or another answers for it. */
  readonly facts: BuildingFacts | null;
};

/** A cached metering point. */
export type CachedMeter = {
  readonly id: number;
  readonly code: string;
  /** The building named in it. */
  readonly building: number | null;
  readonly shares: readonly { readonly building: number; readonly share: number }[];
  readonly carrier: string | null;
  readonly operator: string | null;
  /** Null if it was undone. The place is filled in by the cache. */
  readonly facts: MeterFacts | null;
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function cachedBuilding({
  id,
  code,
  fields,
  dated,
  gone,
  merged_into: into,
  name_key,
  address_key,
}: WrittenBuilding): CachedBuilding {
  const stands = !gone && into === null;
  return {
    id,
    code,
    root: into ?? id,
    zone: textOf(fields['zone']),
    region: textOf(fields['region']),
    developmentZone: textOf(fields['developmentZone']),
    organisation: textOf(fields['organisation']),
    nameKey: name_key,
    addressKey: address_key,
    facts: stands ? buildingFactsOf(id, code, { fields, dated, setBy: {}, byHand: [] }) : null,
  };
}

export function cachedMeter(row: WrittenMeter, shares: CachedMeter['shares'], swaps: readonly Swap[]): CachedMeter {
  const { id, code, fields, building, parent, gone } = row;
  const around = { building: null, zone: null, parent, shares: [], swaps: swapsAt(swaps, asOfNow) };
  return {
    id,
    code,
    building,
    shares,
    carrier: textOf(fields['carrier']),
    operator: textOf(fields['operator']),
    facts: gone ? null : meterOf(row, fields, around),
  };
}

/** How many selections from the cache are remembered. */
const mostPicks = 8;

export type Cache = ReturnType<typeof createCache>;

/** The cached part of the registry, in order; new entries replace existing ones. */
export function createCache() {
  const [buildings, meters] = [new Map<number, CachedBuilding>(), new Map<number, CachedMeter>()];
  const [standing, working] = [createRow<CachedBuilding>(), createRow<CachedMeter>()];
  const [picks, pasts] = [createPicks(), createPasts()];
  const rootOf = (id: number): CachedBuilding | undefined => {
    const named = buildings.get(id);
    return named === undefined ? undefined : (buildings.get(named.root) ?? named);
  };

  /** The location of a meter follows the building that answers today. */
  function placed(meter: CachedMeter): CachedMeter {
    if (meter.facts === null) return meter;
    const root = meter.building === null ? undefined : rootOf(meter.building);
    const building = root?.code ?? null;
    const named = summed(meter.shares.map(({ building: id, share }) => ({ building: rootOf(id)?.code ?? '', share })));
    return { ...meter, facts: { ...meter.facts, building, zone: root?.zone ?? defaultZone, shares: sharesOf(building, named) } };
  }

  /** Buildings for which the facts of their meters have changed. */
  function takeBuildings(given: readonly CachedBuilding[]): Set<number> {
    const moved = new Set<number>();
    for (const one of given) {
      const held = buildings.get(one.id);
      if (held === undefined || held.zone !== one.zone || held.root !== one.root || held.code !== one.code) moved.add(one.id);
      buildings.set(one.id, one);
    }
    standing.put(
      given,
      given.filter(({ facts }) => facts !== null),
    );
    return moved;
  }

  const stood = (moved: ReadonlySet<number>) => (id: number) => moved.has(id) || moved.has(buildings.get(id)?.root ?? id);

  return {
    /** When anything was last recorded, ms UTC. */
    newest: -Infinity,
    get size() {
      return buildings.size + meters.size;
    },
    building: (id: number) => buildings.get(id),
    rootOf,
    /** Those that are not merged into another, by code. */
    standing: () => standing.all(),
    /** Those that are not undone, by code. */
    working: () => working.all(),
    picked: picks.of,
    past: pasts.of,
    put(some: readonly CachedBuilding[], metersWritten: readonly CachedMeter[], newest: number): void {
      const moved = takeBuildings(some);
      const due = new Map(metersWritten.map((one) => [one.id, one]));
      const touches = stood(moved);
      if (moved.size > 0)
        for (const meter of meters.values()) {
          const isTouched = (meter.building !== null && touches(meter.building)) || meter.shares.some(({ building }) => touches(building));
          if (!due.has(meter.id) && isTouched) due.set(meter.id, meter);
        }
      const written = [...due.values()].map(placed);
      for (const one of written) meters.set(one.id, one);
      working.put(
        written,
        written.filter(({ facts }) => facts !== null),
      );
      this.newest = newest;
      for (const one of [picks, pasts]) one.forget();
    },
  };
}

/** Selections from the cache, kept until the next write. */
function createPicks() {
  const picks = new Map<string, readonly MeterFacts[]>();
  return {
    /** The selection with this name, as the identical list; if there is none, it is made now. */
    of(name: string, pick: () => MeterFacts[]): readonly MeterFacts[] {
      const found = picks.get(name) ?? pick();
      picks.delete(name);
      picks.set(name, found);
      const [oldest] = picks.keys();
      if (picks.size > mostPicks && oldest !== undefined) picks.delete(oldest);
      return found;
    },
    forget: () => picks.clear(),
  };
}

type Coded = { readonly id: number; readonly code: string };

/** Items in the order of their codes. */
function createRow<T extends Coded>() {
  let row: T[] = [];
  return {
    all: (): readonly T[] => row,
    /** @param given what is new or changed; @param kept those of them that stay in the list */
    put(given: readonly T[], kept: readonly T[]): void {
      if (given.length === 0) return;
      const changed = new Set(given.map(({ id }) => id));
      row = row.filter(({ id }) => !changed.has(id));
      row = row.concat(kept).toSorted((a, b) => byBytes(a.code, b.code));
    },
  };
}

/** The order of the store's collation "C": by UTF-8 bytes, which is code point order. */
export function byBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

/** Surrogates sort after all other code units. */
function rank(unit: number): number {
  return unit >= 0xd8_00 && unit <= 0xdf_ff ? unit + 0x1_00_00 : unit;
}
