import { reachDays } from '#supervision/expectation/expectation.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { realSince } from './episode-store.ts';
import { buildingsCounted } from './moved.ts';
import type { JudgeNeeds, WarningNeeds } from './needs.ts';
import type { Rule } from './rule/rule.ts';
import type { Grid } from './grid.ts';
import type { Subject } from './rule/subject.ts';

export type TrialNeeds = JudgeNeeds & Pick<WarningNeeds, 'postgres'>;

/** Data of local days `from` to `to` (both included) changed at an instant, ms. */
type Change = { readonly from: number; readonly to: number; readonly at: number };

/** A change that concerns a meter or a building; neither: everything. */
type Concerns = Change & { readonly meter?: number; readonly buildings?: readonly string[] };

type Question = {
  readonly rule: Rule;
  readonly subjects: readonly Subject[];
  readonly grid: Grid;
  /** When each step was judged, ms. */
  readonly told: readonly number[];
  readonly now: number;
};

/** Whole-day rules on the contents of day rows: for these it is known when a day's figures last moved. */
export function canSettle({ step, during, inputs }: Rule): boolean {
  return (
    step === 'day' &&
    typeof during !== 'string' &&
    Object.values(inputs).every((source) => ('use' in source && source.hours === undefined) || 'expected' in source || 'weather' in source)
  );
}

/**
 * Which steps of each subject must not be judged by what is known now, because an input was received, corrected or undone after they were
 * judged: 1 for these. All others have the same result in hindsight.
 */
export async function unsettledSteps(needs: TrialNeeds, scope: Scope, asked: Question): Promise<(subject: Subject) => Uint8Array> {
  const { rule, grid, told } = asked;
  const sources = Object.values(rule.inputs);
  const isExpected = sources.some((source) => 'expected' in source);
  const reach = isExpected ? reachDays : 0;
  const days = Int32Array.from(told, (_, step) => grid.zone.dayOf(grid.edges[step] as number));
  const from = (days[0] as number) - reach;
  const [readings, facts, weather, real] = await Promise.all([
    lateReadings(needs, scope, asked, { from, to: days.at(-1) as number }),
    changedFacts(needs, asked),
    sources.some((source) => 'expected' in source || 'weather' in source) ? needs.weather.changedDays(told[0] as number) : [],
    isExpected ? realSince(needs.postgres, wholeProgram, new Date(told[0] as number)) : [],
  ]);
  const concerns: readonly Concerns[] = [
    ...readings,
    ...facts,
    ...weather,
    ...real.map(({ begins, ends, at }) => ({ from: grid.zone.dayOf(begins) - 1, to: grid.zone.dayOf(ends) + 1, at: at.getTime() })),
  ];
  const ofAll = concerns.filter(({ meter, buildings }) => meter === undefined && buildings === undefined);
  const byMeter = Map.groupBy(concerns, ({ meter }) => meter);
  const byBuilding = new Map<string, Concerns[]>();
  for (const one of concerns)
    for (const building of one.buildings ?? []) byBuilding.set(building, [...(byBuilding.get(building) ?? []), one]);
  const calendar = isExpected ? calendarMoved(needs, scope, asked, reach) : new Uint8Array(told.length);
  return ({ meter, building }) => {
    const steps = Uint8Array.from(calendar);
    const own = meter === undefined ? [] : (byMeter.get(meter.id) ?? []);
    const around = building === null ? [] : (byBuilding.get(building.code) ?? []);
    for (const change of [...ofAll, ...own, ...around]) mark(steps, days, told, reach, change);
    return steps;
  };
}

/** The steps that depend on a day of a change and were judged before it. */
function mark(steps: Uint8Array, days: Int32Array, told: readonly number[], reach: number, { from, to, at }: Change): void {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  for (let step = low; step < days.length && (days[step] as number) <= to + reach && (told[step] as number) < at; step += 1)
    steps[step] = 1;
}

/** Days of meters whose rows moved after a step that depends on them was judged. */
async function lateReadings(
  { registry, readings }: TrialNeeds,
  scope: Scope,
  { rule, subjects, told }: Question,
  days: { readonly from: number; readonly to: number },
): Promise<Concerns[]> {
  const codes = [...new Set(subjects.flatMap(({ building }) => building?.code ?? []))];
  const own = subjects.flatMap(({ meter }) => meter ?? []);
  const meters = [...own, ...(await registry.meterFacts(scope, { buildings: codes, withChildren: true }, asOfNow))];
  const byId = new Map(meters.map((meter) => [meter.id, meter]));
  const late = await readings.lateDays(scope, [...byId.keys()], { ...days, after: told[0] as number, wait: rule.wait });
  const buildings = await buildingsCounted(registry, [...new Set(late.map(({ meter }) => meter))]);
  return late.map(({ meter, day, since }) => ({ from: day, to: day, at: since, meter, buildings: buildings.get(meter) ?? [] }));
}

/** Facts of buildings and metering points that people changed affect all their days. */
async function changedFacts({ registry }: TrialNeeds, { told }: Question): Promise<Concerns[]> {
  const changed = await registry.lastChanges(told[0] as number);
  const always = { from: -Infinity, to: Infinity };
  return changed.map(({ meter, buildings, at }) => ({ ...always, at, buildings, ...(meter !== null && { meter }) }));
}

/** Steps judged when the calendar of workdays differed from today's for a day that they depend on. */
function calendarMoved({ occupancy }: TrialNeeds, scope: Scope, { grid: { zone, edges }, told, now }: Question, reach: number): Uint8Array {
  const today = occupancy.dayTypes(scope, { received: now, recorded: now });
  const first = zone.dayOf(edges[0] as number) - reach;
  const stands = Array.from({ length: told.length + reach }, (_, at) => today(zone.name, first + at));
  return Uint8Array.from(told, (received, step) => {
    const then = occupancy.dayTypes(scope, { received, recorded: now });
    return stands.some((type, at) => at >= step && at <= step + reach && then(zone.name, first + at) !== type) ? 1 : 0;
  });
}
