import type { Say } from '#platform/list-intake/job.ts';
import type { PoolClient } from 'pg';
import type { PoolProject } from '#reporting/indicator/indicator.ts';
import { surveyedOn } from './surveyed.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { mapInTurns } from '#kernel/in-turns.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { specOf } from '#platform/list-intake/mapping.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { type AddGiven, createLedger, type EditGiven, type KnownEntity } from '#platform/ledger/ledger.ts';
import { touchedBy } from '#platform/ledger/lies.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import type { Sets } from '#platform/ledger/sets.ts';
import { adoptPlan, type Adoption } from './adopt.ts';
import { advance, type AdvanceGiven, type Advancing } from './advance.ts';
import { type EstimateQuestion, estimateOf } from './estimate-source.ts';
import { retrofitDictionary } from './fields.ts';
import { matches, ordered, totalsOf } from './known-list.ts';
import { circleOf } from './circle.ts';
import { addCandidates, type AddQuestion, findCandidates, type FindQuestion } from './find.ts';
import { addToPool, type PoolQuestion, previewPool } from './pool-add.ts';
import * as lists from './list-store.ts';
import type { RetrofitNeeds } from './needs.ts';
import { narrowed, type Narrowing } from './narrowing.ts';
import { countedOf, verifiedOf } from './pool-progress.ts';
import { type Beside, findingsOf, fundsOf, nothingBeside, presentRetrofit, type RetrofitShown, versionOf } from './present-retrofit.ts';
import { progressOf, type RetrofitProgressQuestion } from './progress.ts';
import { retrofitKind } from './retrofit-kind.ts';
import * as sight from './sight-store.ts';
import { nextStep, type RetrofitState } from './states.ts';
import * as steps from './step-store.ts';
import type { Step, StepFile } from './step-store.ts';
import { takeStepsBack } from './undo-steps.ts';
import { retrofitStateTerms } from './vocabulary.ts';

export type { RetrofitState } from './states.ts';
export type { Adoption } from './adopt.ts';

/** `knownAt`: as known then; otherwise the current state. */
type ListQuestion = Narrowing & Omit<lists.RetrofitsQuery, 'buildings' | 'codes'>;

/** A page of projects, their number, and their totals. */
type PoolPage = { projects: RetrofitShown[]; total: number; totals: lists.PoolTotals; buildingNames: Record<string, string> };

/** A state in a project's life: since which local day, and who recorded it when. */
export type LifeShown = {
  state: RetrofitState;
  on: string | null;
  by: string;
  at: string;
  change: number;
  note: string | null;
  files: StepFile[];
};

/**
 * The pool of retrofit projects of a place: what they are, what they cost and save, and the steps of their lives.
 * @example await retrofits.show(scope, 'R-2026-01') // { code: 'R-2026-01', state: 'surveyed', cost: '1200000.00', life: [ … ], … }
 */
export function createRetrofits(needs: RetrofitNeeds) {
  const { postgres, now } = needs;
  const spec = retrofitKind({
    place: needs.place,
    sees: sight.seesRetrofit,
    buildings: async (on, scope) => ({ all: await sight.buildingsToName(on, scope), within: await sight.placesWithin(on, wholeProgram) }),
    close: (on, scope, written, change) => closeChange(on, scope, written, change, now()),
    tookBack: (on, _, change) => steps.withdrawSteps(on, checkedByCaller, change, now()),
  });
  const ledger = createLedger(spec, needs);
  const advancing: Advancing = { needs, ledger, table: spec.table };
  for (const kind of ['retrofits', 'retrofit-edit', 'retrofit-add', 'retrofit-advance', 'retrofit-adopt'])
    needs.imports.onUndo(kind, (on, scope, row, at) => takeStepsBack(advancing, on, scope, row, at));
  for (const kind of ['retrofit-advance', 'retrofit-adopt']) needs.imports.onPlaced(kind, ({ id }) => touchedBy(postgres, spec, id));
  keepNamed(needs);
  const reading = readVerbs(needs, ledger);
  return {
    importRetrofits: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    /** Throws `state-order` if it sets a state: that takes a step. */
    async edit(scope: Scope, given: EditGiven) {
      refuseState(given.set, []);
      return ledger.edit(scope, given);
    },
    /** Creates a project by hand, in state found. Throws `state-order`, `code-taken`, `missing`. */
    async add(scope: Scope, given: AddGiven) {
      refuseState(given.set, ['found', retrofitStateTerms.found.zh]);
      return ledger.add(scope, given);
    },
    /** Buildings that a retrofit may be due for, with the reasons. */
    find: (scope: Scope, asked: FindQuestion) => findCandidates(needs, scope, asked),
    /** The same, and creates a project for each that has none, or for those named. */
    addFound: (scope: Scope, asked: AddQuestion) => addCandidates(needs, ledger, scope, asked),
    /** What buildings would bring into the pool, and which are in another open project. */
    previewPool: (scope: Scope, asked: PoolQuestion) => previewPool(needs, scope, asked),
    /** The same, and creates a project for each. */
    addToPool: (scope: Scope, asked: Parameters<typeof addToPool>[3]) => addToPool(needs, ledger, scope, asked),
    /** The progress of a place's pool in a year: accepted, against targets, verified. */
    progress: (scope: Scope, asked: RetrofitProgressQuestion) =>
      progressOf(needs, scope, asked, () => livedIn(needs, reading.within, scope, asked)),
    /** The projects of a place as indicators count them: all that were not withdrawn. */
    forIndicators: async (scope: Scope, { region, known }: { readonly region: string; readonly known: AsOf }): Promise<PoolProject[]> =>
      (await livedAt(needs, reading.within, scope, region, known)).flatMap(countedOf),
    /** Names of projects that the scope sees. */
    named: (scope: Scope, asked: Parameters<typeof lists.named>[2]) => lists.named(needs.postgres, scope, asked),
    history: ledger.history,
    examine: ledger.examine,
    rows: ledger.rows,
    /** The columns of the file that can be imported again. */
    header: () => retrofitDictionary.fields.map(({ name }) => name),
    ...reading,
    /** Number, area and cost of projects, by county and state. */
    board: (scope: Scope, region: string | undefined) => lists.board(postgres, scope, region),
    /** Advances a project by one step. Throws `no-such-retrofit`, `state-order`, `needs-missing`. */
    async advance(scope: Scope, code: string, given: AdvanceGiven) {
      const change = await advance(advancing, scope, code, given);
      return { change, ...(await reading.show(scope, code)) };
    },
    /**
     * The estimate of a package for the buildings of a project, based on their use in a year. Throws `no-such-retrofit`, `no-such-package`.
     */
    async estimated(scope: Scope, { project, ...asked }: EstimateQuestion & { readonly project: string }) {
      const { buildings } = await reading.show(scope, project);
      return estimateOf(needs, scope, { ...asked, buildings });
    },
    /** Records what a survey found of the structural safety of buildings, as a part of its transaction. */
    surveyedOn: (on: PoolClient, scope: Scope, safe: ReadonlyMap<string, boolean>, change: number): Promise<void> =>
      surveyedOn(ledger, on, scope, safe, change),
    takeBack: ledger.takeBack,
    /** Moves the projects of an adopted plan to `planned`, as one change within the caller's transaction. Throws `state-order`. */
    adopted: (on: PoolClient, scope: Scope, given: Adoption): Promise<number> => adoptPlan(advancing, on, scope, given),
  };
}

export type Retrofits = ReturnType<typeof createRetrofits>;

/** Queries on the pool. */
function readVerbs(needs: RetrofitNeeds, ledger: Advancing['ledger']) {
  const { postgres, now } = needs;
  const known = (text: string | undefined): AsOf | null => (text === undefined ? null : asOf(now(), text));

  /** One project with its life. Throws `no-such-retrofit`. */
  async function show(scope: Scope, code: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
    const at = known(knownAt);
    const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
      at === null ? await ledger.one(scope, code) : await ledger.oneAt(scope, code, at);
    const [shown] = await presentAll(needs, scope, [entity]);
    const taken = (await steps.stepsOf(postgres, checkedByCaller, [code], at)).get(code) ?? [];
    const found = shown as RetrofitShown;
    return {
      ...found,
      version: versionOf(entity),
      life: taken.map(lifeOf),
      next: nextStep(found.state, entity.fields),
      funds: fundsOf(entity.fields),
      verified: verifiedOf({ project: found, steps: taken }),
      buildingNames: await sight.buildingNames(postgres, scope, found.buildings),
      estimates: (await Promise.all(found.estimate.map((one) => needs.estimates.origin(scope, one)))).flatMap((one) => one ?? []),
      findings: [...found.findings, ...stepFindings(taken)],
      provenance: entity.provenance ?? {},
    };
  }

  async function pageNow(scope: Scope, ask: lists.RetrofitsQuery): Promise<Omit<PoolPage, 'buildingNames'>> {
    const { rows, ...sums } = await lists.list(postgres, scope, ask);
    return { projects: await presentAll(needs, scope, rows), ...sums };
  }

  async function pageThen(scope: Scope, ask: lists.RetrofitsQuery, at: AsOf): Promise<Omit<PoolPage, 'buildingNames'>> {
    const inside = ask.region === undefined ? null : new Set(await needs.place.regionsWithin(ask.region));
    const all = (await ledger.allAt(scope, at)).map((entity) => presentRetrofit(entity, nothingBeside));
    const found = ordered(
      all.filter((project) => matches(project, ask, inside)),
      ask,
    );
    return { projects: found.slice(ask.offset, ask.offset + ask.limit), total: found.length, totals: totalsOf(found) };
  }

  return {
    show,
    /** A page of the projects that the scope sees, and the totals of the whole list. */
    async list(scope: Scope, asked: ListQuestion): Promise<PoolPage> {
      const ask = await narrowed(needs, scope, asked);
      const at = known(asked.knownAt);
      const page = at === null ? await pageNow(scope, ask) : await pageThen(scope, ask, at);
      const codes = page.projects.flatMap(({ buildings }) => buildings);
      return { ...page, buildingNames: await sight.buildingNames(postgres, scope, codes) };
    },
    /** The buildings of the projects that a list would contain, with their locations. */
    placed: async (scope: Scope, asked: Narrowing) => lists.placed(postgres, scope, await narrowed(needs, scope, asked)),
    /** All projects of a place that the scope sees, current or as known then. */
    async within(scope: Scope, asked: { readonly region: string; readonly known?: AsOf | undefined }): Promise<RetrofitShown[]> {
      if (asked.known === undefined)
        return await mapInTurns(await lists.within(postgres, scope, asked.region), (row) => presentRetrofit(row, nothingBeside));
      const inside = new Set(await needs.place.regionsWithin(asked.region));
      const all = (await ledger.allAt(scope, asked.known)).filter(({ fields }) => inside.has(fields['region'] as string));
      return await mapInTurns(all, (entity) => presentRetrofit(entity, nothingBeside));
    },
  };
}

const livedIn = (
  needs: RetrofitNeeds,
  within: ReturnType<typeof readVerbs>['within'],
  scope: Scope,
  { region, knownAt }: RetrofitProgressQuestion,
) => livedAt(needs, within, scope, region, knownAt === undefined ? undefined : asOf(needs.now(), knownAt));

/** The projects of a place with their lives, current or as known then. */
async function livedAt(
  { postgres }: Pick<RetrofitNeeds, 'postgres'>,
  within: ReturnType<typeof readVerbs>['within'],
  scope: Scope,
  region: string,
  known: AsOf | undefined,
) {
  const projects = await within(scope, { region, known });
  const codes = projects.map(({ code }) => code);
  const taken = await steps.stepsOf(postgres, checkedByCaller, codes, known ?? null);
  return projects.map((project) => ({ project, steps: taken.get(project.code) ?? [] }));
}

/** A state is a step, with its day and requirements; only files of past work may set one. Throws `state-order`. */
function refuseState(set: Sets, may: readonly string[]): void {
  for (const [name, value] of Object.entries(set)) {
    if (specOf(retrofitDictionary, name)?.name !== 'state' || may.includes(String(value))) continue;
    throw new Problem('conflict', 'state-order', { code: '', from: '', to: String(value), on: '', last: null, why: 'by-step' });
  }
}

/** Records the states that projects have reached, and returns what is inconsistent in them. */
async function closeChange(
  on: PoolClient,
  scope: Scope,
  written: readonly { readonly code: string; readonly after: { readonly fields: Readonly<Record<string, unknown>> } }[],
  change: number,
  now: number,
): Promise<Finding[]> {
  const states = written.map(({ code, after }) => ({ code, state: (after.fields['state'] ?? 'found') as string }));
  await steps.addSteps(on, scope, change, states, now);
  const codes = written.map(({ code }) => code);
  const beside = await besideOf(on, scope, codes);
  const all = written.flatMap(({ code, after }) => findingsOf(code, after.fields, beside(code)));
  return all.slice(0, mostFindings);
}

/** How many findings are reported for a file; each project reports its own. */
const mostFindings = 200;

async function presentAll(
  { postgres }: Pick<RetrofitNeeds, 'postgres'>,
  scope: Scope,
  some: readonly Pick<KnownEntity, 'code' | 'fields'>[],
): Promise<RetrofitShown[]> {
  const codes = some.map(({ code }) => code);
  const beside = await besideOf(postgres, scope, codes);
  return some.map((one) => presentRetrofit(one, beside(one.code)));
}

async function besideOf(on: Queryable, scope: Scope, codes: readonly string[]): Promise<(code: string) => Beside> {
  const shared = Map.groupBy(await sight.sharedBuildings(on, wholeProgram, codes), ({ retrofit }) => retrofit);
  const after = await sight.comesAfter(on, scope);
  return (code) => ({ shared: shared.get(code) ?? [], circle: circleOf(code, after) });
}

const lifeOf = ({ state, on, by, at, change, note, files }: Step): LifeShown => ({
  state,
  on,
  by,
  at: formatInstant(at / 1000),
  change,
  note,
  files: [...files],
});

const stepFindings = (taken: readonly Step[]): Finding[] =>
  taken.flatMap(({ detail }) => (Array.isArray(detail['findings']) ? (detail['findings'] as Finding[]) : []));

/** What existing projects name cannot be withdrawn. */
function keepNamed({ registry, place }: RetrofitNeeds): void {
  registry.onBuildingsStanding(async (on, codes) =>
    (await sight.buildingsInRetrofits(on, wholeProgram, codes)).map(({ building, retrofit }): Finding => ({
      code: 'building-in-retrofit',
      severity: 'error',
      evidence: { code: building, project: retrofit },
    })),
  );
  place.onStanding(async (on, subject, codes) =>
    subject === 'organisation'
      ? []
      : (await sight.regionsOfRetrofits(on, wholeProgram, codes)).map((code): Finding => ({
          code: 'place-in-retrofit',
          severity: 'error',
          evidence: { code },
        })),
  );
}
