import { keptYearsFrom } from '#kernel/kept-time.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { isRecalled } from '#kernel/source-status.ts';
import { today } from '#kernel/today.ts';
import type { IndicatorFound } from '#reporting/indicator/facts.ts';
import type { IndicatorInYear } from '#reporting/indicator/indicator.ts';
import { firstYearOf, type Library } from '#green-building/policy/policy.ts';
import { yearsByForm, type ByForm, type YearValue } from './by-form.ts';
import type { TargetNeeds } from './needs.ts';
import type { Cities } from './cities.ts';
import { gapOf, goalOf, holds, pathOf, statusOf, type Goal, type Status, type Target } from './standing.ts';
import { isAmount, unitsIn } from './units.ts';

type Document = Library['documents'][number];

/** A target of a document, for a place: its own part of it, if it was split. */
export type PlaceTarget = { readonly document: Document; readonly target: Target; readonly own: OwnShare };

/** A place's own share of a target: the whole, its part (`value`, in the unit), or not stated. */
export type OwnShare = { readonly kind: 'whole' } | { readonly kind: 'part'; readonly value: Exact } | { readonly kind: 'unsaid' };

export type Progress = PlaceTarget & {
  readonly indicator: IndicatorFound | null;
  /** The form field that provides it if no indicator does. */
  readonly form: ByForm | null;
  readonly now: Exact | null;
  readonly unit: string;
  readonly goal: Exact | null;
  readonly path: Exact | null;
  readonly status: Status;
  /** Whether it is a total of a larger place that was not shared out: it has no path, verdict or gap in this place. */
  readonly ofAbove: boolean;
  readonly gap: Exact | null;
  readonly coverage: number | null;
  readonly indicative: boolean;
  /** The years of a cumulative one. */
  readonly years: readonly { readonly year: number; readonly value: Exact | null; readonly figure: string | null }[];
  readonly findings: readonly Finding[];
  readonly figure: string | null;
};

export type TargetsQuestion = {
  readonly region: string;
  readonly year: number;
  readonly document?: string | undefined;
  /** Only this one. */
  readonly target?: string | undefined;
  readonly known: AsOf;
};

export type ProgressQuestion = { readonly region: string; readonly year: number; readonly known: AsOf };

/**
 * The progress of targets in a place at the end of a year, in order.
 * @param asked.cities those of a larger place: if not all are known, what is calculated from their buildings and projects is not judged
 */
export async function progressOf(
  needs: Pick<TargetNeeds, 'indicators' | 'knowledge' | 'returns'>,
  scope: Scope,
  asked: ProgressQuestion & { readonly cities?: Cities | null },
  targets: readonly PlaceTarget[],
): Promise<Progress[]> {
  const { indicators } = needs;
  const inForce = indicators.inForce(asked.year, asked.known);
  const wanted = targets.map((one) => wantedBy(one, inForce, asked.year));
  const values = await indicators.values(
    scope,
    asked,
    wanted.flatMap(({ years }) => years),
  );
  const owns = ownOf(wanted, values);
  const forms = await Promise.all(
    targets.map((one, index) =>
      isLeftToForms(wanted[index], owns[index] ?? []) ? formYears(needs, scope, asked, one) : Promise.resolve(null),
    ),
  );
  const floor = floorOf(needs, asked);
  return targets.map((one, index) => {
    const { indicator, years, findings } = wanted[index] as Wanted;
    const own = owns[index] ?? [];
    const told = forms[index] ?? null;
    if (told !== null) return progress(one, { indicator: null, ...told, findings: [] }, { ...asked, floor });
    const byYear = own.map((value, of) => ({ year: (years[of] as IndicatorInYear).year, value }));
    const beside = indicator === null ? [] : typedBeside(needs, one, indicator, asked);
    return progress(one, { indicator, form: null, years: byYear, findings: [...findings, ...beside] }, { ...asked, floor });
  });
}

/** The values of each target, in the order of its years. */
function ownOf(wanted: readonly Wanted[], values: readonly YearValue[]): (readonly YearValue[])[] {
  let at = 0;
  return wanted.map(({ years }) => values.slice(at, (at += years.length)));
}

/** Where no indicator calculates a target, or one that counts cases finds none, a form may state it. */
const isLeftToForms = (wanted: Wanted | undefined, own: readonly YearValue[]): boolean =>
  wanted?.indicator === null || (wanted?.indicator.value.of === 'cases' && own.every(({ value }) => value === null));

/** Below this coverage a target has no verdict, by the knowledge in force at the end of the year. */
function floorOf({ knowledge }: Pick<TargetNeeds, 'knowledge'>, { year, known }: ProgressQuestion): number {
  return knowledge.inForce('figure-floor', { on: `${year}-12-31`, ...known }).findLast((one) => one.of === 'target')?.coverage ?? 0;
}

/** Reports forms that ask for the same value: typed values are not used if an indicator calculates it from data. */
function typedBeside(
  { returns }: Pick<TargetNeeds, 'returns'>,
  { target }: PlaceTarget,
  { names, id }: IndicatorFound,
  { year, known }: ProgressQuestion,
): Finding[] {
  const forms = returns.fieldsOfTarget(target.id, { on: `${year}-12-31`, known });
  return forms.map((form) => ({
    code: 'target-form-beside',
    severity: 'info',
    evidence: { name: target.name, indicator: names ?? { zh: id, en: id }, form: form.names },
  }));
}

const formYears = (needs: Pick<TargetNeeds, 'returns'>, scope: Scope, asked: ProgressQuestion, { target, document }: PlaceTarget) =>
  yearsByForm(needs, scope, {
    ...asked,
    target: target.id,
    isCumulative: target.mode === 'cumulative',
    first: firstYearOf(document.head),
  });

type Wanted = {
  readonly indicator: IndicatorFound | null;
  readonly years: readonly IndicatorInYear[];
  readonly findings: readonly Finding[];
};

/** The indicator of a target, in the year or, for a cumulative one, in all years since its first. */
function wantedBy({ target, document }: PlaceTarget, inForce: readonly IndicatorFound[], year: number): Wanted {
  const named = inForce
    .filter(({ targets }) => targets.includes(target.id))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
  const [indicator] = named;
  if (indicator === undefined)
    return {
      indicator: null,
      years: [],
      findings: [{ code: 'target-without-indicator', severity: 'info', evidence: { target: target.id, name: target.name } }],
    };
  const others = named.slice(1).map(({ id }) => id);
  const findings: Finding[] =
    others.length === 0
      ? []
      : [{ code: 'target-several-indicators', severity: 'info', evidence: { indicator: indicator.id, others: others.join(', ') } }];
  const first = firstYearOf(document.head);
  if (target.mode !== 'cumulative') return { indicator, years: [{ indicator, year, first }], findings };
  const years = keptYearsFrom(first, year).map((one) => ({ indicator, year: one, first }));
  return { indicator, years, findings };
}

/** The city's own take precedence over built-in ones. */
const rankOf = ({ origin, status }: IndicatorFound): number => (origin === 'own' ? 0 : 2) + (isRecalled(status) ? 1 : 0);

type Found = {
  readonly indicator: IndicatorFound | null;
  readonly form: ByForm | null;
  readonly years: readonly { year: number; value: YearValue }[];
  readonly findings: readonly Finding[];
};

function progress(
  one: PlaceTarget,
  { indicator, form, years, findings }: Found,
  { region, year, known, floor, cities = null }: ProgressQuestion & { readonly floor: number; readonly cities?: Cities | null },
): Progress {
  const { target } = one;
  const unit = typeof target.value === 'number' ? target.unit : '%';
  const source = indicator?.unit ?? form?.unit ?? null;
  const factor = source === null ? null : unitsIn(source, unit);
  const now =
    factor === null
      ? null
      : nowOf(
          years.map(({ value }) => value.value),
          factor,
        );
  const goal = goalFor(one, indicator);
  const coverage = years.length === 0 ? null : Math.min(...years.map(({ value }) => value.coverage));
  const isLow = now !== null && coverage !== null && coverage < floor;
  const held = isOfAbove(one, region) ? null : goal;
  const isPart = isOfCities(indicator) && cities !== null && cities.missing.length > 0 && !isSureOfPart(held, now, unit);
  const judged = isLow || isPart ? null : held;
  const isOver = target.due !== null && today(known.received) > `${target.due}-12-31`;
  return {
    ...one,
    indicator,
    form,
    now,
    unit,
    goal: goal?.goal ?? null,
    path: held === null ? null : pathOf(held, year),
    status: judged === null ? 'unknown' : statusOf(judged, now, year, isOver),
    gap: judged === null ? null : gapOf(judged, now),
    ofAbove: isOfAbove(one, region),
    coverage,
    indicative: years.some(({ value }) => value.indicative),
    years:
      target.mode === 'cumulative'
        ? years.map(({ year: of, value }) => ({ year: of, value: times(value.value, factor), figure: value.figure }))
        : [],
    findings: once([
      ...findings,
      ...years.flatMap(({ value }) => value.findings),
      ...doubtsOf(one, { indicator, form }, factor, years.length),
      ...(isOfAbove(one, region) ? [ofAbove(one)] : []),
      ...(isLow ? [coverageLow(one, coverage, floor)] : []),
      ...(isPart && cities !== null && held !== null ? [citiesMissing(one, cities)] : []),
    ]),
    figure: source === null ? null : figureId({ kind: 'target', target: target.id, region, year, ...known }),
  };
}

const times = (value: Exact | null, factor: Exact | null): Exact | null => (value === null || factor === null ? null : value.mul(factor));

/** The sum of the years; an unknown year makes it unknown, and before the first year it is null. */
function nowOf(values: readonly (Exact | null)[], factor: Exact): Exact | null {
  if (values.length === 0) return null;
  const sum = values.reduce<Exact | null>((so, value) => (so === null || value === null ? null : so.add(value)), exact(0n));
  return times(sum, factor);
}

function goalFor({ target, document, own }: PlaceTarget, indicator: IndicatorFound | null): Goal | null {
  if (own.kind === 'unsaid') return null;
  const goal = own.kind === 'part' ? own.value : goalOf(target);
  if (goal === null) return null;
  const { comparator, mode, due, base } = target;
  return {
    comparator,
    mode,
    due,
    goal,
    base: base?.value === undefined ? null : { year: base.year, value: exactOf(base.value) },
    first: firstYearOf(document.head),
    direction: indicator?.direction ?? 'up',
  };
}

/** The required value of a target of a place at the end of a year; null if unknown. */
export function pathIn(one: PlaceTarget & { readonly ofAbove: boolean }, indicator: IndicatorFound | null, year: number): Exact | null {
  const goal = one.ofAbove ? null : goalFor(one, indicator);
  return goal === null ? null : pathOf(goal, year);
}

function doubtsOf(
  { target, own }: PlaceTarget,
  { indicator, form }: Pick<Found, 'indicator' | 'form'>,
  factor: Exact | null,
  years: number,
): Finding[] {
  const found: Finding[] = [];
  const told = (code: string, evidence: Record<string, unknown>): void => void found.push({ code, severity: 'warning', evidence });
  if (own.kind === 'unsaid') told('target-not-split', { target: target.id, name: target.name });
  const by = indicator ?? (form === null ? null : { id: form.form, unit: form.unit });
  if (by !== null && factor === null) told('target-unit-differs', { indicator: by.id, unit: by.unit, other: target.unit });
  if (indicator !== null && years === 0) told('target-before-period', { target: target.id, name: target.name });
  if (form !== null && form.period === null) told('target-without-return', { target: target.id, name: target.name, form: form.names });
  return found;
}

/**
 * Whether a target is a total that a document sets for a larger place and that is not shared out: comparing a part of that place with it is
 * meaningless.
 */
const isOfAbove = ({ target, document, own }: PlaceTarget, region: string): boolean =>
  own.kind === 'whole' && document.head.region !== region && typeof target.value === 'number' && isAmount(target.unit);

const ofAbove = ({ target, document }: PlaceTarget): Finding => ({
  code: 'target-of-above',
  severity: 'warning',
  evidence: { name: target.name, document: document.head.title },
});

/**
 * For amounts that only add up, the unknown cities cannot undo what the known ones have reached; for a share, or for a value that should be
 * small, they can.
 */
const isSureOfPart = (held: Goal | null, now: Exact | null, unit: string): boolean =>
  held !== null && held.direction === 'up' && (held.comparator === '>=' || held.comparator === '>') && isAmount(unit) && holds(held, now);

/** Whether the data of an indicator come from cities: cases are kept where their office is. */
const isOfCities = (indicator: IndicatorFound | null): boolean => indicator !== null && indicator.value.of !== 'cases';

const citiesMissing = ({ target }: PlaceTarget, { of, missing }: Cities): Finding => ({
  code: 'target-cities-missing',
  severity: 'warning',
  evidence: { name: target.name, covered: of - missing.length, of, missing: missing.slice(0, 12).join(', ') },
});

const coverageLow = ({ target }: PlaceTarget, coverage: number, floor: number): Finding => ({
  code: 'target-coverage-low',
  severity: 'warning',
  evidence: { name: target.name, coverage, floor },
});

function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}
