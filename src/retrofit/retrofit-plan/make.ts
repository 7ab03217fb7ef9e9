import type { JobWork } from '#platform/jobs/jobs.ts';
import { canonicalInTurns } from '#kernel/canonical-in-turns.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { limitsOfShare } from './curve.ts';
import type { Chosen, Pin, Scenario, ScenarioLimit } from './facts.ts';
import { createFaults } from './faults.ts';
import { gather } from './gather.ts';
import { sealedInstance, type Left } from './instance.ts';
import type { PlanNeeds } from './needs.ts';
import { readScenario } from './scenario.ts';
import { refuseOf, refuseTooMany } from './refuse.ts';
import { needPlan, refuseElsewhere } from './sight.ts';
import * as store from './store.ts';
import { readTypedText, valueOf } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** The kind of the job that makes a plan. */
const planJob = 'retrofit-plan';

/** Input for making a plan: from a scenario, or from an existing plan with the fewest changes. */
export type MakeGiven = {
  readonly plan: string;
  readonly region?: string | undefined;
  readonly scenario?: string | undefined;
  readonly from?: string | undefined;
  readonly pins?: readonly Pin[] | undefined;
  readonly giveUp?: number | undefined;
  readonly gap?: number | undefined;
  /** Share of the money of `from`; 1 is the same amount. */
  readonly money?: number | undefined;
};

type Previous = {
  readonly chosen: readonly Chosen[];
  readonly giveUp: number;
  /** The solver's starting point. */
  readonly prices?: readonly { readonly limit: string; readonly price: number }[];
};

/** Input of such a job. */
type MakeInput = {
  readonly plan: string;
  readonly region: string;
  readonly scenario: string;
  readonly base: string | null;
  readonly previous: Previous | null;
  readonly gap: number;
  readonly estimateYear: number;
  readonly received: number;
  readonly recorded: number;
};

/** What is stored in addition to the file and the answer. */
export type PlanBeside = {
  readonly left: readonly Left[];
  readonly undecided: readonly string[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
  readonly gap: number;
  readonly estimateYear: number;
  readonly previous: Previous | null;
  /** The name of each project, and its place. */
  readonly names: Readonly<Record<string, { readonly name: string; readonly region: string; readonly content: string | null }>>;
};

const usualGap = 0.001;
const usualGiveUp = 0.005;

/**
 * Starts making a plan, as a job. Throws `plan-from-or-scenario`, `plan-money-from`, `plan-money-share`, `plan-no-money`,
 * `plan-text-broken`, `instance-bad`, `name-taken`, `no-such-plan`, `no-such-place`, `out-of-scope`, `instance-too-big`.
 * @returns the job's id
 */
export async function beginPlan(needs: PlanNeeds, scope: Scope, given: MakeGiven): Promise<string> {
  const { postgres, jobs, place } = needs;
  if ((given.scenario === undefined) === (given.from === undefined)) throw new Problem('bad-input', 'plan-from-or-scenario', {});
  refuseMoney(given);
  const base = given.from === undefined ? null : await needPlan(needs, scope, given.from);
  const region = given.region ?? base?.row.region;
  if (region === undefined) throw new Problem('bad-input', 'plan-region-missing', {});
  await place.get(region);
  await refuseElsewhere(needs, scope, region);
  const text = await readText(needs.workers, given.scenario ?? base?.row.scenario ?? '');
  const written = withShareOfMoney(withPins(text, given.pins ?? []), given.money);
  const scenario = readScenario(written);
  await refusePackages(needs, region, scenario);
  const pool = await needs.pool.within(scope, { region });
  refuseOf(scenario.pins, pool);
  refuseTooMany(scenario.years.length, pool);
  if ((await store.planNamed(postgres, checkedByCaller, given.plan)) !== undefined)
    throw new Problem('conflict', 'name-taken', { name: given.plan });
  const known = needs.targets.knownAt(undefined);
  const previous = base === null ? null : { chosen: chosenOf(base.row), giveUp: given.giveUp ?? usualGiveUp, prices: pricesOf(base.row) };
  const input: MakeInput = {
    plan: given.plan,
    region,
    scenario: JSON.stringify(written),
    base: base?.row.name ?? null,
    previous,
    gap: given.gap ?? usualGap,
    estimateYear: Number(today(known.received).slice(0, 4)) - 1,
    ...known,
  };
  return (await jobs.begin(scope, planJob, input)).id;
}

/** The most that the money of a plan is raised to at once. */
const mostMoney = 2;

function refuseMoney({ money, from }: MakeGiven): void {
  if (money === undefined) return;
  if (from === undefined) throw new Problem('bad-input', 'plan-money-from', {});
  if (!(money > 0 && money <= mostMoney)) throw new Problem('bad-input', 'plan-money-share', { share: money });
}

/** The scenario of a plan with a share of its money; scaled limits cite no document. Throws `plan-no-money`. */
function withShareOfMoney(scenario: unknown, money: number | undefined): unknown {
  if (money === undefined) return scenario;
  const { limits = [], ...rest } = scenario as { readonly limits?: readonly ScenarioLimit[] };
  return { ...rest, limits: limitsOfShare(limits, money) };
}

/** Throws `instance-bad` if the scenario names an unknown package. */
async function refusePackages({ estimates, now }: PlanNeeds, region: string, { packages }: Scenario): Promise<void> {
  if (packages === null) return;
  const known = new Set((await estimates.measures({ region, on: today(now()) })).packages.map((one) => one.package));
  const faults = createFaults();
  for (const [at, name] of packages.entries()) if (!known.has(name)) faults.add('name-unknown', `packages[${at}]`, { value: name });
  faults.end();
}

const chosenOf = ({ answer }: store.PlanRow): Chosen[] =>
  (JSON.parse(answer) as { chosen: Chosen[] }).chosen.map(({ project, option, year }) => ({ project, option, year }));

function pricesOf({ answer }: store.PlanRow): { limit: string; price: number }[] {
  const { limits } = JSON.parse(answer) as { limits: { id: string; price: number }[] };
  return limits.filter(({ price }) => price !== 0).map(({ id, price }) => ({ limit: id, price }));
}

/** Runs such a job: the plan is stored whole at its end, or not at all. Throws `instance-bad`, `name-taken`. */
export async function makePlan(needs: PlanNeeds, { job, scope, input, progress, signal }: JobWork): Promise<void> {
  const asked = input as MakeInput;
  const { plan, region, base, previous, gap, estimateYear, received, recorded } = asked;
  const known: AsOf = { received, recorded };
  const scenario = readScenario(JSON.parse(asked.scenario));
  const made = await gather(needs, scope, { region, scenario, known, previous: previous ?? undefined, estimateYear }, { signal, progress });
  const { text, sha256 } = await sealedInstance(made.instance);
  const answer = await needs.solver.solve(text, { gap, signal });
  signal.throwIfAborted();
  const beside: PlanBeside = {
    left: made.left,
    undecided: made.undecided,
    indicative: made.indicative,
    findings: made.findings,
    gap,
    estimateYear,
    previous,
    names: Object.fromEntries([...made.projects].map(([code, { name, region: at, content }]) => [code, { name, region: at, content }])),
  };
  const kept = { name: plan, region, years: scenario.years, job, base, scenario: asked.scenario, instance: text, sha256 };
  const row = { ...kept, answer: await canonicalInTurns(answer), beside: canonicalJson(beside), received, recorded };
  if (!(await store.addPlan(needs.postgres, scope, row, needs.now()))) throw new Problem('conflict', 'name-taken', { name: plan });
  await needs.audit(scope, { action: 'retrofit-plan-make', subject: `retrofit-plan:${plan}`, region, detail: { sha256, base } });
}

/** A scenario as text, JSON or YAML. Throws Problem `plan-text-broken`. */
async function readText(workers: Pick<Workers, 'run'>, text: string): Promise<unknown> {
  return valueOf(await readTypedText(workers, text), ({ said }) => new Problem('bad-input', 'plan-text-broken', { said }));
}

/** Adds the pins given for planning again: for each project the last one counts. */
function withPins(scenario: unknown, pins: readonly Pin[]): unknown {
  if (pins.length === 0 || typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) return scenario;
  const held = (scenario as { pins?: unknown }).pins;
  const before = Array.isArray(held) ? (held as { project?: unknown }[]) : [];
  const named = new Set<unknown>(pins.map(({ project }) => project));
  return { ...scenario, pins: [...before.filter((one) => !named.has(one?.project)), ...pins] };
}
