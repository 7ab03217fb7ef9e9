import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { visitCondition, visitExpression, type Condition, type Expression } from '#platform/knowledge/facts.ts';
import type { StageOn } from '#registry/project/facts.ts';
import type { IndicatorNeeds, PoolProject, PoolProjects } from './needs.ts';
import { buildingThen, type BuildingThen } from './building-then.ts';

/** A project that indicators count. */
export type CountedProject = {
  readonly code: string;
  readonly name: string;
  readonly region: string | null;
  readonly developmentZone: string | null;
  readonly organisation: string | null;
  readonly life: readonly StageOn[];
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** From the pool of retrofits, not from the register of projects. */
  readonly pool: boolean;
  /** For one from the pool: the registered project that already counts its work. */
  readonly alsoIn: string | null;
};

type PlaceKnown = { readonly region: string; readonly known: AsOf };

/** The projects of a place that expressions count. */
export type ProjectsWithin = (scope: Scope, asked: PlaceKnown, expressions: readonly Expression[]) => Promise<readonly CountedProject[]>;

/**
 * The projects of a place as known then: registered ones and, if an expression asks for a kind of work, those of the pool of retrofits.
 * From the pool come that a project is a retrofit, its area and its buildings; conditions cannot ask for anything else.
 */
export async function projectsWithin(
  needs: Pick<IndicatorNeeds, 'project' | 'registry' | 'obligations'>,
  pool: PoolProjects,
  scope: Scope,
  asked: PlaceKnown,
  expressions: readonly Expression[],
): Promise<readonly CountedProject[]> {
  const [registered, pooled] = await Promise.all([
    needs.project.within(scope, asked),
    expressions.some(countsPool) ? pool(scope, asked) : [],
  ]);
  const buildings = await buildingsNamed(needs, scope, asked.known, pooled);
  const doneIn = registeredDone(registered);
  return [
    ...registered.map((one) => ({ ...one, pool: false, alsoIn: null })),
    ...pooled.map((one) => ofPool(needs, one, buildings, doneIn(one))),
  ];
}

function countsPool(expression: Expression): boolean {
  let found = false;
  visitExpression(expression, (one) => {
    if (one.of === 'projects' && asksForWork(one.where)) found = true;
  });
  return found;
}

/** Whether a condition names the kind of work: only such conditions may be evaluated for projects of the pool. */
export function asksForWork(where: Condition | null): boolean {
  let found = false;
  if (where !== null)
    visitCondition(where, (leaf) => {
      if ('fact' in leaf && leaf.fact === 'work') found = true;
    });
  return found;
}

type Facts = Awaited<ReturnType<IndicatorNeeds['registry']['buildingFacts']>>[number];

async function buildingsNamed(
  { registry }: Pick<IndicatorNeeds, 'registry'>,
  scope: Scope,
  known: AsOf,
  pooled: readonly PoolProject[],
): Promise<ReadonlyMap<string, Facts>> {
  const codes = [...new Set(pooled.flatMap(({ buildings }) => buildings))];
  const found = codes.length === 0 ? [] : await registry.buildingFacts(scope, { buildings: codes }, known);
  return new Map(found.map((one) => [one.code, one]));
}

/**
 * The registered retrofit that is the same work as one of the pool: it names one of its buildings and was delivered after the pool project
 * began or, if the day of its beginning is not known, in the year of its acceptance or later.
 */
function registeredDone(registered: Awaited<ReturnType<IndicatorNeeds['project']['within']>>) {
  const delivered = registered.flatMap(({ code, buildings, facts, life }) => {
    const on = life.find(({ stage }) => stage === 'delivered')?.on ?? null;
    return facts['work'] !== 'retrofit' || on === null ? [] : buildings.map((building) => ({ building, code, on }));
  });
  const byBuilding = Map.groupBy(delivered, ({ building }) => building);
  return ({ buildings, begunOn, acceptedOn }: PoolProject): string | null => {
    const since = begunOn ?? (acceptedOn === null ? null : `${acceptedOn.slice(0, 4)}-01-01`);
    if (since === null) return null;
    const same = buildings.flatMap((building) => byBuilding.get(building) ?? []).filter(({ on }) => on >= since);
    return same.map(({ code }) => code).toSorted()[0] ?? null;
  };
}

function ofPool(
  needs: Pick<IndicatorNeeds, 'obligations'>,
  { code, name, region, buildings, areaM2, acceptedOn }: PoolProject,
  facts: ReadonlyMap<string, Facts>,
  alsoIn: string | null,
): CountedProject {
  const then = buildings.map((building) => {
    const found = facts.get(building);
    return found === undefined ? null : buildingThen(needs, found, acceptedOn ?? latest).known;
  });
  return {
    code,
    name,
    region,
    developmentZone: null,
    organisation: null,
    life: [{ stage: 'delivered', on: acceptedOn }],
    facts: { ...agreed(then), work: 'retrofit', ...(areaM2 !== null && { projectAreaM2: areaM2 }) },
    pool: true,
    alsoIn,
  };
}

/** After every day that occurs in the data. */
const latest = '9999-12-31';

/** What is the same in all buildings of a project and therefore applies to the project; amounts apply to each building alone. */
function agreed(all: readonly (BuildingThen['known'] | null)[]): Record<string, string | boolean> {
  const [first, ...rest] = all;
  if (first === null || first === undefined) return {};
  const same = [...first].filter(
    (pair): pair is [string, string | boolean] => typeof pair[1] !== 'number' && rest.every((one) => one?.get(pair[0]) === pair[1]),
  );
  return Object.fromEntries(same);
}
