import type { AsOf } from '#kernel/as-of.ts';
import type { ExplainedInput } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Expression } from '#knowledge/facts.ts';
import { evaluate, type Evaluated, type Weigh } from './evaluate.ts';
import { inputsOf } from './explain.ts';
import type { FormTotals, IndicatorNeeds } from './needs.ts';
import { buildingThen, formsNamed, townBetween, type BuildingThen, type Span, type Town } from './town.ts';

/** A unit of which expressions are worked out: a building, what is an organisation's, a place. */
export type UnitOf = {
  /** The codes of its buildings. */
  readonly buildings: readonly string[];
  /** Of a place: its code; projects and returns are counted in places alone. */
  readonly region: string | null;
};

/** Buildings on a day, as conditions see them. */
export async function buildingsOn(
  needs: IndicatorNeeds,
  scope: Scope,
  which: Span['which'],
  day: string,
  known: AsOf,
): Promise<BuildingThen[]> {
  return (await needs.registry.buildingFacts(scope, which, known)).map((one) => buildingThen(needs, one, day));
}

/**
 * What expressions come to of units in a span: what all of them rest on is looked up once. A town of many units costs little more than
 * one.
 * @returns of each unit its values, in the order of the expressions
 */
export async function valuesFor(
  needs: IndicatorNeeds,
  forms: FormTotals,
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
  return Promise.all(
    units.map(async (unit) => {
      const town = { ...parts(unit), ...(await ofPlace(needs, forms, scope, span, unit, expressions)) };
      return expressions.map((one) => evaluate(one, { town, weigh, first: year }));
    }),
  );
}

/** What only a place has of what expressions name. */
async function ofPlace(
  needs: IndicatorNeeds,
  forms: FormTotals,
  scope: Scope,
  { from, known }: Span,
  { region }: UnitOf,
  expressions: readonly Expression[],
): Promise<Partial<Pick<Town, 'projects' | 'forms'>>> {
  if (region === null) return {};
  const asked = { region, year: Number(from.slice(0, 4)), known };
  const named = JSON.stringify(expressions);
  const [projects, totals] = await Promise.all([
    named.includes('"of":"projects"') ? needs.project.within(scope, { region, known }) : [],
    formsNamed(forms, scope, asked, expressions),
  ]);
  return { projects, forms: totals };
}

/** A town, unit by unit. */
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

/** What the parts of a value were worked out from, the largest first in each. */
export async function explainedFor(needs: IndicatorNeeds, scope: Scope, span: Span, parts: Evaluated['parts']): Promise<ExplainedInput[]> {
  const all: ExplainedInput[] = [];
  for (const part of parts) all.push(...(await inputsOf(needs, scope, span, part)));
  return all;
}
