import { setTimeout } from 'node:timers/promises';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { figureId, type Explainer } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import { today } from '#kernel/today.ts';
import {
  statusShown,
  type Expression,
  type FormNames,
  type NamedIn,
  readIndicatorFile,
  type Indicator,
  type Procedure,
} from '#platform/knowledge/facts.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import { evaluate, type Evaluated, type Weigh } from './evaluate.ts';
import type { IndicatorFound, IndicatorValue } from './facts.ts';
import { explainIndicator, explainPart } from './explain.ts';
import type { FormTotals, IndicatorNeeds, PoolProjects } from './needs.ts';
import { countedBy, notYet, type NotYetList } from './not-yet.ts';
import { projectsWithin } from './projects.ts';
import { townOf, type PlaceYear, type Span, type Town } from './town.ts';
import { buildingsOn, explainedFor, valuesFor, type Later, type UnitOf } from './units.ts';
import type { Library } from '#green-building/policy/policy.ts';

export type { PoolProject } from './needs.ts';
export type { PlaceYear } from './town.ts';

/** A file takes effect shortly after it was written, ms. */
const longestWait = 1500;

/** An indicator in a year, and the first year of the period that it is requested for; null if there is none. */
export type IndicatorInYear = { readonly indicator: IndicatorFound; readonly year: number; readonly first: number | null };

/**
 * Indicators: files that define how a figure of a place in a year is calculated, from meters, registry, projects and returns.
 * @example await createIndicators(needs).value(scope, { id: 'electricity-share', region: '140300', year: 2025, known })
 */
export function createIndicators(needs: IndicatorNeeds) {
  const { knowledge, place, now, audit } = needs;
  const { later, ...hooks } = hooksOf(needs);
  const inForce = (year: number, known: AsOf) => knowledge.inForce('indicator', { on: `${year}-12-31`, ...known });
  const sound = (file: IndicatorFile) => soundIndicators(needs, file);

  const values = (scope: Scope, at: Omit<PlaceYear, 'year'>, wanted: readonly IndicatorInYear[]) =>
    valuesOf(needs, later, scope, at, wanted);

  /** Throws `no-such-indicator`. */
  function named(id: string, year: number, known: AsOf): IndicatorFound {
    const found = inForce(year, known).find((one) => one.id === id || one.standsFor.includes(id));
    if (found === undefined) throw new Problem('not-found', 'no-such-indicator', { indicator: id });
    return found;
  }

  /** One indicator of a place in a year. Throws `no-such-indicator`, `no-such-place`. */
  async function value(
    scope: Scope,
    { id, first = null, ...asked }: PlaceYear & { readonly id: string; readonly first?: number | null },
  ): Promise<IndicatorValue> {
    const indicator = named(id, asked.year, asked.known);
    await place.get(asked.region);
    return (await values(scope, asked, [{ indicator, first, year: asked.year }]))[0] as IndicatorValue;
  }

  return {
    ...hooks,
    inForce,
    /** Several indicators of one place, each in a year, in order: their inputs are looked up once. */
    values,
    value,
    /** The buildings or projects of a place that do not count in an indicator yet, largest first; null if it counts neither. */
    async notYet(scope: Scope, { indicator, ...asked }: PlaceYear & { readonly indicator: IndicatorFound }): Promise<NotYetList | null> {
      const leaf = countedBy(indicator.value);
      if (leaf === null) return null;
      const { region, known } = asked;
      const town = await townOf(needs, later.forms, scope, asked, [leaf], () => later.projectsOf(scope, { region, known }, [leaf]));
      return notYet(leaf, town, (condition, of) => needs.policy.weigh(condition, of, known.recorded));
    },
    /** Those in force today. */
    list: () => inForce(Number(today(now()).slice(0, 4)), asOfNow),
    /** One in force today, with its version numbers. Throws `no-such-indicator`. */
    show(id: string) {
      const indicator = named(id, Number(today(now()).slice(0, 4)), asOfNow);
      const versions = knowledge.versions('indicator').filter(({ held }) => held.id === indicator.id);
      return { indicator, versions: versions.map(({ held }) => held.version).toSorted((a, b) => a - b) };
    },
    /** The indicators in a file. Throws `indicator-invalid` with every fault. */
    check: sound,
    /** Stores a file as knowledge of the city. Throws `indicator-invalid`, `knowledge-bad`. */
    async add(scope: Scope, file: IndicatorFile) {
      const indicators = await sound(file);
      const [first] = indicators;
      const name = indicators.length === 1 ? `${first?.id}-${first?.version}` : file.name.replace(/\.ya?ml$/iu, '');
      const { counts } = await knowledge.put(`indicators/${name.replaceAll(/[^a-z0-9_-]/giu, '-')}.yaml`, file.text, false);
      // a request right after this one is already answered with it
      await setTimeout(Math.min(Math.max(0, counts - now()), longestWait));
      for (const { id, version } of indicators)
        await audit(scope, { action: 'indicator-add', subject: `indicator:${id}`, region: null, detail: { version } });
      return indicators;
    },
    ...unitVerbs(needs, later),
    knownAt: needs.metering.knownAt,
    explainers: {
      indicator: (scope, figure, question) => explainIndicator(value, scope, figure, question),
      'indicator-part': (scope, figure, question) => explainPart(needs, value, scope, figure, question),
    } satisfies Readonly<Record<string, Explainer>>,
  };
}

/** Hooks for data stored in later slices; until they are set there is none. */
function hooksOf(needs: IndicatorNeeds) {
  let forms: FormTotals = async () => null;
  let pool: PoolProjects = async () => [];
  const later: Later = {
    forms: (...of) => forms(...of),
    projectsOf: (scope, asked, expressions) => projectsWithin(needs, pool, scope, asked, expressions),
  };
  return {
    later,
    /** Sets the provider of form totals. */
    onForms: (totals: FormTotals): void => void (forms = totals),
    /** Sets the provider of projects from the pool of retrofits. */
    onPool: (projects: PoolProjects): void => void (pool = projects),
  };
}

/** Evaluates expressions for units: buildings, the buildings of an organisation, places. */
const unitVerbs = (needs: IndicatorNeeds, later: Later) => ({
  /** Buildings on a day, as conditions of indicators see them. */
  buildingsOn: (scope: Scope, which: Span['which'], period: Parameters<typeof buildingsOn>[3], known: AsOf) =>
    buildingsOn(needs, scope, which, period, known),
  /** Values of expressions for units in a span, in order; each unit consists of its buildings. */
  valuesFor: (scope: Scope, span: Span, units: readonly UnitOf[], expressions: readonly Expression[]) =>
    valuesFor(needs, later, scope, span, units, expressions),
  /** What one of them was calculated from: figures of metering and the registry. */
  explainedFor: (scope: Scope, span: Span, parts: Evaluated['parts']) => explainedFor(needs, scope, span, parts),
  /** The names that expressions and conditions may take from elsewhere. */
  isKnownName: nameCheck(needs),
});

/** See `values` of the service. */
async function valuesOf(
  needs: IndicatorNeeds,
  { forms, projectsOf: within }: Later,
  scope: Scope,
  { region, known }: Omit<PlaceYear, 'year'>,
  wanted: readonly IndicatorInYear[],
): Promise<IndicatorValue[]> {
  let projects: ReturnType<Later['projectsOf']> | undefined;
  const all = wanted.map(({ indicator }) => indicator.value);
  const projectsOf = () => (projects ??= within(scope, { region, known }, all));
  const weigh: Weigh = (condition, of) => needs.policy.weigh(condition, of, known.recorded);
  const townIn = async (year: number, own: readonly IndicatorInYear[]): Promise<readonly [number, Town]> => {
    const expressions = own.map(({ indicator }) => indicator.value);
    return [year, await townOf(needs, forms, scope, { region, year, known }, expressions, projectsOf)];
  };
  const towns = new Map(await Promise.all([...Map.groupBy(wanted, ({ year }) => year)].map(([year, own]) => townIn(year, own))));
  return wanted.map(({ indicator, first, year }) => {
    const town = towns.get(year) as Town;
    return presented(indicator, { region, year, known, first }, evaluate(indicator.value, { town, weigh, first }));
  });
}

export type Indicators = ReturnType<typeof createIndicators>;

function nameCheck(needs: IndicatorNeeds): (what: NamedIn, name: string) => boolean {
  const names = keptNames(needs);
  return (what, name) => isKnown(names(), what, name);
}

/** Cached as long as nothing that the names are taken from changes: files name very many, one by one. */
function keptNames(needs: IndicatorNeeds): () => KnownNames {
  let held: { readonly library: Library; readonly items: ReturnType<typeof energyItems>; readonly names: KnownNames } | null = null;
  return () => {
    const [library, items] = [needs.policy.library(), energyItems(needs)];
    if (held === null || held.library !== library || held.items !== items) held = { library, items, names: namesFor(needs) };
    return held.names;
  };
}

const energyItems = ({ knowledge, now }: Pick<IndicatorNeeds, 'knowledge' | 'now'>) =>
  knowledge.inForce('energy-item', { on: today(now()), ...asOfNow });

function namesFor(needs: IndicatorNeeds): KnownNames {
  return {
    library: needs.policy.library(),
    buildingFields: new Set(Object.keys(buildingFieldTerms)),
    energyItems: new Set(energyItems(needs).map(({ code }) => code)),
    procedureStates: new Set(
      needs.knowledge
        .versions('procedure')
        .flatMap(({ held }) => Object.keys((held as Procedure).states).map((state) => `${held.id}/${state}`)),
    ),
  };
}

function presented(indicator: IndicatorFound, asked: PlaceYear & { readonly first: number | null }, found: Evaluated): IndicatorValue {
  const { region, year, known, first } = asked;
  const question = { id: indicator.id, region, year, ...(first !== null && { first }), ...known };
  const trusted = isCertain(indicator.status);
  const source = `${indicator.source.document} ${indicator.source.clause}`;
  const doubt: Finding[] = trusted
    ? []
    : [{ code: 'indicator-indicative', severity: 'info', evidence: { source, ...statusShown(indicator.status) } }];
  return {
    indicator,
    value: found.value,
    coverage: found.coverage,
    indicative: found.indicative || !trusted,
    parts: found.parts.map((part, at) => ({ ...part, figure: figureId({ kind: 'indicator-part', ...question, part: at }) })),
    findings: once([...found.findings, ...doubt]),
    figure: figureId({ kind: 'indicator', ...question }),
  };
}

/** Each finding once, however many parts report it. */
function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}

/** A file of indicators and its name. */
type IndicatorFile = { readonly name: string; readonly text: string };

/** The names that an indicator may take from elsewhere. */
type KnownNames = {
  readonly library: Library;
  readonly buildingFields: ReadonlySet<string>;
  readonly energyItems: ReadonlySet<string>;
  /** Every state of every version. */
  readonly procedureStates: ReadonlySet<string>;
};

/** The indicators in a file. Throws `indicator-invalid` with every fault by line and column. */
async function soundIndicators(needs: IndicatorNeeds, { name, text }: IndicatorFile): Promise<readonly Indicator[]> {
  const names = namesFor(needs);
  const known: FormNames = (what, one) => isKnown(names, what, one);
  const { indicators, findings, total } = readIndicatorFile(name, await needs.knowledge.parsed(name, text, known), known);
  if (findings.length === 0) return indicators;
  throw new Problem('bad-input', 'indicator-invalid', { faults: total, ...findings[0]?.evidence }, findings);
}

/** Whether a name is known here. */
function isKnown({ library, buildingFields, energyItems, procedureStates }: KnownNames, what: NamedIn, name: string): boolean {
  const isFact = library.facts.has(name) || library.terms.has(name);
  if (what === 'building-field' || what === 'form-unit-fact') return isFact || buildingFields.has(name);
  if (what === 'project-fact') return isFact || name === 'region' || name === 'developmentZone';
  if (what === 'project-sum') return name === 'area' || name === 'count' || library.facts.get(name)?.type === 'number';
  if (what === 'energy-item') return energyItems.has(name);
  if (what === 'procedure-state') return procedureStates.has(name);
  if (what === 'task') return library.documents.some(({ tasks }) => tasks.some(({ id }) => id === name));
  return what === 'target' && library.documents.some(({ targets }) => targets.some(({ id }) => id === name));
}
