import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Group } from '#platform/ledger/stage-store.ts';
import { householdDictionary, requiredOfHousehold } from './fields.ts';
import { type Claim, claimKey, claimsOf, doubled, laidOn } from './meter-claims.ts';
import { householdTable, meterLines, pointsOfHouseholds, pointsStanding, seesHousehold, tariffsOfPoints } from './public/sight-store.ts';

export type HouseholdNeeds = { readonly knowledge: Pick<Knowledge, 'versions'> };

/** A household as a kind of the ledger: it is behind a settlement point, with which it is seen and changed. */
export const householdKind = (needs: HouseholdNeeds): KindSpec => ({
  name: 'household',
  liesBy: { point: 'settlement-point' },
  table: householdTable,
  dictionary: householdDictionary,
  identity: [{ field: 'point' }],
  required: [],
  sees: seesHousehold,
  surroundings: async (on, scope) => surroundingsOf(needs, on, scope),
});

function surroundingsOf({ knowledge }: HouseholdNeeds, on: PoolClient, scope: Scope): Surroundings {
  const tariffs = knowledge.versions('heat-tariff').map(({ held }) => held as HeatTariff);
  let tariffsOf: ReadonlyMap<string, readonly string[]> = new Map();
  let points: ReadonlyMap<string, boolean> = new Map();
  let taken: ReadonlyMap<string, Claim> = new Map();
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const all: Group[] = [];
      const named = new Set<string>();
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          for (const { fields } of rows) if (typeof fields['point'] === 'string') named.add(fields['point']);
          all.push({ key, rows: rows.filter(({ fields }) => 'meter' in fields) });
        }
      const codes = all.map(({ key }) => key);
      for (const point of await pointsOfHouseholds(on, wholeProgram, codes)) named.add(point);
      points = await pointsStanding(on, scope, [...named]);
      tariffsOf = await tariffsOfPoints(on, wholeProgram, [...named]);
      taken = await takenMeters(on, all);
    },
    isSeen: ({ point }) => 'all' in scope.sees || points.get(String(point)) === true,
    refuse: (code, before, after) =>
      lacking(code, before, after) ??
      notPoint(before, after, points) ??
      unpriced(before, after, tariffsOf.get(String(after['point'])) ?? [], tariffs) ??
      elsewhere(code, after, taken),
  };
}

async function takenMeters(on: PoolClient, groups: readonly Group[]): Promise<Map<string, Claim>> {
  const naming = groups.filter(({ rows }) => rows.length > 0);
  const meters = naming.flatMap(({ rows }) => rows.flatMap(({ fields }) => (typeof fields['meter'] === 'string' ? [fields['meter']] : [])));
  if (meters.length === 0) return new Map();
  const households = naming.map(({ key }) => key);
  const lines = new Map((await meterLines(on, wholeProgram, { meters, households })).map(({ code, line }) => [code, line]));
  for (const { key, rows } of naming) {
    const laid = rows.map(({ part, fields }) => ({ from: part === '' ? null : part, value: fields['meter'] }));
    lines.set(key, laidOn(lines.get(key) ?? [], laid));
  }
  const claims = [...lines].flatMap(([code, line]) => claimsOf(code, line));
  return doubled(claims, new Set(households));
}

function lacking(code: string, before: Fields | null, after: Fields): FieldFault | null {
  const field = requiredOfHousehold.find((one) => after[one] === undefined || after[one] === null);
  if (field === undefined || (before !== null && before[field] === undefined)) return null;
  return before === null ? { field, code: 'no-first-row', evidence: { code } } : { field, code: 'missing', evidence: {} };
}

/** A point that does not exist gets the same error as one that is not the requester's. */
function notPoint(before: Fields | null, { point }: Fields, points: ReadonlyMap<string, boolean>): FieldFault | null {
  return typeof point !== 'string' || point === before?.['point'] || points.get(point) === true
    ? null
    : { field: 'point', code: 'point-unknown', evidence: { value: point } };
}

/** A class without a price in any version of the point's tariff; a tariff of which nothing is known yet is not checked. */
function unpriced(before: Fields | null, after: Fields, ids: readonly string[], tariffs: readonly HeatTariff[]): FieldFault | null {
  const { class: named, point } = after;
  if (typeof named !== 'string' || (named === before?.['class'] && point === before['point'])) return null;
  const own = tariffs.filter(({ id }) => ids.includes(id));
  return own.length === 0 || own.some(({ classes }) => Object.hasOwn(classes, named))
    ? null
    : { field: 'class', code: 'class-unpriced', evidence: { value: named, tariff: own[0]?.id } };
}

function elsewhere(code: string, { meter }: Fields, taken: ReadonlyMap<string, Claim>): FieldFault | null {
  const claim = typeof meter === 'string' ? taken.get(claimKey(code, meter)) : undefined;
  return claim === undefined
    ? null
    : { field: 'meter', code: 'meter-elsewhere', evidence: { meter: claim.meter, household: claim.household } };
}
