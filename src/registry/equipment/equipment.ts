import type { Say } from '#platform/list-intake/job.ts';
import type { Pool, PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type EditGiven, type LedgerNeeds, type Ledger } from '#platform/ledger/ledger.ts';
import { readSets, type Sets } from '#platform/ledger/sets.ts';
import {
  createInBuildings,
  keepBuildingsOf,
  type ListQuestion,
  type Standing,
  type StandingQuestion,
} from '#registry/in-buildings/in-buildings.ts';
import * as store from '#registry/in-buildings/table-store.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { equipmentKind } from './equipment-kind.ts';
import { equipmentDictionary } from './fields.ts';
import { equipmentFacts, type EquipmentKind, equipmentList } from './vocabulary.ts';
import { kindValues } from '#kernel/kind-fields.ts';
import { type Answering, buildingOf, type LedgerEntry, stateOn } from '#registry/in-buildings/present.ts';

/** Equipment as responses show it: one row for one or several identical pieces. Null means unknown. */
type EquipmentShown = ReturnType<typeof presentEquipment>;

/** By default a row is one piece. */
const one = 1;

/** @param day the local day of «today» */
function presentEquipment(held: LedgerEntry, answering: Answering, day: string) {
  const facts = kindValues(equipmentFacts, held.fields);
  return {
    code: held.code,
    ...buildingOf(held, answering),
    ...facts,
    kind: facts.kind as EquipmentKind,
    count: facts.count ?? one,
    state: stateOn(held, answering, day),
  };
}

export type StandingEquipment = Standing<EquipmentShown>;

export type EquipmentNeeds = LedgerNeeds & { readonly postgres: Pool; readonly registry: Registry };

const table = { name: 'equipment', list: equipmentList, columns: { capacity: 'capacity_kw' } } as const;

/**
 * The equipment of buildings: boilers, chillers, pumps, windows … each with its size, efficiency, age and state.
 * @example await equipment.get(scope, 'CH-01', {}) // { code: 'CH-01', building: 'B001', kind: 'chiller', capacity: 1055, … }
 */
export function createEquipment(needs: EquipmentNeeds) {
  const { postgres, now, registry } = needs;
  const buildingsOf = (codes: readonly string[]) => store.buildingsOf(postgres, wholeProgram, table, codes);
  const ledger = createLedger(equipmentKind({ registry, buildingsOf, sees: store.seesInBuilding }), needs);
  const kept = createInBuildings({ postgres, now, registry, ledger, table, present: presentEquipment });
  keepBuildingsOf(needs, table, (code, equipment) => ({ code: 'building-has-equipment', evidence: { code, equipment } }));
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
    standingOn: (scope: Scope, ask: StandingQuestion) => kept.standingOn({ as: scope, own: null }, ask),
    /** A page of the equipment that the scope sees. */
    async list(scope: Scope, ask: ListQuestion<typeof equipmentList>): Promise<{ equipment: EquipmentShown[]; total: number }> {
      const { shown, total } = await kept.list({ as: scope, own: null }, ask);
      return { equipment: shown, total };
    },
    /** Equipment of one code: its fields, dated ones included, and the source of each. Throws `no-such-equipment`. */
    async get(scope: Scope, code: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
      const { entity: _entity, ...shown } = await kept.get(scope, code, knownAt);
      return shown;
    },
  };
}

/** What a survey does not state about a code: its identity, and its building. */
const surveyFixed = ['code', 'from', 'building'];

type SurveyedEquipment = { readonly code: string; readonly building: string; readonly set: Sets; readonly change: number };

async function writeSurveyed(
  ledger: Pick<Ledger, 'editOn' | 'addOn'>,
  { registry }: EquipmentNeeds,
  on: PoolClient,
  scope: Scope,
  { code, building, set, change }: SurveyedEquipment,
): Promise<number | null> {
  const [standsIn] = await store.buildingsOf(on, wholeProgram, table, [code]);
  if (standsIn === undefined) return (await ledger.addOn(on, scope, { code, set: { ...set, building } })).change;
  if (!(await registry.namesOfBuilding(scope, building)).includes(standsIn)) throw new Problem('conflict', 'code-taken', { code });
  const { refused } = await ledger.editOn(on, scope, { codes: [code], set, change });
  const [fault] = refused;
  if (fault !== undefined) throw new Problem('bad-input', fault.fault, fault.evidence);
  return null;
}

export type Equipment = ReturnType<typeof createEquipment>;
