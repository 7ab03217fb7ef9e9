import type { Say } from '#platform/list-intake/job.ts';
import type { Pool, PoolClient } from 'pg';
import { asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { ImportGiven } from '#platform/ledger/import.ts';
import { createLedger, type EditGiven, type KnownEntity, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import { readSets, type Sets } from '#platform/ledger/sets.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { equipmentKind } from './equipment-kind.ts';
import * as store from './equipment-store.ts';
import { equipmentDictionary } from './fields.ts';
import * as lists from './list-store.ts';
import { type EquipmentShown, presentEquipment } from './present-equipment.ts';
import type { EquipmentFilter, EquipmentOrder } from './list-store.ts';
import { valueOn } from '#platform/ledger/fold.ts';
import { firstDay } from './public/installed.ts';

export type { StandingEquipment };

export type EquipmentNeeds = LedgerNeeds & { readonly postgres: Pool; readonly registry: Registry };

/** `building`: equipment in it. `knownAt`: as known then; otherwise as of now. */
type ListQuestion = Omit<lists.EquipmentQuery, 'buildings'> & {
  readonly building?: string | undefined;
  readonly knownAt?: string | undefined;
};

type ListAnswer = { equipment: EquipmentShown[]; total: number };

/**
 * The equipment of buildings: boilers, chillers, pumps, windows … each with its size, efficiency, age and state.
 * @example await equipment.get(scope, 'CH-01', {}) // { code: 'CH-01', building: 'B001', kind: 'chiller', capacity: 1055, … }
 */
export function createEquipment(needs: EquipmentNeeds) {
  const { postgres, now, registry } = needs;
  const buildingsOf = (codes: readonly string[]) => store.buildingsOfEquipment(postgres, wholeProgram, codes);
  const ledger = createLedger(equipmentKind({ registry, buildingsOf, sees: store.seesEquipment }), needs);
  registry.onBuildingsStanding(async (on, codes) =>
    (await store.buildingsWithEquipment(on, wholeProgram, codes)).map(({ building, equipment }): Finding => ({
      code: 'building-has-equipment',
      severity: 'error',
      evidence: { code: building, equipment },
    })),
  );
  return {
    importEquipment: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    add: ledger.add,
    history: ledger.history,
    examine: ledger.examine,
    passDays: ledger.passDays,
    rows: ledger.rows,
    /** Reads fields as an edit would, without storing anything. Throws for the first invalid one. */
    checkFields: (set: Sets): void => void readSets(equipmentDictionary, set, surveyFixed),
    /**
     * Writes what a survey found about one code, as part of its transaction: equipment of that building is edited under its `change`; if it
     * does not exist, it is created. @returns the change that created it, otherwise null. Throws `code-taken` if it is in another building,
     * and what an edit throws.
     */
    surveyedOn: (on: PoolClient, scope: Scope, found: SurveyedEquipment) => writeSurveyed(ledger, needs, on, scope, found),
    takeBack: ledger.takeBack,
    /** The columns of the file that can be imported again. */
    header: () => equipmentDictionary.fields.map(({ name }) => name),
    /** All equipment that the scope sees and that existed on a day, in order of its codes, with the facts of that day. */
    standingOn: (scope: Scope, ask: StandingQuestion) => standingOn(needs, ledger, scope, ask),
    /** A page of the equipment that the scope sees. */
    list: (scope: Scope, ask: ListQuestion): Promise<ListAnswer> =>
      ask.knownAt === undefined ? listNow(needs, scope, ask) : listAt(needs, ledger, scope, ask, ask.knownAt),
    /** Equipment of one code: its fields, dated ones included, and the source of each. Throws `no-such-equipment`. */
    async get(scope: Scope, code: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
      const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
        knownAt === undefined ? await ledger.one(scope, code) : await ledger.oneAt(scope, code, asOf(now(), knownAt));
      const [shown] = await presentAll(needs, [entity]);
      const dated = Object.fromEntries(Object.entries(entity.dated).map(([field, line]) => [field, [...line]]));
      return { ...(shown as EquipmentShown), dated, provenance: entity.provenance ?? {} };
    },
  };
}

/** What a survey does not state about a code: its identity, and its building. */
const surveyFixed = ['code', 'from', 'building'];

type SurveyedEquipment = { readonly code: string; readonly building: string; readonly set: Sets; readonly change: number };

async function writeSurveyed(
  ledger: Pick<ReturnType<typeof createLedger>, 'editOn' | 'addOn'>,
  { registry }: EquipmentNeeds,
  on: PoolClient,
  scope: Scope,
  { code, building, set, change }: SurveyedEquipment,
): Promise<number | null> {
  const [standsIn] = await store.buildingsOfEquipment(on, wholeProgram, [code]);
  if (standsIn === undefined) return (await ledger.addOn(on, scope, { code, set: { ...set, building } })).change;
  if (!(await registry.namesOfBuilding(scope, building)).includes(standsIn)) throw new Problem('conflict', 'code-taken', { code });
  const { refused } = await ledger.editOn(on, scope, { codes: [code], set, change });
  const [fault] = refused;
  if (fault !== undefined) throw new Problem('bad-input', fault.fault, fault.evidence);
  return null;
}

async function presentAll(
  { registry, now }: EquipmentNeeds,
  some: readonly Pick<KnownEntity, 'code' | 'fields'>[],
): Promise<EquipmentShown[]> {
  const answering = await registry.answering([...new Set(some.map(({ fields }) => String(fields['building'])))]);
  return some.map((one) => presentEquipment(one, answering, today(now())));
}

/** Which equipment is requested as of a day: in one building, or in several. `knownAt`: as known then; otherwise as known now. */
export type StandingQuestion = {
  readonly building?: string | undefined;
  readonly buildings?: readonly string[] | undefined;
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly on: string;
  readonly knownAt?: string | undefined;
};

async function standingOn(
  needs: EquipmentNeeds,
  ledger: Pick<ReturnType<typeof createLedger>, 'allAt'>,
  scope: Scope,
  { building, buildings, on, knownAt, ...place }: StandingQuestion,
): Promise<StandingEquipment[]> {
  const { postgres, registry, now } = needs;
  const [within, named] = await Promise.all([
    lists.buildingsInside(postgres, checkedByCaller, place),
    building !== undefined
      ? registry.namesOfBuilding(scope, building)
      : buildings === undefined
        ? null
        : registry.namesOfBuildings(scope, buildings),
  ]);
  const inside = named === null ? within : new Set(named.filter((code) => within === null || within.has(code)));
  const codes = inside === null ? null : [...inside];
  const known =
    knownAt === undefined
      ? await lists.standing(postgres, scope, codes)
      : await ledger.allAt(scope, asOf(now(), knownAt), codes === null ? undefined : await store.everIn(postgres, wholeProgram, codes));
  const there = known
    .map((one) => asOn(one, on))
    .filter((one) => isThere(one, on) && (inside === null || inside.has(String(one.fields['building']))));
  if (there.length === 0) return [];
  const answering = await registry.answering([...new Set(there.map(({ fields }) => String(fields['building'])))]);
  const owners = await lists.ownersOf(postgres, checkedByCaller, [...new Set([...answering.values()].map(({ code }) => code))]);
  return there.map((one) => presentStanding(one, answering, owners, on));
}

/** The filter of a list, with the building expanded to all its codes. */
async function filterOf({ registry }: EquipmentNeeds, scope: Scope, { building, ...ask }: ListQuestion): Promise<lists.EquipmentQuery> {
  return { ...ask, ...(building !== undefined && { buildings: await registry.namesOfBuilding(scope, building) }) };
}

async function listNow(needs: EquipmentNeeds, scope: Scope, ask: ListQuestion): Promise<ListAnswer> {
  const { rows, total } = await lists.list(needs.postgres, scope, await filterOf(needs, scope, ask), today(needs.now()));
  return { equipment: await presentAll(needs, rows), total };
}

async function listAt(
  needs: EquipmentNeeds,
  ledger: Pick<ReturnType<typeof createLedger>, 'allAt'>,
  scope: Scope,
  ask: ListQuestion,
  knownAt: string,
): Promise<ListAnswer> {
  const filter = await filterOf(needs, scope, ask);
  const codes = filter.buildings && (await store.everIn(needs.postgres, wholeProgram, filter.buildings));
  const known = await ledger.allAt(scope, asOf(needs.now(), knownAt), codes);
  const inside = await lists.buildingsInside(needs.postgres, checkedByCaller, ask);
  const found = ordered(
    (await presentAll(needs, known)).filter((one) => matches(one, filter, inside)),
    ask,
  );
  return { equipment: found.slice(ask.offset, ask.offset + ask.limit), total: found.length };
}

export type Equipment = ReturnType<typeof createEquipment>;

/** Whether equipment matches a list's filter. @param inside buildings of the requested place and owner; null: all */
function matches(
  equipment: EquipmentShown,
  { kind, state, search, buildings }: EquipmentFilter,
  inside: ReadonlySet<string> | null,
): boolean {
  const { code, name, building } = equipment;
  const sought = search?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (buildings !== undefined && !buildings.includes(building)) return false;
  if (inside !== null && !inside.has(building)) return false;
  if (sought !== '' && !`${name ?? ''}\n${code}`.toLowerCase().includes(sought)) return false;
  return (kind === undefined || kind === equipment.kind) && (state === undefined || state === equipment.state);
}

const pinyin = new Intl.Collator('zh');

/** The same in the order of a list: unknown values come last. */
function ordered(all: readonly EquipmentShown[], { sort, descending }: EquipmentOrder): EquipmentShown[] {
  const way = descending ? -1 : 1;
  return all.toSorted((a, b) => {
    const [one, other] = [a[sort], b[sort]];
    if (one === null || other === null) return one === other ? compareCodes(a, b) : one === null ? 1 : -1;
    const compared = sort === 'name' ? pinyin.compare(String(one), String(other)) : one < other ? -1 : one > other ? 1 : 0;
    return compared === 0 ? compareCodes(a, b) : compared * way;
  });
}

const compareCodes = (a: EquipmentShown, b: EquipmentShown): number => (a.code < b.code ? -1 : 1);

/** Equipment as of a day: its facts of that day, its owner, and which of its facts were entered by a person. */
type StandingEquipment = EquipmentShown & { readonly organisation: string | null; readonly byHand: readonly string[] };

type Known = Parameters<typeof presentEquipment>[0] & {
  readonly dated: Readonly<Record<string, readonly { readonly from: string | null; readonly value: unknown }[]>>;
  readonly byHand: readonly string[];
};

/** The same with the facts in force on a day. */
function asOn<T extends Known>(one: T, day: string): T {
  const dated = Object.keys(one.dated);
  if (dated.length === 0) return one;
  const state = { fields: one.fields, dated: one.dated, setBy: {}, byHand: [] } as unknown as Parameters<typeof valueOn>[0];
  return { ...one, fields: { ...one.fields, ...Object.fromEntries(dated.map((field) => [field, valueOn(state, field, day)])) } };
}

/** Whether equipment exists on a day: not removed by then, and not certainly installed later. */
const isThere = ({ fields: { installed, removed } }: Pick<Known, 'fields'>, day: string): boolean =>
  !(typeof removed === 'string' && removed <= day) && !(typeof installed === 'string' && firstDay(installed) > day);

/** @param owners organisations by the code of the building that answers */
function presentStanding(
  one: Known,
  answering: Parameters<typeof presentEquipment>[1],
  owners: ReadonlyMap<string, string>,
  day: string,
): StandingEquipment {
  const shown = presentEquipment(one, answering, day);
  return { ...shown, organisation: owners.get(shown.building) ?? null, byHand: one.byHand };
}
