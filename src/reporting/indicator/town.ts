import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import { visitExpression, type Expression } from '#platform/knowledge/facts.ts';
import { standingFrom, type Which } from '#registry/registry/facts.ts';
import type { Entered } from '#casework/cases/cases.ts';
import { buildingThen, type BuildingThen } from './building-then.ts';
import type { FindCoefficient } from './energy.ts';
import type { FormField, FormTotals, IndicatorNeeds } from './needs.ts';
import type { CountedProject } from './projects.ts';

type Uses = Awaited<ReturnType<IndicatorNeeds['metering']['yearUse']>>;
type Heating = {
  readonly id: string;
  readonly values: readonly string[];
  readonly names: { zh: string; en: string };
  readonly carrier: string | null;
};

/** A place in a year, as known then. */
export type PlaceYear = { readonly region: string; readonly year: number; readonly known: AsOf };

/** Local days of some buildings, as known then: `from` the first, `to` the day after the last. */
export type Span = {
  readonly which: Which;
  readonly from: string;
  readonly to: string;
  readonly known: AsOf;
};

/** Everything that the indicators of a place in a year are calculated from. */
export type Town = Span & {
  readonly buildings: readonly BuildingThen[];
  readonly uses: Uses;
  readonly items: ReadonlyMap<string, Uses>;
  readonly generated: Uses;
  readonly projects: readonly CountedProject[];
  readonly forms: ReadonlyMap<string, FormField | null>;
  /** By procedure and state. */
  readonly cases: ReadonlyMap<string, Entered>;
  readonly heatings: readonly Heating[];
  readonly find: FindCoefficient;
  /** Below this coverage a share has no value. */
  readonly shareFloor: number;
};

export const formKey = (form: string, field: string): string => JSON.stringify([form, field]);

export const caseKey = ({ procedure, reached }: { readonly procedure: string; readonly reached: string }): string =>
  JSON.stringify([procedure, reached]);

/**
 * Reads the data of a place in a year; what no expression names is not looked up.
 * @param projectsOf those of the place, which are the same for every year
 */
export async function townOf(
  needs: IndicatorNeeds,
  forms: FormTotals,
  scope: Scope,
  asked: PlaceYear,
  expressions: readonly Expression[],
  projectsOf: () => Promise<readonly CountedProject[]>,
): Promise<Town> {
  const [measured, totals, cases] = await Promise.all([
    townBetween(needs, scope, spanOf(asked), expressions, projectsOf),
    formsNamed(forms, scope, asked, expressions),
    casesNamed(needs, scope, asked, expressions),
  ]);
  return { ...measured, forms: totals, cases };
}

/** A year of a place as a span. */
export const spanOf = ({ region, year, known }: PlaceYear): Span => ({
  which: { region },
  from: `${year}-01-01`,
  to: `${year + 1}-01-01`,
  known,
});

/** The last day of a span. */
export const lastDayOf = ({ to }: Pick<Span, 'to'>): string => dayText((parseDay(to) ?? 0) - 1);

/** The same without the values of forms. */
export async function townBetween(
  needs: IndicatorNeeds,
  scope: Scope,
  span: Span,
  expressions: readonly Expression[],
  projectsOf: () => Promise<readonly CountedProject[]>,
): Promise<Town> {
  const { which, known } = span;
  const wanted = wantedBy(expressions);
  const on = { on: lastDayOf(span), ...known };
  const [facts, uses, generated, projects, items] = await Promise.all([
    wanted.buildings ? needs.registry.buildingFacts(scope, which, known) : [],
    wanted.uses ? needs.metering.yearUse(scope, span) : [],
    wanted.generated ? needs.metering.generated(scope, { ...span, everyCarrier: true }) : [],
    wanted.projects ? projectsOf() : [],
    Promise.all(wanted.items.map(async (item) => [item, await needs.metering.itemUse(scope, item, span)] as const)),
  ]);
  return {
    ...span,
    buildings: standingFrom(facts, span.from).map((one) => buildingThen(needs, one, on.on)),
    uses,
    generated,
    projects,
    items: new Map(items),
    forms: new Map(),
    cases: new Map(),
    heatings: needs.knowledge.inForce('heating', on) as readonly Heating[],
    shareFloor: needs.knowledge.inForce('figure-floor', on).findLast((one) => one.of === 'share')?.coverage ?? 0,
    find: (id) => needs.knowledge.find('coefficient', id, on),
  };
}

/** The values of forms for a place in a year, for the fields that expressions name. */
export async function formsNamed(
  forms: FormTotals,
  scope: Scope,
  asked: PlaceYear,
  expressions: readonly Expression[],
): Promise<Town['forms']> {
  const named = wantedBy(expressions).forms;
  return new Map(
    await Promise.all(named.map(async ({ form, field }) => [formKey(form, field), await forms(scope, { form, field, ...asked })] as const)),
  );
}

/** The cases of a place that reached the states that expressions name. */
export async function casesNamed(
  { cases }: Pick<IndicatorNeeds, 'cases'>,
  scope: Scope,
  { region, known }: Pick<PlaceYear, 'region' | 'known'>,
  expressions: readonly Expression[],
): Promise<Town['cases']> {
  const named = wantedBy(expressions).cases;
  return new Map(
    await Promise.all(
      named.map(async (one) => {
        const { procedure, reached: state } = one;
        return [caseKey(one), await cases.entered(scope, { procedure, state, region, known })] as const;
      }),
    ),
  );
}

/** Which data of a place the expressions name. */
function wantedBy(expressions: readonly Expression[]) {
  const wanted = { buildings: false, uses: false, generated: false, projects: false };
  const [items, forms] = [new Set<string>(), new Map<string, { form: string; field: string }>()];
  const cases = new Map<string, { procedure: string; reached: string }>();
  for (const expression of expressions)
    visitExpression(expression, (one) => {
      if (one.of === 'buildings' || one.of === 'use') wanted.buildings = true;
      if (one.of === 'use' && one.items === null) wanted.uses = true;
      if (one.of === 'generated') wanted.generated = true;
      if (one.of === 'projects') wanted.projects = true;
      if (one.of === 'use') for (const item of one.items ?? []) items.add(item);
      if (one.of === 'return') forms.set(formKey(one.form, one.field), one);
      if (one.of === 'cases') cases.set(caseKey(one), one);
    });
  return { ...wanted, items: [...items], forms: [...forms.values()], cases: [...cases.values()] };
}
