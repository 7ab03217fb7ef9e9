import { setImmediate as turn } from 'node:timers/promises';
import { inTransaction } from '#platform/imports/imports.ts';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { PlanAnswer } from './answer.ts';
import { clausesOf } from './clauses.ts';
import { comparePlans, type Comparison } from './compare.ts';
import { moneyLimits, pointOf, withMoney, type CurvePoint } from './curve.ts';
import { draftScenario } from './draft.ts';
import type { Chosen } from './facts.ts';
import { gather } from './gather.ts';
import type { PlanInstance } from './instance.ts';
import { beginPlan, makePlan, type MakeGiven, type PlanBeside } from './make.ts';
import { movedBetween, valueOf, type Moved } from './moved.ts';
import type { PlanNeeds } from './needs.ts';
import { isOwnLimit } from './own-limits.ts';
import type { PaperPlan } from './papers/paper-parts.ts';
import { readScenario } from './scenario.ts';
import type { Names, PlanShown } from './shown.ts';
import { needPlan, refuseElsewhere, seenOf, seenPlan, type SeenPlan } from './sight.ts';
import { issueAdoption, mendAdoptions, withdrawAdoption } from './adoption-statements.ts';
import * as store from './store.ts';
import { worksOf, type Works } from './works.ts';

export type { MakeGiven };

export type PlanChecked = {
  readonly stale: boolean;
  readonly moved: readonly Moved[];
  readonly objective: { readonly was: string; readonly now: string };
};

export type RetrofitPlans = ReturnType<typeof createRetrofitPlans>;

/**
 * Annual retrofit plans: made from a scenario and the pool, stored as made, checked, compared, adopted.
 * @example await createRetrofitPlans(needs).begin(scope, { plan: '2026', region: '140302', scenario: '{"years": [2026], …}' })
 */
export function createRetrofitPlans(needs: PlanNeeds) {
  const { postgres } = needs;
  const opened = async (seen: SeenPlan): Promise<PlanShown> => {
    const { row } = seen;
    // a plan of ten thousand projects is some megabytes: other calls can run between its parts
    const answer = JSON.parse(row.answer) as PlanAnswer;
    await turn();
    const beside = JSON.parse(row.beside) as PlanBeside;
    await turn();
    const whole = { answer, beside, instance: JSON.parse(row.instance) as PlanInstance['instance'] };
    const [adoption = null] = await store.adoptions(postgres, checkedByCaller, { plan: row.name });
    const dueClauses = await clausesOf(needs, row.region, row.made);
    const told = only(seen, whole);
    const works = await worksIn(needs, row, told);
    return { row, adoption, dueClauses, partial: seen.only !== null, works, packages: await packageNames(needs, row), ...told };
  };
  return {
    begin: (scope: Scope, given: MakeGiven) => beginPlan(needs, scope, given),
    run: (work: Parameters<typeof makePlan>[1]) => makePlan(needs, work),
    /** Throws `no-such-place`, `out-of-scope`, `plan-years`. */
    async draft(scope: Scope, asked: { readonly region: string; readonly from: number; readonly to: number }) {
      await needs.place.get(asked.region);
      await refuseElsewhere(needs, scope, asked.region);
      if (asked.to < asked.from || asked.to - asked.from >= 50)
        throw new Problem('bad-input', 'plan-years-bad', { from: asked.from, to: asked.to });
      return draftScenario(needs, scope, { ...asked, known: needs.targets.knownAt(undefined) });
    },
    /** Throws `no-such-plan`. */
    show: async (scope: Scope, name: string): Promise<PlanShown> => opened(await seenPlan(needs, scope, name)),
    list: (scope: Scope, asked: PlanFilter) => listed(needs, scope, asked),
    /** The same file as known now, and what moved. Throws `no-such-plan`. */
    check: async (scope: Scope, name: string): Promise<PlanChecked> => checked(needs, scope, await needPlan(needs, scope, name)),
    /** Throws `no-such-plan`. */
    async compare(scope: Scope, a: string, b: string): Promise<Comparison> {
      const [one, two] = [await opened(await needPlan(needs, scope, a)), await opened(await needPlan(needs, scope, b))];
      return comparePlans(
        { projects: one.instance.projects, chosen: bare(one.answer.chosen) },
        { projects: two.instance.projects, chosen: bare(two.answer.chosen) },
      );
    },
    /** Throws `no-such-plan`, `plan-no-money`. */
    curve: async (scope: Scope, name: string, asked: CurveQuestion) => curveOf(needs, (await needPlan(needs, scope, name)).row, asked),
    adopt: (scope: Scope, asked: AdoptQuestion) => adopt(needs, scope, asked),
    /** An adoption was undone: withdraws its statement too. */
    takenBack: (scope: Scope, change: number) => withdrawAdoption(needs, scope, change),
    /** Completes statements that an interrupted run left behind after an adoption or its undo. */
    mend: () => mendAdoptions(needs),
    /** A plan that the scope sees whole, with the names of places. Throws `no-such-plan`. */
    async paperPlan(scope: Scope, name: string): Promise<PaperPlan> {
      const plan = await opened(await needPlan(needs, scope, name));
      const named = [...Object.values(plan.beside.names), ...plan.works].map(({ region }) => region);
      const regions = [...new Set([plan.row.region, ...named])];
      const placeNames = new Map<string, string>();
      for (const code of regions) placeNames.set(code, (await needs.place.get(code).catch(() => null))?.name ?? code);
      const { limits = [], heatingSeason = await seasonText(needs, plan.row) } = JSON.parse(plan.row.scenario) as Partial<
        PaperPlan['scenario']
      >;
      return { ...plan, place: placeNames.get(plan.row.region) ?? plan.row.region, placeNames, scenario: { limits, heatingSeason } };
    },
    /** The solved file, byte for byte. Throws `no-such-plan`. */
    async instance(scope: Scope, name: string): Promise<{ readonly text: string; readonly sha256: string }> {
      const { row } = await needPlan(needs, scope, name);
      return { text: row.instance, sha256: row.sha256 };
    },
  };
}

/** Names of the packages in force in a place when its plan was made. */
async function packageNames({ estimates }: PlanNeeds, { region, made }: store.PlanRow): Promise<Map<string, Names>> {
  const { packages } = await estimates.measures({ region, on: today(made) });
  return new Map(packages.map((one) => [one.package, one.names]));
}

/** The seasonal calendar for the visible part of a plan, by the seasons as known when it was made. */
async function worksIn({ comfort }: PlanNeeds, row: store.PlanRow, { answer, beside, instance }: Whole): Promise<Works[]> {
  const { season, crews, years } = readScenario(JSON.parse(row.scenario));
  const regionOf = (project: string): string => beside.names[project]?.region ?? row.region;
  const regions = [...new Set([...crews.map(({ region }) => region), ...answer.chosen.map(({ project }) => regionOf(project))])];
  const stated = season === null ? await comfort.seasonsOf(regions, row) : null;
  const seasonOf = (region: string) => season ?? stated?.get(region)?.heating ?? null;
  return worksOf({ answer, projects: instance.projects, regionOf, crews, years, seasonOf });
}

/** The heating season of a place as known when the plan was made; null if none was stated. */
async function seasonText({ comfort }: PlanNeeds, { region, received, recorded }: store.PlanRow): Promise<string | null> {
  const heating = (await comfort.seasonsOf([region], { received, recorded })).get(region)?.heating;
  return heating === undefined ? null : `${heating.from}:${heating.to}`;
}

const bare = (chosen: PlanAnswer['chosen']): Chosen[] => chosen.map(({ project, option, year }) => ({ project, option, year }));

type Whole = Pick<PlanShown, 'answer' | 'beside' | 'instance'>;

/** A reader who sees only some of its projects gets these, and the limits. */
function only({ only: seen }: SeenPlan, { answer, beside, instance }: Whole): Whole {
  if (seen === null) return { answer, beside, instance };
  const own = <T extends { readonly project: string }>(all: readonly T[]): T[] => all.filter(({ project }) => seen.has(project));
  const { changes, ...rest } = answer;
  return {
    answer: {
      ...rest,
      chosen: own(answer.chosen),
      out: own(answer.out).map((one) => (one.best === null ? one : { ...one, best: { ...one.best, options: own(one.best.options) } })),
      ...(changes !== undefined && { changes: changes.filter((code) => seen.has(code)) }),
      limits: answer.limits.filter(({ id }) => isOwnLimit(id, seen)),
      findings: [],
    },
    beside: {
      ...beside,
      left: own(beside.left),
      undecided: beside.undecided.filter((code) => seen.has(code)),
      findings: [],
      previous: null,
      names: Object.fromEntries(Object.entries(beside.names).filter(([code]) => seen.has(code))),
    },
    instance: { ...instance, projects: instance.projects.filter(({ id }) => seen.has(id)) },
  };
}

/** A plan in a list, with its adoption if one is in force. */
export type ListedPlan = store.PlanHead & { readonly adoption: store.AdoptionRow | null };

/** Plans of a place, or those whose file contains a project. */
export type PlanFilter = { readonly region?: string | undefined; readonly project?: string | undefined };

async function listed(needs: PlanNeeds, scope: Scope, { region, project }: PlanFilter): Promise<ListedPlan[]> {
  const [heads, adoptions] = await Promise.all([
    store.planHeads(needs.postgres, checkedByCaller, region),
    store.adoptions(needs.postgres, checkedByCaller),
  ]);
  const seen: ListedPlan[] = [];
  for (const head of heads.filter(({ projects }) => project === undefined || projects.includes(project))) {
    const sees =
      (await store.seesPlace(needs.postgres, scope, head.region)) ||
      (await seenOf(needs, scope, head.region, project === undefined ? head.projects : [project])).size > 0;
    if (sees) seen.push({ ...head, adoption: adoptions.find(({ plan }) => plan === head.name) ?? null });
  }
  return seen;
}

async function checked(needs: PlanNeeds, scope: Scope, { row }: SeenPlan): Promise<PlanChecked> {
  const scenario = readScenario(JSON.parse(row.scenario));
  const beside = JSON.parse(row.beside) as PlanBeside;
  const { previous, estimateYear } = beside;
  const known = needs.targets.knownAt(undefined);
  const now = await gather(needs, scope, { region: row.region, scenario, known, previous: previous ?? undefined, estimateYear });
  const was = { instance: JSON.parse(row.instance) as PlanInstance['instance'], left: beside.left };
  const moved = movedBetween(was, now);
  const chosen = bare((JSON.parse(row.answer) as PlanAnswer).chosen);
  return { stale: moved.length > 0, moved, objective: { was: valueOf(was.instance, chosen), now: valueOf(now.instance, chosen) } };
}

type CurveQuestion = { readonly shares: readonly number[]; readonly seconds: number; readonly signal?: AbortSignal | undefined };

/** Solves the file of a plan again for each share of its money, one after another, so that other work can run alongside. */
async function curveOf({ solver }: PlanNeeds, row: store.PlanRow, { shares, seconds, signal }: CurveQuestion) {
  const instance = JSON.parse(row.instance) as PlanInstance['instance'];
  const { gap } = JSON.parse(row.beside) as PlanBeside;
  const limits = moneyLimits(instance);
  const points: CurvePoint[] = [];
  for (const share of shares.toSorted((a, b) => a - b)) {
    const scaled = withMoney(instance, share);
    points.push(pointOf(share, scaled, await solver.solve(scaled, { gap, seconds, signal }), limits));
  }
  return { limits, points };
}

export type AdoptQuestion = { readonly plan: string; readonly on: string; readonly document: string };

/**
 * Adopts a plan: its projects become planned, and it is issued as a statement. Throws `no-such-plan`, `plan-adopted` (409), `date-bad`, and
 * what the pool throws.
 */
async function adopt(needs: PlanNeeds, scope: Scope, { plan, on: day, document }: AdoptQuestion) {
  const { row } = await needPlan(needs, scope, plan);
  if (parseDay(day) === null) throw new Problem('bad-input', 'date-bad', { date: day, text: day });
  const chosen = bare((JSON.parse(row.answer) as PlanAnswer).chosen);
  const { region, years } = row;
  const change = await inTransaction(needs.postgres, async (on) => {
    const other = await store.adoptedFor(on, wholeProgram, region, years);
    if (other !== undefined)
      throw new Problem('conflict', 'plan-adopted', {
        plan: other.plan,
        place: region,
        years: other.years.join(', '),
        change: other.change,
      });
    const projects = chosen.map(({ project, option, year }) => ({ code: project, set: { year: String(year), option } }));
    const number = await needs.pool.adopted(on, scope, { plan, on: day, document, projects });
    await store.addAdoption(on, scope, { plan, change: number, region, years, day, document }, needs.now());
    return number;
  });
  await needs.audit(scope, {
    action: 'retrofit-plan-adopt',
    subject: `retrofit-plan:${plan}`,
    region,
    detail: { change, on: day, document },
  });
  return { plan, change, statement: await issueAdoption(needs, scope, { plan, change }) };
}
