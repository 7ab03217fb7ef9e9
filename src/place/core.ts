import type { Pool, PoolClient } from 'pg';
import type { Clock } from '#kernel/asker.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { aboveRegion, createGazetteer, type Gazetteer, isRegionCode, kindOfRegion } from './regions.ts';
import * as store from './store.ts';
import type { OrganisationRow, PlaceRow, Queryable } from './store.ts';

/** A place as the knowledge files have it. */
export type ShippedPlace = { readonly code: string; readonly name: string; readonly parent?: string | undefined; readonly source: { readonly document: string } };

/** Asked before places or organisations are taken back: what stands on these codes. */
export type Standing = (on: PoolClient, subject: store.Subject, codes: readonly string[]) => Promise<readonly Finding[]>;

/** Regions by code, zones of their own, organisations. */
export function createPlaceCore(needs: { postgres: Pool; now: Clock }) {
  const { postgres, now } = needs;
  const standing: Standing[] = [];

  /** At start: the regions of the knowledge files that are not there yet. */
  async function load(shipped: readonly ShippedPlace[]): Promise<void> {
    const have = new Set((await store.places(postgres, programScope)).map((row) => row.code));
    const names = new Map(shipped.map((one) => [one.code, one]));
    const rows = shipped.filter((one) => !have.has(one.code)).map((one) => shippedRow(one, names));
    if (rows.length > 0) await write(postgres, programScope, rows, false);
  }

  async function write(on: Queryable, scope: Scope, rows: readonly PlaceRow[], replace: boolean): Promise<void> {
    await store.putPlaces(on, scope, rows, now(), replace);
    await store.drawWithin(on, scope);
  }

  /**
   * Adds six-digit regions that are not known yet, with those above them; each is named by its code until somebody names it.
   * @returns the codes that were added
   */
  async function ensureRegions(on: Queryable, scope: Scope, codes: Iterable<string>): Promise<string[]> {
    const have = new Set((await store.places(on, scope)).map((row) => row.code));
    const wanted = [...new Set([...codes].flatMap((code) => [code, ...aboveRegion(code)]))];
    const rows = wanted.filter((code) => isRegionCode(code) && !have.has(code)).map((code) => bareRegion(code));
    if (rows.length > 0) await write(on, scope, rows, false);
    return rows.map((row) => row.code);
  }

  async function gazetteer(scope: Scope, on: Queryable = postgres): Promise<Gazetteer> {
    return createGazetteer(await store.places(on, scope));
  }

  async function get(scope: Scope, code: string): Promise<PlaceRow> {
    const row = await store.place(postgres, scope, code);
    if (row === undefined) throw new Problem('not-found', 'no-such-place', { place: code });
    return row;
  }

  async function organisation(scope: Scope, code: string): Promise<OrganisationRow> {
    const row = await store.organisation(postgres, scope, code);
    if (row === undefined) throw new Problem('not-found', 'no-such-organisation', { organisation: code });
    return row;
  }

  /** What stands on these codes, by the slices that know. */
  async function whatStands(on: PoolClient, subject: store.Subject, codes: readonly string[]): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const ask of standing) found.push(...(await ask(on, subject, codes)));
    return found;
  }

  return {
    load,
    ensureRegions,
    gazetteer,
    get,
    organisation,
    whatStands,
    write,
    places: (scope: Scope, below: string | null, withBoundary = false) => store.below(postgres, scope, below, withBoundary),
    /** A place's own code and all below it. */
    regionsWithin: (region: string, on: Queryable = postgres): Promise<string[]> => store.within(on, programScope, region),
    /** An organisation's own code and all under it. */
    organisationsUnder: (code: string, on: Queryable = postgres): Promise<string[]> => store.organisationsUnder(on, programScope, code),
    organisations: (scope: Scope, asked: { search?: string | undefined; limit: number; after?: string | undefined }) => store.organisations(postgres, scope, asked),
    onStanding: (ask: Standing) => void standing.push(ask),
    /** Finds an organisation by code or by a name that only one bears. */
    async organisationFinder(on: Queryable = postgres): Promise<(text: string) => string | null> {
      const rows = await store.organisationKeys(on, programScope);
      const byCode = new Set(rows.map((row) => row.code));
      const byName = Map.groupBy(rows, (row) => row.name.normalize('NFKC').trim());
      return (text) => {
        if (byCode.has(text)) return text;
        const named = byName.get(text.normalize('NFKC').trim()) ?? [];
        return named.length === 1 ? (named[0] as { code: string }).code : null;
      };
    },
    /** Makes organisations that a file names and nobody knows: code and name are the text. The change is kept for undo. */
    async addOrganisations(on: PoolClient, scope: Scope, change: number, names: readonly string[]): Promise<void> {
      const rows = names.map((name) => ({ code: name, name, kind: null, parent: null, region: null, contact: null, phone: null }));
      await store.putOrganisations(on, scope, rows, now());
      await store.addChanges(on, scope, 'organisation', change, rows.map((row) => ({ code: row.code, before: null, after: row })), now());
    },
    /** Takes back what `addOrganisations` made with that change, as far as nothing stands on it any more. */
    async dropOrganisations(on: PoolClient, scope: Scope, change: number): Promise<void> {
      const made = (await store.changesOf(on, scope, 'organisation', change)).filter((row) => row.before === null).map((row) => row.code);
      const needed = new Set(await store.withChildren(on, scope, 'organisation', made));
      for (const finding of await whatStands(on, 'organisation', made)) needed.add(String(finding.evidence['code']));
      await store.removeAll(on, scope, 'organisation', made.filter((code) => !needed.has(code)));
      await store.withdraw(on, scope, 'organisation', change, now());
    },
  };
}

export type PlaceCore = ReturnType<typeof createPlaceCore>;

function shippedRow(one: ShippedPlace, names: ReadonlyMap<string, ShippedPlace>): PlaceRow {
  const parent = one.parent ?? aboveRegion(one.code).find((code) => names.has(code)) ?? null;
  return { code: one.code, name: one.name, kind: isRegionCode(one.code) ? kindOfRegion(one.code) : 'zone', parent, source: one.source.document };
}

function bareRegion(code: string): PlaceRow {
  return { code, name: code, kind: kindOfRegion(code), parent: aboveRegion(code)[0] ?? null, source: '' };
}
