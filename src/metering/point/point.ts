import type { Say } from '#platform/list-intake/job.ts';
import type { Pool, PoolClient } from 'pg';
import { type AsOf, asOfNow } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { changesOf } from '#platform/ledger/entity-store.ts';
import { countingAt, fold } from '#platform/ledger/fold.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type EditGiven, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import { createInBuildings, keepBuildingsOf, type ListQuestion } from '#registry/in-buildings/in-buildings.ts';
import { buildingsOf } from '#registry/in-buildings/table-store.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { PointFacts, WhichPoints } from './facts.ts';
import { pointDictionary } from './fields.ts';
import { pointFactsOf } from './point-facts.ts';
import { pointKind } from './point-kind.ts';
import * as store from './store.ts';
import { pointFacts, type pointList } from './vocabulary.ts';
import { kindValues } from '#kernel/kind-fields.ts';
import { type PointQuantity, quantityOf, type ReadUnit } from '#kernel/quantity.ts';
import { type Answering, buildingOf, type LedgerEntry } from '#registry/in-buildings/present.ts';
import { holdText, usualHold } from './hold.ts';

export type PointNeeds = LedgerNeeds & { readonly postgres: Pool; readonly registry: Registry };

/** Called before points are undone: returns what depends on them (values). */
export type PointsStanding = (on: PoolClient, ids: readonly number[]) => Promise<readonly Finding[]>;

/** Callbacks that other slices registered. */
type Listeners = { readonly standing: PointsStanding[]; readonly changed: ((ids: readonly number[]) => Promise<void>)[] };

const defaultZone = 'Asia/Shanghai';

/**
 * Points 测点, in addition to meters: they measure instantaneous values, and no energy.
 * @example await points.get(scope, 'T-301', {}) // { code: 'T-301', quantity: 'temperature', building: 'B001', hold: '1h', … }
 */
export function createPoints(needs: PointNeeds) {
  const { postgres, now, registry } = needs;
  const listeners: Listeners = { standing: [], changed: [] };
  const ledger = createLedger(kindOf(needs, listeners), needs);
  const kept = createInBuildings({ postgres, now, registry, ledger, table: store.pointTable, present: presentPoint });
  registry.onCodesTaken((on, codes) => store.codesStanding(on, wholeProgram, codes));
  keepBuildingsOf(needs, store.pointTable, (code, point) => ({ code: 'building-has-points', evidence: { code, point } }));
  return {
    importPoints: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    add: ledger.add,
    history: ledger.history,
    examine: ledger.examine,
    rows: ledger.rows,
    /** The columns of the file that can be imported again. */
    header: () => pointDictionary.fields.map(({ name }) => name),
    /** A page of the points that the scope sees. */
    async list(scope: Scope, ask: ListQuestion<typeof pointList>): Promise<{ points: PointShown[]; total: number }> {
      const { shown, total } = await kept.list({ as: scope, own: null }, ask);
      return { points: shown, total };
    },
    /** A point by its code: its fields, and where each comes from. Throws `no-such-point`. */
    async get(scope: Scope, code: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
      const { entity: _entity, ...shown } = await kept.get(scope, code, knownAt);
      return shown;
    },
    /** Points within the scope, in the order of their codes, as known at some time. */
    pointFacts: (scope: Scope, which: WhichPoints, known: AsOf): Promise<PointFacts[]> =>
      Math.min(known.received, known.recorded) >= asOfNow.received
        ? factsNow(postgres, scope, which)
        : factsThen(needs, scope, which, known),
    /** When any point was changed or a change undone (ms), in order. */
    changedAt: () => store.changedAt(postgres, wholeProgram),
    /** Codes of those of these points, by number, that a scope does not see. */
    pointsUnseen: (scope: Scope, ids: readonly number[]) => store.pointsUnseen(postgres, scope, ids),
    /** Called and awaited before a change that affects what holds is acknowledged. */
    onPointsChanged: (listener: (ids: readonly number[]) => Promise<void>): void => void listeners.changed.push(listener),
    /** Called before points are undone: returns what depends on them. */
    onPointsStanding: (ask: PointsStanding): void => void listeners.standing.push(ask),
    /** At start: reports changes that were left unreported when the program last ended. */
    mend: () => tellChanged(postgres, listeners),
  };
}

export type Points = ReturnType<typeof createPoints>;

function kindOf({ postgres, registry }: PointNeeds, listeners: Listeners) {
  return pointKind({
    registry,
    buildingsOf: (codes) => buildingsOf(postgres, wholeProgram, store.pointTable, codes),
    standing: async (on, codes) => {
      const ids = (await store.points(on, programScope, { points: codes })).map(({ id }) => id);
      return (await Promise.all(listeners.standing.map((ask) => ask(on, ids)))).flat();
    },
    wrote: (on, codes) => store.markDue(on, wholeProgram, codes),
    tookBack: (on, change) => store.markChanged(on, wholeProgram, change),
    settled: () => tellChanged(postgres, listeners),
  });
}

/** The marks were written with the change; they stay until all listeners were called, so that what fails here is done at the next start. */
async function tellChanged(postgres: Pool, { changed }: Listeners): Promise<void> {
  const ids = await store.due(postgres, wholeProgram);
  if (ids.length === 0) return;
  for (const listener of changed) await listener(ids);
  await store.settled(postgres, wholeProgram, ids);
}

async function factsNow(postgres: Pool, scope: Scope, which: WhichPoints): Promise<PointFacts[]> {
  const rows = await store.points(postgres, scope, which);
  return rows.map(({ id, code, fields, building, zone }) => pointFactsOf(id, code, fields, { code: building, zone: zone ?? defaultZone }));
}

/** Like meters, points count as they were first imported for the time before: values may be older than their list. */
async function factsThen({ postgres, registry, now }: PointNeeds, scope: Scope, which: WhichPoints, known: AsOf): Promise<PointFacts[]> {
  const rows = await store.points(postgres, scope, which, true);
  const ids = rows.map(({ id }) => id);
  const isUnchanged = (await store.newest(postgres, wholeProgram)) <= Math.min(known.received, known.recorded);
  const changes = isUnchanged ? null : await changesOf(postgres, wholeProgram, store.pointTable, ids);
  const states = rows.flatMap(({ id, code, fields, gone }) => {
    if (changes === null) return gone ? [] : [{ id, code, fields }];
    const state = fold(countingAt(changes.get(id) ?? [], known), today(now()));
    return state === null ? [] : [{ id, code, fields: state.fields }];
  });
  const codes = [...new Set(states.flatMap(({ fields }) => (typeof fields['building'] === 'string' ? [fields['building']] : [])))];
  const places = new Map<string, { code: string; zone: string }>();
  for (const one of codes.length === 0 ? [] : await registry.buildingFacts(programScope, { buildings: codes }, known))
    places.set(one.code, one);
  return states.map(({ id, code, fields }) => {
    const place = places.get(String(fields['building']));
    return pointFactsOf(id, code, fields, { code: place?.code ?? null, zone: place?.zone ?? defaultZone });
  });
}

/** A point in the form of answers. Null means not known. */
type PointShown = ReturnType<typeof presentPoint>;

function presentPoint(one: LedgerEntry, answering: Answering) {
  const quantity = one.fields['quantity'] as PointQuantity;
  const facts = kindValues(pointFacts, one.fields);
  return {
    code: one.code,
    quantity,
    ...(typeof one.fields['building'] === 'string' ? buildingOf(one, answering) : { building: null, buildingName: null }),
    ...facts,
    unit: (facts.unit as ReadUnit | null) ?? quantityOf(quantity).unit,
    hold: facts.hold ?? holdText(usualHold),
  };
}
