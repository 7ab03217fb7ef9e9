import { mostRanked, refuseManyValues } from '#kernel/answer-size.ts';
import { stepWithin, type Step } from '#kernel/calendar.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { figureId, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import { type BuildingFacts, demolishedOn, type MeterFacts, type Which } from '#registry/registry/facts.ts';
import { buildingOf, defaultZone, instantOf, lastDay, meterOf } from './sums/query.ts';
import { type Ahead, type AheadQuestion, readAhead } from './building/ahead.ts';
import { createAtoms, type StepAtoms } from './sums/atoms.ts';
import { type Boundary, boundarySteps, type BoundarySum, boundarySum } from './building/boundary.ts';
import { flowOf, hoursOf, yearsOf, type FlowQuestion, type HoursQuestion, type YearsQuestion } from './building/building-views.ts';
import { combine, combineAll, combineMany, type CombinedStep, type MeasuredSteps, type Part } from './sums/combine.ts';
import { dayColumns, type DayColumnsQuestion } from './spans/day-columns.ts';
import { dailyUse, type DailyQuestion, type DailyUse } from './spans/daily.ts';
import { explainRest } from './building/explain-rest.ts';
import { explainUse } from './building/explain.ts';
import { dayText } from '#kernel/day.ts';
import { dayOf } from './sums/parts.ts';
import { createKeptAnswers } from './sums/kept-answers.ts';
import { buildingGrounds, type GroundsQuestion } from './building/building-grounds.ts';
import { buildingSteps, meterSteps } from './spans/many-steps.ts';
import { generated } from './spans/generation.ts';
import { itemHours, type ItemHoursQuestion } from './spans/item-hours.ts';
import { monthlyUse, type MonthlyQuestion, type MonthlyUse } from './spans/monthly.ts';
import { seenSum } from './sums/member-days.ts';
import { negative } from './sums/negative.ts';
import { itemUse, type PlaceUseQuestion } from './spans/item-use.ts';
import { periodUse, type PeriodUse } from './sums/period-use.ts';
import { type Group } from './sums/group.ts';
import { takenOff } from './building/rest.ts';
import { seasonsOf } from './spans/seasons-of.ts';
import { byPlace, stepCoverage, worstCoverage, type Awaited, type Covered } from './spans/step-coverage.ts';
import { alone, always, groupsOf, inUnits, metersFor, partsOver, sumOf, sumOver, weighedAmong } from './sums/sums.ts';
import { type Summed } from './sums/group.ts';
import { treeOf, type TreeQuestion } from './building/tree.ts';
import { createTyping } from './typing.ts';
import { countsAsUse, type Weight } from './sums/weigh.ts';
import type { MeteringNeeds } from './sums/needs.ts';

export type { Ahead } from './building/ahead.ts';
export type { Boundary, BoundarySum } from './building/boundary.ts';
export type { DailyQuestion } from './spans/daily.ts';
export type { ItemHours } from './spans/item-hours.ts';
export type { DayColumns, DayColumnsQuestion, DayRange, DaySubjects } from './spans/day-columns.ts';
export type { CarrierMonths } from './spans/monthly.ts';

/** A question about use. Times as people write them; without `knownAt` it is about what is known now. */
export type UseQuestion = {
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  readonly knownAt?: string | undefined;
  /** The same as both of its times, if they are known already; takes precedence over `knownAt`. */
  readonly known?: AsOf | undefined;
  /** The maximum number of steps: longer steps are used if there would be more. */
  readonly most?: number | undefined;
};

export type Use = {
  readonly unit: Unit;
  readonly step: Step;
  /** Bounds of the steps, s UTC: one more than the number of steps. */
  readonly edges: Float64Array;
  readonly steps: MeasuredSteps;
  readonly total: CombinedStep & { readonly figure: string };
  readonly findings: readonly Finding[];
};

type BuildingQuestion = UseQuestion & { readonly building: string; readonly carrier: Carrier; readonly item?: string | undefined };

type MeterQuestion = UseQuestion & { readonly meter: string };

type CompletenessQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly step: 'day' | 'month';
  readonly carrier?: Carrier | undefined;
  readonly knownAt?: string | undefined;
  /** By code, or the least covered first. */
  readonly sort?: 'code' | 'worst' | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
};

export type Metering = ReturnType<typeof createMetering>;

/**
 * The meaning of readings: the use of meters and buildings by step, as known at any time; balance and completeness.
 * @example await createMetering(needs).useOfBuilding(scope, { building: 'B1', carrier: 'electricity', from, to, step: 'month' })
 */
export function createMetering(needs: MeteringNeeds) {
  const kept = { days: createKeptAnswers<DailyUse>(), months: createKeptAnswers<MonthlyUse | null>() };
  return {
    typing: createTyping(needs),
    useOfBuilding: (scope: Scope, asked: BuildingQuestion) => useOfBuilding(needs, scope, asked),
    useOfMeter: (scope: Scope, asked: MeterQuestion) => useOfMeter(needs, scope, asked),
    /** A parent against its children: the rest is losses, or use without a meter of its own. */
    balance: (scope: Scope, asked: MeterQuestion) => balance(needs, scope, asked),
    hours: (scope: Scope, asked: HoursQuestion) => hoursOf(needs, scope, asked),
    years: (scope: Scope, asked: YearsQuestion) => yearsOf(needs, scope, asked),
    flow: (scope: Scope, asked: FlowQuestion) => flowOf(needs, scope, asked),
    tree: (scope: Scope, asked: TreeQuestion) => treeOf(needs, scope, asked),
    /** How much of the time is measured, by building, carrier and step. */
    completeness: (scope: Scope, asked: CompletenessQuestion) => completeness(needs, scope, asked),
    /**
     * The use of all selected buildings, by carrier, over whole local days.
     * @param asked.from first local day `2026-01-01`, @param asked.to the day after the last
     */
    async yearUse(scope: Scope, asked: { which: Which; from: string; to: string; known: AsOf }): Promise<readonly PeriodUse[]> {
      const [use = []] = await yearUses(needs, scope, { which: asked.which, periods: [asked], known: asked.known });
      return use;
    },
    /** The use of one energy item in the selected buildings over whole local days. */
    itemUse: (scope: Scope, item: string, asked: PlaceUseQuestion) => itemUse(needs, scope, item, asked),
    /** The same over several periods for one set of buildings, one list for each period, in order. */
    yearUses: (scope: Scope, asked: PeriodsQuestion): Promise<(readonly PeriodUse[])[]> => yearUses(needs, scope, asked),
    /** Electricity generated by buildings themselves; see `generated`. */
    generated: (scope: Scope, asked: Parameters<typeof generated>[2]) => generated(needs, scope, asked),
    /** The use of a place day by day. The caller checks that the requester may see the place; whether it exists is not checked here. */
    dailyUse: (scope: Scope, asked: DailyQuestion) => dailyUse(needs, kept.days, scope, asked),
    /** The use of many buildings or metering points by local day, in columns; those without a meter are omitted. */
    dayColumns: (scope: Scope, asked: DayColumnsQuestion) => dayColumns(needs, scope, asked),
    /** The same by the months of a year; null if days must be examined, because something moved after the queried time. */
    monthlyUse: (scope: Scope, asked: MonthlyQuestion) => monthlyUse(needs, kept.months, scope, asked),
    /** The use of several buildings of one zone in given steps, by code; those without a meter that counts are omitted. */
    buildingSteps: (scope: Scope, asked: Parameters<typeof buildingSteps>[2]) => buildingSteps(needs, scope, asked),
    /** What such steps are based on, by code; see `building-grounds.ts`. */
    buildingGrounds: (scope: Scope, asked: GroundsQuestion) => buildingGrounds(needs, scope, asked),
    /** The same for meters, in their order, each in the unit of its use. */
    meterSteps: (scope: Scope, asked: Parameters<typeof meterSteps>[2]) => meterSteps(needs, scope, asked),
    /** The meters of a boundary in one unit and zone, and its use in given steps. See `boundarySum` for what is thrown. */
    boundary: (scope: Scope, of: Boundary, at: { readonly known: AsOf; readonly on: number }) => boundarySum(needs, scope, of, at),
    /** Reads some buildings ahead, so that many questions about each cost no further query. */
    ahead: (scope: Scope, asked: AheadQuestion): Promise<Ahead> => readAhead(needs, scope, asked),
    boundarySteps: (scope: Scope, of: Pick<BoundarySum, 'zone' | 'sum'>, asked: Parameters<typeof boundarySteps>[3]) =>
      boundarySteps(needs, scope, of, asked),
    /** The use of each energy item by the buildings of a place in the hours of a local day, some hundred buildings at a time. */
    itemHours: (scope: Scope, asked: ItemHoursQuestion) => itemHours(needs, scope, asked),
    /** The time that a question is about and its figures are pinned at: all that is known now, or what was known at a written instant. */
    knownAt: (text: string | undefined): AsOf => asOf(needs.readings.now(), text),
    explain: (scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> =>
      question.kind === 'rest' || question.kind === 'below'
        ? explainRest(needs, scope, figure, question)
        : explainUse(needs, scope, figure, question),
  };
}

/** Whole local days: `from` the first, `to` the day after the last. */
type PeriodsQuestion = {
  readonly which: Which;
  /** `onlyMeasured` omits groups where nothing is covered. */
  readonly periods: readonly { readonly from: string; readonly to: string; readonly onlyMeasured?: boolean }[];
  readonly known: AsOf;
};

async function yearUses(needs: MeteringNeeds, scope: Scope, { which, periods, known }: PeriodsQuestion): Promise<(readonly PeriodUse[])[]> {
  // all carriers are selected and weighed once, whichever is requested
  const { carrier, ...place } = which;
  const weighed = weighedAmong(await metersFor(needs, scope, place, known), carrier);
  return Promise.all(
    periods.map(({ from, to, onlyMeasured = false }) => {
      const groups = inUnits(needs, weighed, known, dayText(dayOf(to) - 1));
      return periodUse(scope, needs.readings, groups, dayOf(from), dayOf(to), known, onlyMeasured);
    }),
  );
}

async function useOfBuilding(needs: MeteringNeeds, scope: Scope, asked: BuildingQuestion): Promise<Use & { building: string }> {
  const known = asked.known ?? asOf(needs.readings.now(), asked.knownAt);
  const { carrier, item } = asked;
  const of = await seenSum(needs, scope, asked, known, (zone) => lastDay(instantOf(asked.to, zone), zone));
  const named = { building: of.building, carrier, ...(item === undefined ? {} : { item }) };
  return { building: of.building, ...(await useOf(needs, of.scope, of.sum, of.zone, asked, known, named)) };
}

async function useOfMeter(needs: MeteringNeeds, scope: Scope, asked: MeterQuestion): Promise<Use & { meter: string; carrier: Carrier }> {
  const known = asOf(needs.readings.now(), asked.knownAt);
  const meter = await meterOf(needs.registry, scope, asked.meter, known);
  const use = await useOf(needs, scope, alone(meter), zoneOf(meter), asked, known, { meter: meter.code });
  return { meter: meter.code, carrier: meter.carrier, ...use };
}

async function useOf(
  needs: MeteringNeeds,
  scope: Scope,
  sum: Summed,
  zone: Zone,
  asked: UseQuestion,
  known: AsOf,
  named: Readonly<Record<string, string>>,
): Promise<Use> {
  const [from, to] = [instantOf(asked.from, zone), instantOf(asked.to, zone)];
  const step = asked.most === undefined ? asked.step : stepWithin(zone, from, to, asked.step, asked.most);
  const atoms = createAtoms(zone, from, to, step);
  const meters = sum.weights.map((one) => one.meter);
  const [{ parts, steps, total }, doubts] = await Promise.all([
    sumOver(needs.readings, scope, sum, atoms, known),
    needs.readings.doubtsBetween(scope, meters, atoms, known, asked.knownAt !== undefined),
  ]);
  return {
    unit: sum.conversion.unit,
    step,
    edges: atoms.stepEdges,
    steps,
    total: { ...total, figure: figureId({ kind: 'use', ...named, from, to, ...known }) },
    findings: [...sum.findings, ...silent(sum.weights, parts, atoms), ...negative(total.value, sum), ...doubts],
  };
}

/** A meter that counts and measured nothing in the whole requested time. */
function silent(weights: readonly Weight[], parts: readonly Part[], atoms: StepAtoms): Finding[] {
  return weights.flatMap(({ meter }, at) => {
    const part = parts[at] as Part;
    const counted = atoms.days.some((_, atom) => part.counts(atom));
    if (!counted || part.seconds.some((seconds) => seconds > 0)) return [];
    return [{ code: 'meter-silent', severity: 'warning' as const, evidence: { meter: meter.code } }];
  });
}

async function balance(needs: MeteringNeeds, scope: Scope, asked: MeterQuestion) {
  const known = asOf(needs.readings.now(), asked.knownAt);
  const all = await needs.registry.meterFacts(scope, { meters: [asked.meter], withChildren: true }, known);
  const parent = await meterOf(needs.registry, scope, asked.meter, known);
  const children = all.filter((meter) => meter.parent === parent.id && meter.carrier === parent.carrier && countsAsUse(meter));
  const zone = zoneOf(parent);
  const atoms = createAtoms(zone, instantOf(asked.from, zone), instantOf(asked.to, zone), asked.step);
  const on = lastDay(atoms.edges.at(-1) as number, zone);
  const sum = sumOf(needs.knowledge, parent.carrier, [parent, ...children].map(always), known, on);
  const [[whole, ...below] = []] = await partsOver(needs.readings, scope, [sum], atoms, known);
  const above = whole === undefined ? [] : [whole];
  const rest = [...above, ...takenOff(above, below, atoms)];
  return {
    parent,
    unit: sum.conversion.unit,
    edges: atoms.stepEdges,
    rest: { steps: combineMany(rest, atoms, atoms.first), total: combineAll(rest, atoms) },
    above: stepsOf(above, atoms),
    below: stepsOf(below, atoms),
    children: children.map((meter, at) => ({ meter, total: combineAll([below[at] as Part], atoms) })),
    figure: (meter: MeterFacts) =>
      figureId({ kind: 'use', meter: meter.code, from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number, ...known }),
    findings: children.length === 0 ? [{ code: 'no-children', severity: 'info' as const, evidence: { meter: parent.code } }] : [],
  };
}

function stepsOf(parts: readonly Part[], atoms: StepAtoms): { steps: CombinedStep[]; total: CombinedStep } {
  return { steps: combine(parts, atoms, atoms.first), total: combineAll(parts, atoms) };
}

/** When the buildings that were torn down ended, s UTC: nothing is awaited of them from that day on. */
function endsOf(facts: readonly BuildingFacts[], until: string): ReadonlyMap<string, number> {
  const ended = facts.flatMap((one) => {
    const day = demolishedOn(one, until);
    return day === null ? [] : [[one.code, instantOf(day, defaultZone)] as const];
  });
  return new Map(ended);
}

async function completeness(needs: MeteringNeeds, scope: Scope, asked: CompletenessQuestion) {
  const known = asOf(needs.readings.now(), asked.knownAt);
  const atomsOf = (zone: Zone) => createAtoms(zone, instantOf(asked.from, zone), instantOf(asked.to, zone), asked.step);
  const { stepEdges } = atomsOf(defaultZone);
  const which: Which = {
    ...(asked.region === undefined ? {} : { region: asked.region }),
    ...(asked.building === undefined ? {} : { buildings: [asked.building] }),
  };
  if (asked.building !== undefined) await buildingOf(needs.registry, scope, asked.building, known);
  const facts = await needs.registry.buildingFacts(scope, which, known);
  const names = new Map(facts.map((building) => [building.code, building.name]));
  const ends = endsOf(facts, lastDay(instantOf(asked.to, defaultZone), defaultZone));
  const groups = await groupsOf(needs, scope, which, known, lastDay(instantOf(asked.to, defaultZone), defaultZone), asked.carrier);
  const wanted = groups.every(({ building }) => names.has(building)) ? groups : groups.filter(({ building }) => names.has(building));
  const counted = wanted.filter(({ weights }) => weights.length > 0);
  refuseLargeAnswer(stepEdges.length - 1, counted.length, asked);
  const seasons = seasonsOf(needs.knowledge, facts, stepEdges, known);
  const covered = await coverageOf(needs, scope, counted, atomsOf, known, { ...asked, awaited: seasons.awaited });
  const buildings = covered.map(({ group, coverage }) => {
    const awaited = seasons.awaited(group);
    const gone = ends.get(group.building) ?? Infinity;
    const isAwaited = (step: number) => awaited?.[step] !== false && (stepEdges[step] as number) < gone;
    return {
      code: group.building,
      name: names.get(group.building) as string,
      carrier: group.carrier,
      steps: coverage.map((share, step) => (isAwaited(step) || share > 0 ? share : Number.NaN)),
      /** Heat, in a place whose season is not known: what is missing may be out of season. */
      seasonUnknown: seasons.isUnknown(group),
    };
  });
  return { edges: stepEdges, total: counted.length, buildings, findings: seasons.findings(counted) };
}

/** A slice of the coverage, sorted by code and carrier or the worst first. */
async function coverageOf(
  { readings }: MeteringNeeds,
  scope: Scope,
  groups: readonly Group[],
  atomsOf: (zone: Zone) => StepAtoms,
  known: AsOf,
  { sort, offset = 0, limit, awaited }: CompletenessQuestion & { readonly awaited: Awaited },
): Promise<readonly Covered[]> {
  if (sort === 'worst')
    return (await worstCoverage(scope, readings, groups, atomsOf, known, { offset, limit: limit ?? groups.length, awaited })).covered;
  const told = groups.toSorted(byPlace).slice(offset, limit === undefined ? undefined : offset + limit);
  const covered = await Array.fromAsync(stepCoverage(scope, readings, told, atomsOf, known));
  return covered.toSorted((a, b) => byPlace(a.group, b.group));
}

/** Checks the size of the answer, and of what must be examined to sort it. @throws Problem `too-many-values` */
function refuseLargeAnswer(steps: number, groups: number, { sort, offset = 0, limit = groups }: CompletenessQuestion): void {
  if (sort === 'worst') refuseManyValues(steps, groups, mostRanked);
  refuseManyValues(steps, Math.max(0, Math.min(limit, groups - offset)));
}
