import type { AsOf } from '#kernel/as-of.ts';
import type { ExplainedInput } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Expression } from '#platform/knowledge/facts.ts';
import { evaluate, type Evaluated, type Weigh } from './evaluate.ts';
import { inputsOf } from './explain.ts';
import type { FormTotals, IndicatorNeeds } from './needs.ts';
import type { ProjectsWithin } from './projects.ts';
import { standingFrom } from '#registry/registry/facts.ts';
import { buildingThen, type BuildingThen } from './building-then.ts';
import { casesNamed, formsNamed, townBetween, type Span, type Town } from './town.ts';

/** A unit for which expressions are evaluated: a building, the buildings of an organisation, a place. */
export type UnitOf = {
  /** The codes of its buildings. */
  readonly buildings: readonly string[];
  /** For a place: its code; projects and returns are counted only in places. */
  readonly region: string | null;
};

/** What later slices provide, with projects including theirs. */
export type Later = { readonly forms: FormTotals; readonly projectsOf: ProjectsWithin };

/** Buildings on a day, as conditions see them; without those torn down before the first day of the period that it ends. */
export async function buildingsOn(
  needs: IndicatorNeeds,
  scope: Scope,
  which: Span['which'],
  { from, last }: { readonly from: string; readonly last: string },
  known: AsOf,
): Promise<BuildingThen[]> {
  return standingFrom(await needs.registry.buildingFacts(scope, which, known), from).map((one) => buildingThen(needs, one, last));
}

/**
 * Values of expressions for units in a span: shared inputs are looked up once. A town of many units costs little more than one.
 * @returns for each unit its values, in the order of the expressions
 */
export async function valuesFor(
  needs: IndicatorNeeds,
  { forms, projectsOf }: Later,
  scope: Scope,
  span: Span,
  units: readonly UnitOf[],
  expressions: readonly Expression[],
): Promise<(readonly Evaluated[])[]> {
  if (expressions.length === 0) return units.map(() => []);
  const whole = await townBetween(needs, scope, span, expressions, async () => []);
  const parts = partsOf(whole);
  const weigh: Weigh = (condition, of) => needs.policy.weigh(condition, of, span.known.recorded);
  const year = Number(span.from.slice(0, 4));
  const projects = await projectsByPlace(needs, projectsOf, scope, span, units, expressions);
  return Promise.all(
    units.map(async (unit) => {
      const town = { ...parts(unit), ...(await ofPlace(needs, forms, scope, span, unit, expressions)), projects: projects(unit) };
      return expressions.map((one) => evaluate(one, { town, weigh, first: year }));
    }),
  );
}

/** The values of forms, and the cases, of a unit that is a place. */
async function ofPlace(
  needs: Pick<IndicatorNeeds, 'cases'>,
  forms: FormTotals,
  scope: Scope,
  { from, known }: Span,
  { region }: UnitOf,
  expressions: readonly Expression[],
): Promise<Partial<Pick<Town, 'forms' | 'cases'>>> {
  if (region === null) return {};
  const [totals, cases] = await Promise.all([
    formsNamed(forms, scope, { region, year: Number(from.slice(0, 4)), known }, expressions),
    casesNamed(needs, scope, { region, known }, expressions),
  ]);
  return { forms: totals, cases };
}

/** The projects of each unit that is a place, if expressions count projects: looked up once for all of them. */
async function projectsByPlace(
  needs: Pick<IndicatorNeeds, 'place'>,
  projectsOf: ProjectsWithin,
  scope: Scope,
  { which, known }: Span,
  units: readonly UnitOf[],
  expressions: readonly Expression[],
): Promise<(unit: UnitOf) => Town['projects']> {
  const regions = [...new Set(units.flatMap(({ region }) => region ?? []))];
  if (regions.length === 0 || !JSON.stringify(expressions).includes('"of":"projects"')) return () => [];
  const whole = which.region;
  if (whole === undefined) {
    const own = regions.map(async (region) => [region, await projectsOf(scope, { region, known }, expressions)] as const);
    const byRegion = new Map<string | null, Town['projects']>(await Promise.all(own));
    return ({ region }) => byRegion.get(region) ?? [];
  }
  const [all, holders] = await Promise.all([
    projectsOf(scope, { region: whole, known }, expressions),
    holdersAmong(needs, whole, new Set(regions)),
  ]);
  const byRegion = new Map(regions.map((region): [string | null, Project[]] => [region, []]));
  for (const one of all)
    for (const region of new Set([...holders(one.region), ...holders(one.developmentZone)])) byRegion.get(region)?.push(one);
  return ({ region }) => byRegion.get(region) ?? [];
}

type Project = Town['projects'][number];

/** For some places within a larger one: which of them equal or contain a place. Queries all places in one go. */
async function holdersAmong(
  { place }: Pick<IndicatorNeeds, 'place'>,
  whole: string,
  among: ReadonlySet<string>,
): Promise<(code: string | null | undefined) => readonly string[]> {
  const parents = new Map((await place.places(whole)).map(({ code, parent }) => [code, parent]));
  return (code) => {
    const found: string[] = [];
    for (let at = code; typeof at === 'string' && parents.has(at); at = parents.get(at)) if (among.has(at)) found.push(at);
    return found;
  };
}

/** Splits a town into units. */
function partsOf(town: Town): (unit: UnitOf) => Town {
  const by = <T extends { readonly building: string }>(list: readonly T[]) => Map.groupBy(list, ({ building }) => building);
  const buildings = new Map(town.buildings.map((one) => [one.code, one]));
  const [uses, generated] = [by(town.uses), by(town.generated)];
  const items = [...town.items].map(([item, of]) => [item, by(of)] as const);
  return ({ buildings: own }) => ({
    ...town,
    buildings: own.flatMap((code) => buildings.get(code) ?? []),
    uses: own.flatMap((code) => uses.get(code) ?? []),
    generated: own.flatMap((code) => generated.get(code) ?? []),
    items: new Map(items.map(([item, of]) => [item, own.flatMap((code) => of.get(code) ?? [])])),
  });
}

/** What the parts of a value were calculated from, each largest first. */
export async function explainedFor(needs: IndicatorNeeds, scope: Scope, span: Span, parts: Evaluated['parts']): Promise<ExplainedInput[]> {
  const all: ExplainedInput[] = [];
  for (const part of parts) all.push(...(await inputsOf(needs, scope, span, part)));
  return all;
}
