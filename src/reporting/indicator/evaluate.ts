import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { ThreeValued } from '#kernel/three-valued.ts';
import type { Condition, Expression } from '#platform/knowledge/facts.ts';
import { asksForWork, type CountedProject } from './projects.ts';
import { partSaid } from './say.ts';
import type { BuildingThen } from './building-then.ts';
import { caseKey, formKey, lastDayOf, type Town } from './town.ts';
import { generatedOf, sumOfValues, useOf, type UseTerm } from './use-part.ts';

/**
 * A building or project of a part, and its contribution; `owner`: the code of its organisation; `pool`: it is a project of the pool of
 * retrofits.
 */
export type PartTerm = {
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  readonly owner?: string | null;
  readonly pool?: boolean;
};

/** One figure of an expression, in the order of the expression. */
export type Part = {
  readonly say: LocalizedText;
  readonly value: Exact | null;
  readonly unit: string;
  readonly coverage: number;
  readonly uses?: readonly UseTerm[];
  readonly terms?: readonly PartTerm[];
  /** What kind of thing the terms are. */
  readonly termsAre?: 'buildings' | 'projects';
  /** The figure of another slice that provides it. */
  readonly figure?: string;
};

export type Evaluated = {
  readonly value: Exact | null;
  /** The lowest coverage of its inputs. */
  readonly coverage: number;
  readonly indicative: boolean;
  readonly parts: readonly Part[];
  readonly findings: readonly Finding[];
  /** What it lacks entirely: a share of it is unknown. */
  readonly uncovered: readonly Finding[];
};

/** Evaluates a condition on the known facts of one building or project. */
export type Weigh = (
  condition: Condition | null,
  known: ReadonlyMap<string, string | number | boolean>,
) => {
  readonly truth: ThreeValued;
  readonly needs: readonly string[];
};

export type Evaluation = {
  readonly town: Town;
  readonly weigh: Weigh;
  /** The first year of the document's period, for projects counted in it; null if no document is given. */
  readonly first: number | null;
};

/** Evaluates an expression. An unknown part makes the whole unknown, and so does a division by 0. */
export function evaluate(expression: Expression, how: Evaluation): Evaluated {
  if ('parts' in expression) return combined(expression, how);
  if (expression.of === 'number')
    return { value: exactOf(expression.value), coverage: 1, indicative: false, parts: [], findings: [], uncovered: [] };
  const { findings = [], indicative = false, uncovered = [], ...part } = leafOf(expression, how);
  const said: Part = { say: partSaid(expression), ...part };
  return { value: part.value, coverage: part.coverage, indicative, parts: [said], findings, uncovered };
}

function combined({ of, parts }: Extract<Expression, { parts: readonly Expression[] }>, how: Evaluation): Evaluated {
  const all = parts.map((part) => evaluate(part, how));
  const [first, ...rest] = all.map(({ value }) => value);
  // if the whole lacks a part, there is no share
  const lacks = of === 'divide' ? lacking(all, how.town) : [];
  const value =
    lacks.length > 0
      ? null
      : rest.reduce<Exact | null>((so, next) => (so === null || next === null ? null : calculate(of, so, next)), first ?? null);
  return {
    value,
    coverage: Math.min(...all.map(({ coverage }) => coverage)),
    indicative: all.some(({ indicative }) => indicative),
    parts: all.flatMap((one) => one.parts),
    findings: [...all.flatMap(({ findings }) => findings), ...lacks, ...(isOfNothing(of, rest) ? [ofNothing] : [])],
    uncovered: all.flatMap(({ uncovered }) => uncovered),
  };
}

/** Why a share cannot be stated: a part of the whole is missing, or the coverage of either is too low. */
function lacking(all: readonly Evaluated[], { shareFloor }: Town): readonly Finding[] {
  const uncovered = all.slice(1).flatMap((one) => one.uncovered);
  const isShare = all.slice(1).some(({ parts }) => parts.length > 0);
  const coverage = Math.min(...all.map((one) => one.coverage));
  if (uncovered.length > 0 || !isShare || coverage >= shareFloor || all.some(({ value }) => value === null)) return uncovered;
  return [{ code: 'indicator-coverage-low', severity: 'warning', evidence: { coverage, floor: shareFloor } }];
}

/** A share of zero is unknown. */
const ofNothing: Finding = { code: 'indicator-of-nothing', severity: 'info', evidence: {} };

const isOfNothing = (of: Operator, rest: readonly (Exact | null | undefined)[]): boolean =>
  of === 'divide' && rest.some((one) => one?.n === 0n);

type Operator = 'add' | 'subtract' | 'multiply' | 'divide';

function calculate(of: Operator, a: Exact, b: Exact): Exact | null {
  if (of === 'add') return a.add(b);
  if (of === 'subtract') return a.sub(b);
  if (of === 'multiply') return a.mul(b);
  return b.n === 0n ? null : a.div(b);
}

type Leaf = Exclude<Expression, { parts: readonly Expression[] } | { of: 'number' }>;
type LeafValue = Omit<Part, 'say'> & {
  readonly findings?: readonly Finding[];
  readonly indicative?: boolean;
  readonly uncovered?: readonly Finding[];
};

function leafOf(leaf: Leaf, how: Evaluation): LeafValue {
  switch (leaf.of) {
    case 'use':
    case 'generated': {
      const { terms, ...sum } = leaf.of === 'use' ? useOf(how.town, leaf) : generatedOf(how.town, leaf.in);
      return { ...sum, uses: terms };
    }
    case 'buildings':
      return { ...buildingsOf(leaf, how), termsAre: 'buildings' };
    case 'projects':
      return { ...projectsOf(leaf, how), termsAre: 'projects' };
    case 'return':
      return returnOf(leaf, how.town);
    case 'cases':
      return casesOf(leaf, how);
    default:
      return {
        ...unknown(leaf.sum === 'kw' ? 'kW' : 'm2'),
        findings: [{ code: 'indicator-resources-missing', severity: 'warning', evidence: { kind: leaf.kind ?? '' } }],
      };
  }
}

const unknown = (unit: string) => ({ value: null, unit, coverage: 0 });

function returnOf({ form, field }: Extract<Leaf, { of: 'return' }>, town: Town): LeafValue {
  const found = town.forms.get(formKey(form, field)) ?? null;
  if (found === null)
    return { ...unknown(''), findings: [{ code: 'indicator-form-missing', severity: 'warning', evidence: { form, field } }] };
  const { value, unit, figure, findings = [] } = found;
  return {
    value: value === null ? null : exactOf(value),
    unit,
    coverage: value === null ? 0 : 1,
    findings,
    ...(figure !== undefined && { figure }),
  };
}

/** None that counts among some cases is 0; without any case it is unknown whether there are none or they are kept elsewhere. */
function casesOf(leaf: Extract<Leaf, { of: 'cases' }>, { town, first }: Evaluation): LeafValue {
  const found = town.cases.get(caseKey(leaf));
  if (found === undefined || found.begun === 0)
    return { ...unknown('case'), findings: [{ code: 'indicator-no-cases', severity: 'warning', evidence: { what: leaf.names } }] };
  if (leaf.in === 'period' && first === null) return { ...unknown('case'), findings: [noPeriod] };
  const from = leaf.in === 'until' ? '' : leaf.in === 'year' ? town.from : `${first}-01-01`;
  const end = lastDayOf(town);
  const within = found.cases.filter(({ day }) => day >= from && day <= end);
  return {
    ...counted(within.map((one) => ({ code: one.case, name: one.name ?? '' }))),
    terms: within.map((one) => ({ code: one.case, name: one.name ?? '', value: 1, owner: one.organisation })),
    unit: 'case',
  };
}

function ownerOf({ known }: BuildingThen): string | null {
  const owner = known.get('organisation');
  return typeof owner === 'string' ? owner : null;
}

const areaFields = { floorArea: 'floorArea', roofArea: 'roofArea' } as const;

function buildingsOf({ sum, where }: Extract<Leaf, { of: 'buildings' }>, { town, weigh }: Evaluation): LeafValue {
  if (town.buildings.length === 0)
    return {
      ...unknown(sum === 'count' ? 'building' : 'm2'),
      findings: [{ code: 'indicator-no-buildings', severity: 'warning', evidence: {} }],
    };
  const { kept, findings } = among(town.buildings, where, weigh);
  if (sum === 'count') return { ...counted(kept), unit: 'building', findings };
  const field = areaFields[sum];
  const total = summed(
    kept.map((one) => ({ code: one.code, name: one.name, value: one[field], owner: ownerOf(one) })),
    sum,
  );
  return { ...total, unit: 'm2', findings: [...findings, ...total.findings] };
}

/** Either nothing is built or nothing is registered: it is unknown which, so the sum is unknown. */
const noProjects: Finding = { code: 'indicator-no-projects', severity: 'warning', evidence: {} };

const noPeriod: Finding = { code: 'indicator-period-missing', severity: 'warning', evidence: {} };

/** The fact that holds a project's area. */
const areaOfProject = 'projectAreaM2';

function projectsOf(leaf: Extract<Leaf, { of: 'projects' }>, how: Evaluation): LeafValue {
  const { town, weigh, first } = how;
  const from = leaf.in === 'until' ? '' : leaf.in === 'year' ? town.from : `${first}-01-01`;
  const unit = leaf.sum === 'count' ? 'project' : leaf.sum === 'area' ? 'm2' : '';
  if (leaf.in === 'period' && first === null) return { ...unknown(unit), findings: [noPeriod] };
  const end = lastDayOf(town);
  const all = countable(leaf, town);
  if (all.length === 0) return { ...unknown(unit), findings: [noProjects] };
  const reached = all.filter(({ life }) => {
    const on = life.find(({ stage }) => stage === leaf.reached)?.on ?? null;
    return on !== null && on >= from && on <= end;
  });
  const known = reached.map((one) => ({ ...one, known: knownOf(one) }));
  const { kept: every, findings: open } = among(known, leaf.where, weigh);
  const kept = every.filter(({ alsoIn }) => alsoIn === null);
  const findings = [...open, ...countedTwice(every)];
  if (leaf.sum === 'count') return { ...counted(kept), unit, findings };
  const fact = leaf.sum === 'area' ? areaOfProject : leaf.sum;
  const terms = kept.map(({ code, name, organisation, facts, pool }) => {
    const value = typeof facts[fact] === 'number' ? facts[fact] : null;
    return { code, name, value, owner: organisation, pool };
  });
  const total = summed(terms, leaf.sum);
  return { ...total, unit, findings: [...findings, ...total.findings] };
}

/** The projects that a leaf may count: those of the pool of retrofits only if it asks for a kind of work. */
export function countable({ where }: Extract<Leaf, { of: 'projects' }>, { projects }: Town): readonly CountedProject[] {
  return asksForWork(where) ? projects : projects.filter(({ pool }) => !pool);
}

/** Work that is in both the pool and the register counts once, by the register. */
function countedTwice(all: readonly CountedProject[]): Finding[] {
  const twice = all.flatMap(({ code, alsoIn }) => (alsoIn === null ? [] : [`${code} = ${alsoIn}`]));
  if (twice.length === 0) return [];
  const projects = twice.slice(0, mostNamed).join(', ');
  return [{ code: 'indicator-projects-in-both', severity: 'info', evidence: { count: twice.length, projects } }];
}

/** How many a finding names; it also gives the total number. */
const mostNamed = 20;

/** Inputs of conditions on a project. */
export function knownOf({ facts, region, developmentZone }: Town['projects'][number]): BuildingThen['known'] {
  const known = new Map<string, string | number | boolean>(Object.entries(facts));
  if (region !== null) known.set('region', region);
  if (developmentZone !== null) known.set('developmentZone', developmentZone);
  return known;
}

/** Those for which a condition holds, with findings on how many could not be evaluated and which facts they lack. */
function among<T extends { readonly known: BuildingThen['known'] }>(all: readonly T[], where: Condition | null, weigh: Weigh) {
  if (where === null) return { kept: all, findings: [] };
  const weighed = all.map((one) => ({ one, ...weigh(where, one.known) }));
  const open = weighed.filter(({ truth }) => truth === null);
  const needs = [...new Set(open.flatMap((one) => one.needs))].toSorted();
  const findings: Finding[] =
    open.length === 0
      ? []
      : [
          {
            code: 'indicator-condition-open',
            severity: 'warning',
            evidence: { count: open.length, of: all.length, needs: needs.join(', ') },
          },
        ];
  return { kept: weighed.filter(({ truth }) => truth === true).map(({ one }) => one), findings };
}

const counted = (kept: readonly { readonly code: string; readonly name: string; readonly pool?: boolean }[]) => ({
  value: exact(BigInt(kept.length)),
  coverage: 1,
  terms: kept.map(({ code, name, pool = false }) => ({ code, name, value: 1, pool })),
});

/** Unknown values are in no sum; the coverage is the share of known ones. */
function summed(terms: readonly PartTerm[], what: string) {
  const known = terms.flatMap(({ value }) => value ?? []);
  const without = terms.length - known.length;
  const findings: Finding[] =
    without === 0 ? [] : [{ code: 'indicator-value-missing', severity: 'warning', evidence: { count: without, of: terms.length, what } }];
  const value = terms.length > 0 && known.length === 0 ? null : sumOfValues(known);
  return { value, coverage: terms.length === 0 ? 1 : known.length / terms.length, terms, findings };
}
