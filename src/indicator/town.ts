import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { visitExpression, type Expression } from '#knowledge/facts.ts';
import type { BuildingFacts, Dated } from '#registry/facts.ts';
import type { FindCoefficient } from './energy.ts';
import type { FormField, FormTotals, IndicatorNeeds } from './needs.ts';

type Uses = Awaited<ReturnType<IndicatorNeeds['metering']['yearUse']>>;
type Project = Awaited<ReturnType<IndicatorNeeds['project']['within']>>[number];
type Heating = {
  readonly id: string;
  readonly values: readonly string[];
  readonly names: { zh: string; en: string };
  readonly carrier: string | null;
};

/** A place in a year, as it was known. */
export type PlaceYear = { readonly region: string; readonly year: number; readonly known: AsOf };

/** A building on the last day of a year. */
export type BuildingThen = {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly use: string | null;
  readonly floorArea: number | null;
  readonly roofArea: number | null;
  /** What conditions ask of: fields of the registry, and facts that follow from them. */
  readonly known: ReadonlyMap<string, string | number | boolean>;
};

/** All that indicators of a place in a year are worked out from. */
export type Town = PlaceYear & {
  readonly buildings: readonly BuildingThen[];
  readonly uses: Uses;
  readonly items: ReadonlyMap<string, Uses>;
  readonly generated: Uses;
  readonly projects: readonly Project[];
  readonly forms: ReadonlyMap<string, FormField | null>;
  readonly heatings: readonly Heating[];
  readonly find: FindCoefficient;
};

export const formKey = (form: string, field: string): string => JSON.stringify([form, field]);

/**
 * What is asked of a place in a year: what no expression names is not looked up.
 * @param projectsOf those of the place, which are the same for every year
 */
export async function townOf(
  needs: IndicatorNeeds,
  forms: FormTotals,
  scope: Scope,
  asked: PlaceYear,
  expressions: readonly Expression[],
  projectsOf: () => Promise<readonly Project[]>,
): Promise<Town> {
  const { region, year, known } = asked;
  const wanted = wantedBy(expressions);
  const days = { which: { region }, from: `${year}-01-01`, to: `${year + 1}-01-01`, known };
  const on = { on: `${year}-12-31`, ...known };
  const [facts, uses, generated, projects, items, totals] = await Promise.all([
    wanted.buildings ? needs.registry.buildingFacts(scope, { region }, known) : [],
    wanted.uses ? needs.metering.yearUse(scope, days) : [],
    wanted.generated ? needs.metering.generated(scope, { ...days, everyCarrier: true }) : [],
    wanted.projects ? projectsOf() : [],
    Promise.all(wanted.items.map(async (item) => [item, await needs.metering.itemUse(scope, item, days)] as const)),
    Promise.all(
      wanted.forms.map(async ({ form, field }) => [formKey(form, field), await forms(scope, { form, field, ...asked })] as const),
    ),
  ]);
  return {
    ...asked,
    buildings: facts.map((one) => buildingThen(needs, one, year)),
    uses,
    generated,
    projects,
    items: new Map(items),
    forms: new Map(totals),
    heatings: needs.knowledge.inForce('heating', on) as readonly Heating[],
    find: (id) => needs.knowledge.find('coefficient', id, on),
  };
}

/** What of a place the expressions name. */
function wantedBy(expressions: readonly Expression[]) {
  const wanted = { buildings: false, uses: false, generated: false, projects: false };
  const [items, forms] = [new Set<string>(), new Map<string, { form: string; field: string }>()];
  for (const expression of expressions)
    visitExpression(expression, (one) => {
      if (one.of === 'buildings' || one.of === 'use') wanted.buildings = true;
      if (one.of === 'use' && one.items === null) wanted.uses = true;
      if (one.of === 'generated') wanted.generated = true;
      if (one.of === 'projects') wanted.projects = true;
      if (one.of === 'use') for (const item of one.items ?? []) items.add(item);
      if (one.of === 'return') forms.set(formKey(one.form, one.field), one);
    });
  return { ...wanted, items: [...items], forms: [...forms.values()] };
}

const before = new WeakMap<BuildingFacts, Map<number, BuildingThen>>();

/** The very same for the same facts, which the registry keeps for as long as nothing is written. */
function buildingThen(needs: IndicatorNeeds, facts: BuildingFacts, year: number): BuildingThen {
  const held = before.get(facts) ?? new Map<number, BuildingThen>();
  before.set(facts, held);
  const found = held.get(year) ?? madeThen(needs, facts, `${year}-12-31`);
  held.set(year, found);
  return found;
}

function madeThen(needs: IndicatorNeeds, facts: BuildingFacts, day: string): BuildingThen {
  const { code, name, zone, fields } = facts;
  const uses = valueOn(facts.uses, day) ?? [];
  const main = uses.find(({ use }) => use === fields['use']) ?? uses.toSorted((a, b) => (b.areaM2 ?? 0) - (a.areaM2 ?? 0))[0];
  const floorArea = valueOn(facts.floorAreaM2, day) ?? null;
  const use = main?.use ?? null;
  const then = { ...fields, use, floorArea };
  const known = new Map<string, string | number | boolean>(
    Object.entries(needs.obligations.factsOf({ fields: then, uses: [{ from: null, value: uses }] })),
  );
  for (const [field, value] of Object.entries(then))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') known.set(field, value);
  const roof = fields['roofArea'];
  return { code, name, zone, use, floorArea, roofArea: typeof roof === 'number' ? roof : null, known };
}

function valueOn<T>(dated: readonly Dated<T>[], day: string): T | undefined {
  return dated.findLast(({ from }) => from === null || from <= day)?.value;
}
