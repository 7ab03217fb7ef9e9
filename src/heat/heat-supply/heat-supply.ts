import type { Say } from '#platform/list-intake/job.ts';
import type { Pool } from 'pg';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import type { KindList } from '#kernel/kind-list.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { valueOn } from '#platform/ledger/fold.ts';
import { createLedger, type EditGiven, type KnownEntity, type LedgerNeeds, type Ledger } from '#platform/ledger/ledger.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import type { Place } from '#platform/place/place.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { householdDictionary, settlementPointDictionary } from './fields.ts';
import { householdKind } from './household-kind.ts';
import * as lists from './list-store.ts';
import {
  type HouseholdShown,
  presentHousehold,
  presentSettlementPoint,
  seesOccupants,
  type SettlementPointShown,
  withoutOccupant,
} from './present.ts';
import { placedPoints, type PlacedPoint, type WhichPoints } from './placed-points.ts';
import { settlementPointKind } from './settlement-point-kind.ts';
import {
  buildingsWithPoints,
  everBehind,
  householdsOfAccount,
  pointElsewhere,
  pointsByHousehold,
  seenMeterLines,
} from './public/sight-store.ts';

import type { householdList, settlementPointList } from './vocabulary.ts';

export type { PlacedPoint, WhichPoints } from './placed-points.ts';

export type HeatSupplyNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly registry: Registry;
  readonly place: Place;
  readonly knowledge: Pick<Knowledge, 'versions'>;
};

type ListQuestion<L extends KindList> = Omit<lists.Listing<L>, 'buildings'> & { readonly building?: string | undefined };
type Known = { readonly knownAt?: string | undefined };
type OnDay = Known & { readonly day: string };
type MetersOf = { readonly meters?: readonly string[]; readonly point?: string; readonly company?: string };

/**
 * Where heat is settled, and who gets it: settlement points of heat companies and the households behind them, day by day.
 * @example await heatSupply.households.get(scope, 'H-0101', {}) // { code: 'H-0101', point: 'P1', area: '89.5', status: 'supplied', … }
 */
export function createHeatSupply(needs: HeatSupplyNeeds) {
  const { registry } = needs;
  registry.onBuildingsStanding(async (on, codes) =>
    (await buildingsWithPoints(on, wholeProgram, codes)).map((evidence) => ({
      code: 'building-has-settlement-points',
      severity: 'error' as const,
      evidence,
    })),
  );
  return { points: pointsOf(needs), households: householdsOf(needs) };
}

export type HeatSupply = ReturnType<typeof createHeatSupply>;

function pointsOf(needs: HeatSupplyNeeds) {
  const ledger = createLedger(settlementPointKind(needs), needs);
  return {
    importFile: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    history: ledger.history,
    examine: ledger.examine,
    passDays: ledger.passDays,
    rows: ledger.rows,
    header: () => settlementPointDictionary.fields.map(({ name }) => name),
    /** Those with these codes as known then, for calculations; regardless of the caller. */
    factsOf: (codes: readonly string[], known: AsOf): Promise<KnownEntity[]> => ledger.allAt(programScope, known, codes),
    /** All within the scope, or those with these codes, as known then. */
    allAt: (scope: Scope, known: AsOf, codes?: readonly string[]): Promise<KnownEntity[]> => ledger.allAt(scope, known, codes),
    /** The selected ones within the scope, as known then, with their buildings. Throws `no-such-settlement-point`. */
    placedAt: (scope: Scope, which: WhichPoints, known: AsOf): Promise<PlacedPoint[]> =>
      placedPoints(needs, ledger.allAt, scope, which, known),
    /** Codes and companies of those within the scope today, by code; all given conditions must hold. */
    named: (scope: Scope, ask: Pick<lists.Placed, 'company' | 'region'> & { readonly point?: string | undefined }) =>
      lists.namedPoints(needs.postgres, scope, ask),
    /** A settlement point with a tariff that is outside the scope; null if the scope sees all of them. */
    elsewhereWithTariff: (scope: Scope, tariff: string): Promise<string | null> => pointElsewhere(needs.postgres, scope, tariff),
    /** A page of the settlement points within the scope. */
    async list(scope: Scope, ask: ListQuestion<typeof settlementPointList>): Promise<{ points: SettlementPointShown[]; total: number }> {
      const { rows, total } = await lists.listPoints(needs.postgres, scope, await withBuildings(needs, scope, ask));
      return { points: await presentPoints(needs, scope, rows), total };
    },
    /** The meter of a settlement point on a day; null if it has none. Throws `no-such-settlement-point`. */
    async meterOn(scope: Scope, code: string, { day, knownAt }: OnDay): Promise<string | null> {
      const { entity } = await oneOf(needs, ledger, scope, code, { knownAt });
      return textOn(entity, 'meter', day);
    },
    /** The meters of all settlement points that a company has on a day, now or as known at a time. */
    async metersOfCompany(scope: Scope, company: string, { day, knownAt }: OnDay): Promise<string[]> {
      const named = await lists.namedPoints(needs.postgres, scope, { company });
      const found = await ledger.allAt(
        programScope,
        asOf(needs.now(), knownAt),
        named.map(({ code }) => code),
      );
      return found.map((one) => textOn(one, 'meter', day)).filter((meter) => meter !== null);
    },
    /**
     * A settlement point now or as known at a time, with the days of its facts and the origin of each. Throws `no-such-settlement-point`.
     */
    async get(scope: Scope, code: string, ask: Known) {
      const { entity, ...days } = await oneOf(needs, ledger, scope, code, ask);
      const [shown] = await presentPoints(needs, scope, [entity]);
      return { ...(shown as SettlementPointShown), ...days };
    },
  };
}

function householdsOf(needs: HeatSupplyNeeds) {
  const audit: LedgerNeeds['audit'] =
    needs.audit && ((scope, entry) => (needs.audit as NonNullable<LedgerNeeds['audit']>)(scope, withoutValues(entry)));
  const ledger = createLedger(householdKind(needs), { ...needs, ...(audit && { audit }) });
  return {
    importFile: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    /** Who changed which field. Throws `no-such-household`. */
    history: async (scope: Scope, code: string) =>
      (await ledger.history(scope, code)).filter(({ field }) => field !== 'name' || seesOccupants(scope)),
    examine: ledger.examine,
    passDays: ledger.passDays,
    header: (scope: Scope) => householdColumns(scope).map(({ name }) => name),
    /** All within the scope, as rows that can be imported again; without names if the requester may not see them. */
    async *rows(scope: Scope) {
      const left = householdDictionary.fields.flatMap(({ name }, at) => (name === 'name' && !seesOccupants(scope) ? [] : [at]));
      for await (const cells of ledger.rows(scope)) yield left.map((at) => cells[at] ?? null);
    },
    async list(scope: Scope, ask: ListQuestion<typeof householdList>): Promise<{ households: HouseholdShown[]; total: number }> {
      const { rows, total } = await lists.listHouseholds(needs.postgres, scope, await withBuildings(needs, scope, ask));
      return { households: rows.map((row) => presentHousehold(row, scope)), total };
    },
    /** The buildings with households within the scope. */
    buildings: (scope: Scope) => lists.buildingsOfPoints(needs.postgres, scope),
    /** Households within the scope by words; by names of occupants only for those who may see them. */
    find: (scope: Scope, words: readonly lists.SoughtWord[], limit: number) =>
      lists.findHouseholds(needs.postgres, scope, words, { limit, withNames: seesOccupants(scope) }),
    /** A household as known then, within the scope, for calculations: names included. Throws `no-such-household`. */
    factsAt: (scope: Scope, code: string, known: AsOf): Promise<KnownEntity> => ledger.oneAt(scope, code, known),
    /** The households that an account has on any day, within the scope. */
    async ofAccount(scope: Scope, account: string): Promise<string[]> {
      const codes = await householdsOfAccount(needs.postgres, scope, account);
      const found = await ledger.allAt(programScope, asOf(needs.now(), undefined), codes);
      return found.filter((one) => isOfAccount(one, account)).map(({ code }) => code);
    },
    /** The point that each of these households is behind today, or will be behind last; regardless of the caller. */
    pointsNow: (codes: readonly string[]): Promise<ReadonlyMap<string, string>> => pointsByHousehold(needs.postgres, wholeProgram, codes),
    /** All that were ever behind each of these points, as known then; regardless of the caller. */
    async behindAll(points: readonly string[], known: AsOf): Promise<ReadonlyMap<string, readonly KnownEntity[]>> {
      const ever = await everBehind(needs.postgres, wholeProgram, points);
      const found = await ledger.allAt(programScope, known, [...new Set(ever.map(({ code }) => code))]);
      const byCode = new Map(found.map((one) => [one.code, one]));
      const behind = new Map<string, KnownEntity[]>();
      for (const { point, code } of ever) {
        const one = byCode.get(code);
        if (one === undefined) continue;
        const some = behind.get(point);
        if (some === undefined) behind.set(point, [one]);
        else some.push(one);
      }
      return behind;
    },
    /**
     * The households that have these meters on a day, or the meters of those behind a point, or behind the points of a company: codes of
     * households within the scope, by meter.
     */
    async byMeter(scope: Scope, which: MetersOf, { day, knownAt }: OnDay): Promise<ReadonlyMap<string, string>> {
      const points = await pointsWanted(needs, scope, which);
      const some =
        knownAt === undefined
          ? await seenMeterLines(needs.postgres, scope, which)
          : (await ledger.allAt(scope, asOf(needs.now(), knownAt))).filter((one) => isBehind(one, points, day));
      const pairs = some.map((one) => [textOn(one, 'meter', day), one.code] as const);
      return new Map(pairs.filter((pair): pair is [string, string] => pair[0] !== null));
    },
    /** A household now or as known at a time. Throws `no-such-household`. */
    async get(scope: Scope, code: string, ask: Known) {
      const { entity, dated, provenance } = await oneOf(needs, ledger, scope, code, ask);
      return { ...presentHousehold(entity, scope), dated: withoutOccupant(scope, dated), provenance: withoutOccupant(scope, provenance) };
    },
  };
}

const householdColumns = (scope: Scope) => householdDictionary.fields.filter(({ name }) => name !== 'name' || seesOccupants(scope));

type AuditOf = Parameters<NonNullable<LedgerNeeds['audit']>>[1];

/** The audit trail records which fields of a household were set, not their values: auditors must not see who lives where. */
function withoutValues({ detail, ...entry }: AuditOf): AuditOf {
  const { set, ...rest } = detail ?? {};
  return { ...entry, detail: { ...rest, set: Object.keys((set ?? {}) as object) } };
}

/** A fact of an entity on a day, as text. */
function textOn(one: Pick<KnownEntity, 'fields' | 'dated'>, field: string, day: string): string | null {
  const value = valueOn({ ...one, setBy: {}, byHand: [] }, field, day);
  return typeof value === 'string' ? value : null;
}

/** Whether a household belongs to an account on any day; one without an account belongs to its own code. */
function isOfAccount({ code, fields, dated }: KnownEntity, account: string): boolean {
  const line = dated['account'] ?? [{ from: null, value: fields['account'] }];
  const begins = line[0]?.from ?? null;
  return line.some(({ value }) => (value ?? code) === account) || (begins !== null && code === account);
}

/** The points whose households are requested; null for any. */
async function pointsWanted(
  { postgres }: HeatSupplyNeeds,
  scope: Scope,
  { point, company }: MetersOf,
): Promise<ReadonlySet<string> | null> {
  if (point !== undefined) return new Set([point]);
  return company === undefined ? null : new Set((await lists.namedPoints(postgres, scope, { company })).map(({ code }) => code));
}

const isBehind = (one: KnownEntity, points: ReadonlySet<string> | null, day: string): boolean =>
  points === null || points.has(textOn(one, 'point', day) ?? '');

/** A company refers to buildings by code only: their names are for those who see them. */
async function presentPoints(
  { registry }: HeatSupplyNeeds,
  scope: Scope,
  some: readonly Parameters<typeof presentSettlementPoint>[0][],
): Promise<SettlementPointShown[]> {
  const codes = some.flatMap(({ fields }) => (typeof fields['building'] === 'string' ? [fields['building']] : []));
  const answering = 'operator' in scope.sees ? new Map() : await registry.answering([...new Set(codes)]);
  return some.map((one) => presentSettlementPoint(one, answering));
}

/** The filter of a list, with all codes of the building. */
async function withBuildings<T extends { readonly building?: string | undefined }>(
  { registry }: HeatSupplyNeeds,
  scope: Scope,
  { building, ...ask }: T,
): Promise<Omit<T, 'building'> & { readonly buildings?: readonly string[] }> {
  return { ...ask, ...(building !== undefined && { buildings: await registry.namesOfBuilding(scope, building) }) };
}

async function oneOf({ now }: HeatSupplyNeeds, ledger: Pick<Ledger, 'one' | 'oneAt'>, scope: Scope, code: string, { knownAt }: Known) {
  const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
    knownAt === undefined ? await ledger.one(scope, code) : await ledger.oneAt(scope, code, asOf(now(), knownAt));
  const dated = Object.fromEntries(Object.entries(entity.dated).map(([field, line]) => [field, [...line]]));
  return { entity, dated, provenance: entity.provenance ?? {} };
}
