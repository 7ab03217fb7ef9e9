import { canonicalInTurns } from '#kernel/canonical-in-turns.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { contractedResource, limitOfContracted } from './contracted.ts';
import type {
  Amounts,
  Chosen,
  InstanceOption,
  InstanceProject,
  LeftReason,
  PackageEstimate,
  Pin,
  PlanProject,
  Scenario,
  ScenarioLimit,
  SeasonDays,
  Crew,
} from './facts.ts';
import { areaOf, optionsOf, typedAmounts } from './options.ts';
import { exact } from '#kernel/exact-number.ts';
import { plainAmount } from './amount.ts';
import { daysOfYear, daysOutside } from './season.ts';

/** The last year that satisfies 'before 2030' for worthwhile retrofits. (YQ 二(三), YC 二(三): 确保 2030 年前) */
export const dueByYear = 2029;

/** States in which a project is available for selection, and those in which it is included unchanged. */
export const openStates: readonly string[] = ['found', 'surveyed', 'estimated', 'planned'];
export const fixedStates: readonly string[] = ['contracted', 'works'];
/** States in which a project counts as done for those that require it. */
const doneStates: readonly string[] = ['accepted', 'verified'];

export type Left = { readonly project: string; readonly why: LeftReason };

/** A solver's file, and what is not in it. */
export type PlanInstance = {
  readonly instance: Readonly<Record<string, unknown>> & { readonly projects: readonly InstanceProject[] };
  readonly left: readonly Left[];
  /** Projects for which it was not stated whether they are worthwhile. */
  readonly undecided: readonly string[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

export type PlanMaterial = {
  readonly scenario: Scenario;
  /** All projects of the place, in any state. */
  readonly projects: readonly PlanProject[];
  /** By project. */
  readonly estimates: ReadonlyMap<string, readonly PackageEstimate[]>;
  readonly seasonOf: (region: string) => SeasonDays | null;
  /** The amounts of a project in an adopted plan, from that plan. */
  readonly adopted: ReadonlyMap<string, Amounts>;
  readonly previous?:
    | {
        readonly chosen: readonly Chosen[];
        readonly giveUp: number | string;
        readonly prices?: readonly { readonly limit: string; readonly price: number }[];
      }
    | undefined;
};

/**
 * The solver's input: the scenario, the limits set by crews, and each project with its options. Projects that are unsafe, demolished,
 * without an estimate or not financed are left out with a reason; those contracted or in works are included unchanged. It yields every few
 * milliseconds so that other calls can run.
 */
export function* instanceInSteps(material: PlanMaterial): Generator<undefined, PlanInstance> {
  const { scenario, estimates, seasonOf, previous } = material;
  const findings: Finding[] = [];
  const left: Left[] = [];
  const projects: InstanceProject[] = [];
  const fixed: Pin[] = [];
  let indicative = false;
  const held: InstanceProject[] = [];
  const limits = kept(scenario.limits, findings);
  const terms = { funding: scenario.funding, fundsLimited: limits.some(({ resource }) => resource.startsWith('fund:')) };
  const sorted = material.projects.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  for (const [at, project] of sorted.entries()) {
    if (at % stepSize === stepSize - 1) yield;
    if (fixedStates.includes(project.state)) {
      const made = fixedOf(project, material, findings);
      if (made === null) continue;
      // no longer bound by its compound and its prerequisites
      const { block: _block, requires: _requires, ...one } = withOptions(project, [made.option]);
      projects.push(one);
      held.push(one);
      fixed.push(made.pin);
    } else if (openStates.includes(project.state)) {
      const reason = project.demolished ? 'demolished' : project.safe === false ? 'unsafe' : null;
      const made = reason === null ? optionsOf(project, estimates.get(project.code) ?? [], terms) : null;
      findings.push(...(made?.findings ?? []));
      const why = reason ?? made?.left ?? null;
      if (why !== null) left.push({ project: project.code, why });
      else projects.push(withOptions(project, made?.options ?? []));
      if (why === null && made?.indicative === true) indicative = true;
    }
  }
  const crews = crewLimits(scenario.crews, scenario.years, (region) => scenario.season ?? seasonOf(region));
  findings.push(...crews.findings, ...(yield* unknownAmounts(projects, scenario, [...limits, ...crews.limits])));
  yield;
  const others = [...limits.map(bare), ...crews.limits];
  const contracted = limitOfContracted(held, [...limits, ...crews.limits]);
  const instance = {
    ...scenario.solver,
    projects: allNamed(projects, sorted, scenario.pins),
    limits: contracted === null ? others : [...others, contracted],
    pins: pinsOf(scenario.pins, fixed, findings),
    ...(previous !== undefined && { previous: previous.chosen, giveUp: previous.giveUp }),
    ...(previous?.prices !== undefined && previous.prices.length > 0 && { previousPrices: previous.prices }),
  };
  const undecided = sorted.filter(({ state, worth }) => openStates.includes(state) && worth === null).map(({ code }) => code);
  return { instance, left, undecided, indicative, findings };
}

/** How many projects between two yields. */
const stepSize = 250;

/** The file in its canonical form, and its SHA-256. */
export async function sealedInstance(instance: PlanInstance['instance']): Promise<{ readonly text: string; readonly sha256: string }> {
  const text = await canonicalInTurns(instance);
  return { text, sha256: sha256(text) };
}

/** Lapsed goals are not binding: they are reported and left out. */
function kept(limits: readonly ScenarioLimit[], findings: Finding[]): ScenarioLimit[] {
  for (const { id, lapsed } of limits)
    if (lapsed === true) findings.push({ code: 'plan-limit-lapsed', severity: 'info', evidence: { limit: id } });
  return limits.filter(({ lapsed }) => lapsed !== true);
}

const solverLimitNames = ['id', 'resource', 'max', 'min', 'maxShare', 'minShare', 'of', 'years', 'regions', 'tags', 'hard', 'weight'];

const bare = (limit: ScenarioLimit): Record<string, unknown> =>
  Object.fromEntries(Object.entries(limit).filter(([name, value]) => solverLimitNames.includes(name) && value !== null));

function withOptions(project: PlanProject, options: readonly InstanceOption[]): InstanceProject {
  const { code, region, tags, block, requires, worth } = project;
  return {
    id: code,
    region,
    ...(tags.length > 0 && { tags: tags.toSorted() }),
    ...(block !== null && { block }),
    ...(requires.length > 0 && { requires: requires.toSorted() }),
    ...(worth === true && { dueBy: dueByYear }),
    options,
  };
}

/** A project that is contracted or in works: its only option, in the year that it is planned for, otherwise in the first. */
function fixedOf(
  project: PlanProject,
  { scenario, adopted }: PlanMaterial,
  findings: Finding[],
): { option: InstanceOption; pin: Pin } | null {
  const [first = 0] = scenario.years;
  const year = project.year === null || project.year < first ? first : project.year;
  const evidence = { project: project.code, year };
  if (!scenario.years.includes(year)) {
    findings.push({ code: 'plan-year-outside', severity: 'warning', evidence });
    return null;
  }
  const id = project.option ?? 'typed';
  const by = adopted.get(project.code);
  if (project.typed === null && by === undefined) findings.push({ code: 'plan-amounts-unknown', severity: 'warning', evidence });
  const typed = project.typed === null ? areaOf(project) : typedAmounts(project, project.typed);
  const amounts = { ...by, ...typed, [contractedResource]: '1' };
  return { option: { id, years: [year], amounts }, pin: { project: project.code, in: true, option: id, year } };
}

/** What is contracted cannot be pinned differently. */
function pinsOf(asked: readonly Pin[], fixed: readonly Pin[], findings: Finding[]): Pin[] {
  const held = new Set(fixed.map(({ project }) => project));
  for (const { project } of asked)
    if (held.has(project)) findings.push({ code: 'plan-pin-fixed', severity: 'warning', evidence: { project } });
  return [...asked.filter(({ project }) => !held.has(project)), ...fixed];
}

/**
 * Prerequisites: those that are done are fulfilled; those not available for selection stay in the file without an option, so that projects
 * waiting for them are not chosen without them. The same for pinned projects: the answer reports that they have no option.
 */
function allNamed(projects: readonly InstanceProject[], all: readonly PlanProject[], pins: readonly Pin[]): InstanceProject[] {
  const states = new Map(all.map(({ code, state }) => [code, state]));
  const there = new Set(projects.map(({ id }) => id));
  const absent = new Set(pins.flatMap(({ project }) => (states.has(project) && !there.has(project) ? [project] : [])));
  const held = projects.map(({ requires, ...project }): InstanceProject => {
    const open = (requires ?? []).filter((code) => !doneStates.includes(states.get(code) ?? ''));
    for (const code of open) if (!there.has(code)) absent.add(code);
    return open.length === 0 ? project : { ...project, requires: open };
  });
  return [...held, ...[...absent].toSorted().map((id): InstanceProject => ({ id, options: [] }))];
}

/** Resources that the objective or a limit counts and some options do not state. */
function* unknownAmounts(
  projects: readonly InstanceProject[],
  { objective }: Scenario,
  limits: readonly ScenarioLimit[],
): Generator<undefined, Finding[]> {
  const counted = new Set([...Object.keys(objective), ...limits.map(({ resource }) => resource)]);
  const found: Finding[] = [];
  // an option without the days of a trade also lacks the days outside the heating season
  const isSaid = (name: string): boolean => name.startsWith('fund:') || (name.endsWith(':off') && counted.has(name.slice(0, -4)));
  const asked = [...counted].filter((name) => !isSaid(name)).toSorted();
  const trades = asked.filter((name) => name.startsWith('crew:'));
  // only packages state crews: one finding for all trades
  const resources = [...asked.filter((name) => !name.startsWith('crew:')), ...trades.slice(0, 1)];
  for (const resource of resources) {
    yield;
    const typedOnly = resource === trades[0] ? 'typed' : null;
    const without = projects.filter(({ options }) =>
      options.some(({ id, amounts }) => amounts[resource] === undefined && (typedOnly === null || id === typedOnly)),
    );
    if (without.length === 0) continue;
    const named = without.slice(0, 5).map(({ id }) => id);
    const evidence = { resource: typedOnly === null ? resource : trades.join(', '), count: without.length, projects: named.join(', ') };
    found.push({ code: 'plan-amount-unknown', severity: 'warning', evidence });
  }
  return found;
}

/** The limits set by crews, and findings on what is unknown. */
type CrewLimits = { readonly limits: readonly ScenarioLimit[]; readonly findings: readonly Finding[] };

/**
 * A limit for each trade, place and year: crews times the days of the year; and, for work that must be done outside the heating season,
 * times the days outside it. Without a known season the second limit is omitted, with a finding.
 * @param seasonOf the heating season of a place; null if none was stated
 */
function crewLimits(crews: readonly Crew[], years: readonly number[], seasonOf: (region: string) => SeasonDays | null): CrewLimits {
  const limits: ScenarioLimit[] = [];
  const unknown = new Set<string>();
  for (const { region, trade, crews: many } of crews) {
    const season = seasonOf(region);
    if (season === null) unknown.add(region);
    for (const year of years) {
      const scope = { years: [year], regions: [region] };
      limits.push({ id: `crew:${region}:${trade}:${year}`, resource: `crew:${trade}`, max: days(many, daysOfYear(year)), ...scope });
      if (season === null) continue;
      const max = days(many, daysOutside(year, season));
      limits.push({ id: `crew:${region}:${trade}:off:${year}`, resource: `crew:${trade}:off`, max, ...scope });
    }
  }
  const findings = [...unknown].map((region): Finding => ({
    code: 'plan-season-unknown',
    severity: 'warning',
    evidence: { place: region },
  }));
  return { limits, findings };
}

const days = (crews: string, each: number): string => plainAmount(exact(crews).mul(exact(BigInt(each))));
