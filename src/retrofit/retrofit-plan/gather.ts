import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { mapInTurns, runInTurns } from '#kernel/in-turns.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Retrofits } from '#retrofit/retrofit/retrofit.ts';
import { plainAmount } from './amount.ts';
import { amountsOf } from './compare.ts';
import {
  fundSources,
  type Amounts,
  type Chosen,
  type InstanceProject,
  type PackageEstimate,
  type PlanProject,
  type Scenario,
  type SeasonDays,
  type TypedEstimate,
} from './facts.ts';
import { instanceInSteps, openStates, type PlanInstance, type PlanMaterial } from './instance.ts';
import type { PlanNeeds } from './needs.ts';
import { packagesOf } from './packages.ts';
import * as store from './store.ts';

type PoolProject = Awaited<ReturnType<Retrofits['within']>>[number];

export type GatherQuestion = {
  readonly region: string;
  readonly scenario: Scenario;
  readonly known: AsOf;
  readonly previous: PlanMaterial['previous'];
  /** The year whose use the estimates start from. */
  readonly estimateYear: number;
};

export type Gathered = PlanInstance & {
  /** By code, for documents and tables. */
  readonly projects: ReadonlyMap<string, PlanProject>;
};

type Run = { readonly signal?: AbortSignal; readonly progress?: (done: number, total: number) => void };

/** The file of a plan as known at a time: the pool, the buildings, their estimates, the heating seasons. */
export async function gather(needs: PlanNeeds, scope: Scope, asked: GatherQuestion, run: Run = {}): Promise<Gathered> {
  const { region, scenario, known, previous } = asked;
  const pool = await needs.pool.within(scope, { region, known });
  const codes = [...new Set(pool.flatMap((one) => one.buildings))];
  const facts = codes.length === 0 ? [] : await needs.registry.buildingFacts(scope, { buildings: codes }, known);
  const buildings = new Map(facts.map((one) => [one.code, one]));
  const on = today(known.received);
  const projects = await mapInTurns(pool, (one) => projectOf(one, buildings, on, region));
  const estimates = await estimatesOf(needs, scope, asked, projects, pool, run);
  const season = await seasons(needs, asked);
  const adopted = await amountsAdopted(needs);
  const material = { scenario, projects, estimates, seasonOf: (at: string) => season.get(at) ?? null, adopted, previous };
  const made = await runInTurns(instanceInSteps(material));
  return { ...made, projects: new Map(projects.map((one) => [one.code, one])) };
}

function projectOf(project: PoolProject, known: ReadonlyMap<string, BuildingFacts>, on: string, asked: string): PlanProject {
  const buildings = project.buildings.flatMap((one) => known.get(one) ?? []);
  const standing = buildings.filter((one) => !isDemolished(one, on));
  const { code, name, state, block, requires, content, safe, worth, year, option } = project;
  return {
    code,
    name,
    state,
    block,
    requires,
    content,
    safe,
    worth,
    year,
    option,
    region: project.region ?? buildings[0]?.region ?? asked,
    tags: [...new Set([...project.tags, ...buildings.flatMap((one) => tagsOf(one, on))])].toSorted(),
    areaM2: amountOf(project.area) ?? areaOf(buildings, project.buildings.length, on),
    buildings: project.buildings.length,
    demolished: buildings.length > 0 && standing.length === 0,
    typed: typedOf(project),
  };
}

/** A number as exact text. */
const amountOf = (value: number | null): string | null => (value === null ? null : plainAmount(exactOf(value)));

/** A typed estimate: without a cost or a saving it is not one. */
function typedOf(project: PoolProject): TypedEstimate | null {
  const { cost, saving, savingLow, savingHigh, document } = project;
  if (cost === null || saving === null) return null;
  const funds = fundSources.flatMap((source) => {
    const yuan = project[`fund:${source}`];
    return yuan === null ? [] : [[source, yuan] as const];
  });
  return {
    costYuan: cost,
    savingKgce: plainAmount(exactOf(saving)),
    low: amountOf(savingLow),
    high: amountOf(savingHigh),
    funds: Object.fromEntries(funds),
    documented: document !== null,
  };
}

const isDemolished = ({ fields }: BuildingFacts, on: string): boolean => {
  const day = fields['demolished'] ?? fields['demolishedOn'];
  return typeof day === 'string' ? day <= on : day === true;
};

/** Its class, `use:` with its main use, `old-compound`. */
function tagsOf({ fields, uses }: BuildingFacts, on: string): string[] {
  const use = uses.findLast(({ from }) => from === null || from <= on)?.value[0]?.use;
  return [
    ...(typeof fields['class'] === 'string' ? [fields['class']] : []),
    ...(use === undefined ? [] : [`use:${use}`]),
    ...(fields['oldCompound'] === true ? ['old-compound'] : []),
  ];
}

/** The floor area of all buildings together; null if one of them is unknown. */
function areaOf(buildings: readonly BuildingFacts[], many: number, on: string): string | null {
  if (many === 0 || buildings.length < many) return null;
  let sum = exact(0n);
  for (const { floorAreaM2 } of buildings) {
    const value = floorAreaM2.findLast(({ from }) => from === null || from <= on)?.value ?? null;
    if (value === null) return null;
    sum = sum.add(exactOf(value));
  }
  return plainAmount(sum);
}

/**
 * Packages are estimated if the scenario funds them: for every open project if it names packages, otherwise only for those without a typed
 * estimate.
 */
async function estimatesOf(
  needs: PlanNeeds,
  scope: Scope,
  { scenario, known, estimateYear: year }: GatherQuestion,
  projects: readonly PlanProject[],
  pool: readonly PoolProject[],
  { signal, progress }: Run,
): Promise<Map<string, readonly PackageEstimate[]>> {
  const found = new Map<string, readonly PackageEstimate[]>();
  if (scenario.funding.length === 0) return found;
  const buildings = new Map(pool.map((one) => [one.code, one.buildings]));
  const wanted = projects.filter(
    ({ state, typed, safe, demolished }) =>
      openStates.includes(state) && safe !== false && !demolished && (scenario.packages !== null || typed === null),
  );
  const { packages, prices, discount } = scenario;
  const foreseen = { year, buildings: [...new Set(wanted.flatMap(({ code }) => buildings.get(code) ?? []))] };
  const estimate = needs.estimates.batch(scope, known, foreseen);
  const ofProject = async (code: string) => {
    const of = buildings.get(code) ?? [];
    return of.length === 0 ? null : packagesOf(estimate, { buildings: of, year, packages, prices, discount });
  };
  for (let at = 0; at < wanted.length; at += sideBySide) {
    signal?.throwIfAborted();
    progress?.(at, wanted.length);
    const some = wanted.slice(at, at + sideBySide);
    const told = await Promise.all(some.map(({ code }) => ofProject(code)));
    for (const [index, one] of told.entries()) if (one !== null) found.set((some[index] as PlanProject).code, one);
  }
  return found;
}

/** How many projects are estimated in parallel: while one waits for the stores, the others use them. */
const sideBySide = 8;

/** The heating season of each place that a crew limit applies to, as stated by `temperature season`. */
async function seasons({ comfort }: PlanNeeds, { scenario, known }: GatherQuestion): Promise<Map<string, SeasonDays>> {
  if (scenario.season !== null || scenario.crews.length === 0) return new Map();
  const regions = scenario.crews.map(({ region }) => region);
  const stated = await comfort.seasonsOf(regions, known);
  return new Map([...stated].map(([region, { heating }]) => [region, { from: heating.from, to: heating.to }]));
}

/** The amounts of each project in an adopted plan, from that plan; if there are several, the last counts. */
async function amountsAdopted({ postgres }: PlanNeeds): Promise<Map<string, Amounts>> {
  const found = new Map<string, Amounts>();
  for (const { plan } of await store.adoptions(postgres, checkedByCaller)) {
    const row = await store.planNamed(postgres, checkedByCaller, plan);
    if (row === undefined) continue;
    const { chosen } = JSON.parse(row.answer) as { chosen: Chosen[] };
    const { projects } = JSON.parse(row.instance) as { projects: InstanceProject[] };
    const byId = new Map(projects.map((one) => [one.id, one]));
    for (const one of chosen) found.set(one.project, amountsOf(byId, one));
  }
  return found;
}
