import type { Pool, PoolClient } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import * as entities from '#platform/ledger/entity-store.ts';
import { lay, nothing } from '#platform/ledger/fold.ts';
import { recompute } from '#platform/ledger/recompute.ts';
import { divisionsSource, readDivisions } from './divisions-store.ts';
import {
  aboveRegion,
  createGazetteer,
  type GazetteerPlace,
  nation,
  withNation,
  type Gazetteer,
  type HomePlace,
  isRegionCode,
  kindOfRegion,
  placeNamed,
} from './regions.ts';
import type { ScopeValues } from './public/scope-filter.ts';
import * as store from './store.ts';
import type { PlaceRow, Queryable, Subject } from './store.ts';

/** A place as in the knowledge files. */
export type ShippedPlace = {
  readonly code: string;
  readonly name: string;
  readonly parent?: string | undefined;
  readonly source: { readonly document: string };
};

/** Called before places or organisations are undone: what depends on these codes. */
export type Standing = (on: PoolClient, subject: Subject, codes: readonly string[]) => Promise<readonly Finding[]>;

export type PlaceInternals = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly standing: Standing[];
  /** The city's name in its settings; empty if not set. */
  cityName: () => Promise<string>;
};

/** A place of the country; `kept`: it is already stored. */
export type CountryPlace = GazetteerPlace & { readonly kept: boolean };

/** Regions by code, and zones with codes of their own. */
export function placeVerbs(internals: PlaceInternals) {
  const { postgres } = internals;
  // read once, when first needed, so that the start and the lists of places do not pay for it
  let read: Promise<ReadonlyMap<string, GazetteerPlace>> | undefined;
  let country: Gazetteer | undefined;
  const divisions = (): Promise<ReadonlyMap<string, GazetteerPlace>> => (read ??= readDivisions());
  return {
    /** At start: stores the regions of the knowledge files that do not exist yet. */
    async load(shipped: readonly ShippedPlace[]): Promise<void> {
      const have = new Set((await store.places(postgres, sameForAll)).map((row) => row.code));
      const names = new Map(shipped.map((one) => [one.code, one]));
      const rows = shipped.filter((one) => !have.has(one.code)).map((one) => shippedRow(one, names));
      if (rows.length > 0) await writePlaces(internals, postgres, rows, false);
    },
    /**
     * Adds unknown six-digit regions, with those above them; each is named by its code until it is given a name.
     * @returns the codes that were added
     */
    async ensureRegions(on: Queryable, codes: Iterable<string>): Promise<string[]> {
      const listed = await divisions();
      const wanted = [...new Set([...codes].flatMap((code) => [code, ...placesAbove(code, listed)]))];
      if (wanted.length === 0) return [];
      const have = new Set((await store.places(on, sameForAll)).map((row) => row.code));
      const missing = wanted.filter((code) => isRegionCode(code) && !have.has(code));
      const rows = missing.map((code) => listedRegion(listed.get(code)) ?? bareRegion(code));
      if (rows.length > 0) await writePlaces(internals, on, rows, false);
      return rows.map((row) => row.code);
    },
    /** Sets where the name of the city is read from. */
    cityIsCalled: (name: () => Promise<string>): void => void (internals.cityName = name),
    /** The city of the settings, if it is stored; null if none is set, or its name is not that of one place. */
    city: (): Promise<PlaceRow | null> => cityOf(internals),
    /**
     * The place that a file is about, if its rows leave it open: the one that its titles name, otherwise the city of the settings,
     * otherwise the one that contains all buildings.
     */
    homeOf: (titles: readonly string[], gazetteer: Gazetteer, on: Queryable = postgres): Promise<HomePlace | null> =>
      homeOf(internals, titles, gazetteer, on),
    /**
     * The name of the place that a file is about: of the requested one, otherwise of what the reader may see, otherwise of the city;
     * undefined if none is known.
     */
    async fileOf(scope: Scope, asked?: string): Promise<string | undefined> {
      const gazetteer = createGazetteer(await store.places(postgres, sameForAll));
      const code =
        asked ?? ('region' in scope.sees ? scope.sees.region : undefined) ?? (await homeOf(internals, [], gazetteer, postgres))?.code;
      return code === undefined ? undefined : (gazetteer.get(code)?.name ?? code);
    },
    gazetteer: async (on: Queryable = postgres): Promise<Gazetteer> => createGazetteer(await store.places(on, sameForAll)),
    /** The same, with the whole country as a fallback: a place found there that is not stored (`has`) is stored by `ensureRegions`. */
    async countryGazetteer(on: Queryable = postgres): Promise<Gazetteer> {
      const rows = await store.places(on, sameForAll);
      const provinces = rows.filter(({ kind }) => kind === 'province');
      country ??= createGazetteer([...provinces, ...(await divisions()).values()]);
      return withNation(createGazetteer(rows), country);
    },
    /** The stored places, and all others of the country, in the order of their codes. */
    countryPlaces: async (): Promise<CountryPlace[]> => withCountry(await store.places(postgres, sameForAll), await divisions()),
    /** One place with its boundary. Throws `no-such-place`. */
    get: (code: string): Promise<PlaceRow> => placeOf(postgres, code),
    /**
     * The same of a place that the scope sees as a whole: what concerns all of it is visible to its bureau and those above.
     * Throws `no-such-place`.
     */
    async seen(scope: Scope, code: string): Promise<PlaceRow> {
      const found = await placeOf(postgres, code);
      const { all, places } = await sightsOf(postgres, scope);
      if (!all && places?.has(code) !== true) throw new Problem('not-found', 'no-such-place', { place: code });
      return found;
    },
    /** A place's own code and all above it, nearest first. Throws `no-such-place`. */
    above: (code: string): Promise<string[]> => placesOver(postgres, code),
    places: (below: string | null, withBoundary = false) => store.below(postgres, sameForAll, below, withBoundary),
    /** The smallest place that contains all of these; null if there is none. */
    smallestWith: (codes: readonly string[]): Promise<string | null> => store.smallestWith(postgres, sameForAll, codes),
    /** A place's own code and all below it. */
    regionsWithin: (region: string, on: Queryable = postgres): Promise<string[]> => store.within(on, sameForAll, region),
    /** Places that overlap with one: for a zone the regions it may extend into, for a region the zones that may extend into it. */
    placesBeside: (region: string, on: Queryable = postgres): Promise<string[]> => store.beside(on, sameForAll, region),
    /** What a scope sees, as sets, to judge rows of a file one by one. */
    sights: (scope: Scope, on: Queryable = postgres): Promise<ScopeValues> => sightsOf(on, scope),
    onStanding: (ask: Standing) => void internals.standing.push(ask),
  };
}

async function placeOf(on: Queryable, code: string): Promise<PlaceRow> {
  const row = await store.place(on, sameForAll, code);
  if (row === undefined) throw new Problem('not-found', 'no-such-place', { place: code });
  return row;
}

async function sightsOf(on: Queryable, { sees }: Scope): Promise<ScopeValues> {
  const none = { places: null, organisations: null, operators: null, all: false };
  if ('all' in sees) return { ...none, all: true };
  if ('region' in sees) return { ...none, places: new Set(await store.within(on, sameForAll, sees.region)) };
  const under = new Set(await store.organisationsUnder(on, wholeProgram, organisationOf(sees) ?? ''));
  if ('organisation' in sees) return { ...none, organisations: under };
  return 'operator' in sees ? { ...none, operators: under } : none;
}

async function placesOver(on: Queryable, code: string): Promise<string[]> {
  const chain = await store.above(on, sameForAll, code);
  if (chain.length === 0) throw new Problem('not-found', 'no-such-place', { place: code });
  return chain;
}

function withCountry(rows: readonly PlaceRow[], divisions: ReadonlyMap<string, GazetteerPlace>): CountryPlace[] {
  const kept = rows.map(({ code, name, kind, parent }) => ({ code, name, kind, parent, kept: true }));
  const have = new Set(kept.map(({ code }) => code));
  const others = [...divisions.values()].filter(({ code }) => !have.has(code)).map((one) => ({ ...one, kept: false }));
  return [...kept, ...others].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** Organisations, and unknown ones named in a file. */
export function organisationVerbs(internals: PlaceInternals) {
  const { postgres, now } = internals;
  return {
    organisations: (scope: Scope, asked: store.OrganisationsFilter) => store.organisations(postgres, scope, asked),
    countOrganisations: (scope: Scope, asked: store.OrganisationsFilter) => store.countOrganisations(postgres, scope, asked),
    /** An organisation's own code and all below it. */
    organisationsUnder: (code: string, on: Queryable = postgres): Promise<string[]> => store.organisationsUnder(on, wholeProgram, code),
    /**
     * Finds organisations that a scope may name: those that it sees, and those whose codes are given.
     * @param named codes of others that it encounters anyway, in the buildings and meters that it sees
     */
    async organisationFinder(scope: Scope, on: Queryable = postgres, named: ReadonlySet<string> = new Set()): Promise<OrganisationFinder> {
      const rows = await store.organisationKeys(on, scope);
      return finderOf(rows.map(({ code, name, seen }) => ({ code, name, seen: seen || named.has(code) })));
    },
    /**
     * Creates organisations of which only a name is known: the code is the name, the region that of the bureau that names them. The change
     * is kept for undo.
     */
    async addOrganisations(on: PoolClient, scope: Scope, change: number, names: readonly string[]): Promise<void> {
      const own = 'region' in scope.sees ? scope.sees.region : null;
      const region = own === null ? undefined : (await store.place(on, sameForAll, own))?.code;
      const day = today(now());
      const rows = names.map((name) => {
        const fields = { name, ...(region !== undefined && { region }) };
        return { code: name, set: fields, ...lay(nothing, { change, from: null, fields, byHand: false }, day) };
      });
      const made = await entities.insertEntities(on, checkedByCaller, store.organisationTable, rows);
      const changes = rows.flatMap(({ code, set }) => {
        const id = made.get(code);
        return id === undefined ? [] : [{ id, from: null, fields: set }];
      });
      await entities.addChanges(on, checkedByCaller, store.organisationTable, change, changes, { byHand: false, now: now() });
    },
    /**
     * Undoes what `addOrganisations` created with that change, as far as nothing depends on it and it was not edited: the rest stays
     * unchanged.
     */
    async dropOrganisations(on: PoolClient, scope: Scope, change: number): Promise<void> {
      const made = (await entities.madeBy(on, checkedByCaller, store.organisationTable, change)).filter(({ later }) => later.length === 0);
      const codes = made.map(({ code }) => code);
      const needed = new Set(await store.organisationsAbove(on, wholeProgram, codes));
      for (const finding of await whatStands(internals, on, 'organisation', codes)) needed.add(String(finding.evidence['code']));
      const ids = made.filter(({ code }) => !needed.has(code)).map(({ id }) => id);
      if (ids.length === 0) return;
      await entities.withdrawChanges(on, scope, store.organisationTable, change, now(), ids);
      await recompute(on, store.organisationTable, ids, now());
    },
  };
}

/** Organisations by how people refer to them. */
export type OrganisationFinder = {
  /** The code of the intended one, by code or by a unique name; null if the scope sees none. */
  readonly find: (text: string) => string | null;
  /** Whether the scope may name the organisation with this code. */
  readonly isSeen: (code: string) => boolean;
  /** Whether this code exists, visible or not: no other may be created with it. */
  readonly isTaken: (code: string) => boolean;
};

function finderOf(rows: readonly { readonly code: string; readonly name: string; readonly seen: boolean }[]): OrganisationFinder {
  const all = new Set(rows.map(({ code }) => code));
  const seen = rows.filter((row) => row.seen);
  const byCode = new Set(seen.map(({ code }) => code));
  const byName = Map.groupBy(seen, ({ name }) => name.normalize('NFKC').trim());
  return {
    find(text) {
      if (byCode.has(text)) return text;
      const named = byName.get(text.normalize('NFKC').trim()) ?? [];
      return named.length === 1 ? (named[0]?.code ?? null) : null;
    },
    isSeen: (code) => byCode.has(code),
    isTaken: (code) => all.has(code),
  };
}

/** Writes places and recomputes which place contains which. */
export async function writePlaces(internals: PlaceInternals, on: Queryable, rows: readonly PlaceRow[], replace: boolean): Promise<void> {
  await store.putPlaces(on, wholeProgram, rows, internals.now(), replace);
  await store.drawWithin(on, wholeProgram);
}

/** What depends on these codes, according to the slices that know. */
export async function whatStands(
  internals: PlaceInternals,
  on: PoolClient,
  subject: Subject,
  codes: readonly string[],
): Promise<Finding[]> {
  const found: Finding[] = [];
  if (codes.length > 0) for (const ask of internals.standing) found.push(...(await ask(on, subject, codes)));
  return found;
}

function shippedRow(one: ShippedPlace, names: ReadonlyMap<string, ShippedPlace>): PlaceRow {
  const parent = one.parent ?? aboveRegion(one.code).find((code) => names.has(code)) ?? null;
  return {
    code: one.code,
    name: one.name,
    kind: isRegionCode(one.code) ? kindOfRegion(one.code) : 'zone',
    parent,
    source: one.source.document,
  };
}

async function cityOf({ postgres, cityName }: PlaceInternals): Promise<PlaceRow | null> {
  const name = await cityName();
  if (name === '') return null;
  const found = createGazetteer(await store.places(postgres, sameForAll)).find(name);
  return 'code' in found ? ((await store.place(postgres, sameForAll, found.code)) ?? null) : null;
}

async function homeOf(
  internals: PlaceInternals,
  titles: readonly string[],
  gazetteer: Gazetteer,
  on: Queryable,
): Promise<HomePlace | null> {
  for (const title of titles) {
    const named = placeNamed(title, gazetteer);
    if (named !== null) return { ...named, why: 'title' };
  }
  const city = await internals.cityName();
  const set = city === '' ? null : gazetteer.find(city);
  if (set !== null && 'code' in set) return { code: set.code, why: 'setting', text: city };
  const [only, ...others] = await store.citiesOfBuildings(on, wholeProgram);
  return only === undefined || others.length > 0
    ? null
    : { code: `${only}00`, why: 'standing', text: gazetteer.get(`${only}00`)?.name ?? only };
}

/** The places above a code: for a listed one only listed ones, because 1101 市辖区 and the like are not places. */
function placesAbove(code: string, listed: ReadonlyMap<string, GazetteerPlace>): string[] {
  const above = aboveRegion(code);
  return listed.has(code) ? above.filter((one) => one === nation || one.endsWith('0000') || listed.has(one)) : above;
}

function listedRegion(known: GazetteerPlace | undefined): PlaceRow | null {
  return known === undefined ? null : { ...known, source: divisionsSource };
}

function bareRegion(code: string): PlaceRow {
  return { code, name: code, kind: kindOfRegion(code), parent: aboveRegion(code)[0] ?? null, source: '' };
}
