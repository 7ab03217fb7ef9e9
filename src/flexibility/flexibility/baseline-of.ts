import type { PartBaseline } from '#flexibility/baseline/baseline.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstant } from '#kernel/instant.ts';
import { isKept, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { baselineParts, firstDay, sumsOf, unadjustedOf } from './baseline-parts.ts';
import { liveSpans } from './live-events.ts';
import { buildingLoads, clipped, noLoad, seenDays, zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { kwhOf, partShown, stepsShown } from './present-baseline.ts';
import { isIndicative, ruleNamed, type StepName, stepSeconds, workedDays } from './rules.ts';
import type { Direction } from './vocabulary.ts';

/** Times as people write them, in the building's local time. */
export type BaselineQuestion = {
  readonly building: string;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly direction?: Direction | undefined;
  readonly notice?: string | undefined;
  readonly step?: StepName | undefined;
  readonly knownAt?: string | undefined;
};

/** The same with its times as instants, as a figure pins them. */
export type PinnedBaseline = {
  readonly building: string;
  readonly rule: string;
  readonly from: number;
  readonly to: number;
  readonly direction: Direction;
  readonly notice: number | null;
  readonly step: StepName;
};

/** An instant from its written form. Throws `bad-instant`, `time-not-kept`. */
export function instantIn(zone: Zone, text: string): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  if (!isKept(at)) throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
  return at;
}

/** The longest allowed event, s. */
const longest = 31 * 86_400;

/** Refuses a span that is empty, too long, or not aligned to step boundaries of the local clock. */
export function refuseSpan(zone: Zone, from: number, to: number, step: number): void {
  if (to <= from) throw new Problem('bad-input', 'event-span', {});
  refuseManySteps((to - from) / step, longest / step);
  for (const at of [from, to])
    if ((at + zone.offsetAt(at)) % step !== 0) throw new Problem('bad-input', 'event-off-step', { minutes: step / 60 });
}

/** The time zone of a building. Throws `no-such-building`. */
export async function zoneOfBuilding({ registry }: Pick<FlexibilityNeeds, 'registry'>, building: string, known: AsOf): Promise<Zone> {
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  return zoneNamed(facts.zone);
}

/** What a building would have used by a rule, and what it did use, as known then. */
export async function baselineOf(needs: FlexibilityNeeds, scope: Scope, { knownAt, ...ask }: BaselineQuestion) {
  const days = await seenDays(needs, scope, ask.building);
  const known = needs.metering.knownAt(knownAt);
  const zone = await zoneOfBuilding(needs, ask.building, known);
  const pinned: PinnedBaseline = {
    building: ask.building,
    rule: ask.rule,
    from: instantIn(zone, ask.from),
    to: instantIn(zone, ask.to),
    direction: ask.direction ?? 'down',
    notice: ask.notice === undefined ? null : instantIn(zone, ask.notice),
    step: ask.step ?? '15min',
  };
  return pinnedBaseline(needs, pinned, zone, known, days);
}

export async function pinnedBaseline(
  needs: FlexibilityNeeds,
  pinned: PinnedBaseline,
  zone: Zone,
  known: AsOf,
  days: Parameters<typeof clipped>[1],
) {
  const { building, from, to, direction, notice } = pinned;
  const step = stepSeconds[pinned.step];
  refuseSpan(zone, from, to, step);
  const rule = ruleNamed(needs, pinned.rule, dayText(zone.dayOf(from)), known);
  const span = { from, to };
  const reach = { day: firstDay({ zone }, span, rule), to, step };
  const [loads, live] = await Promise.all([
    buildingLoads(needs, [building], zone, reach, known),
    liveSpans(needs, [building], { from: zone.dayStart(reach.day), to }, known),
  ]);
  const load = clipped(loads.get(building) ?? noLoad(zone, reach), days);
  const isWorked = workedDays(needs, zone, known);
  const parts = baselineParts({ rule, load, span, isWorked, events: live.get(building) ?? [], notice });
  const sums = sumsOf(parts, direction);
  const { notice: _, ...named } = pinned;
  return {
    rule,
    parts,
    sums,
    answer: {
      parts: parts.map(partShown),
      steps: stepsShown(parts, step),
      baselineKwh: kwhOf(sums.baseline),
      actualKwh: kwhOf(sums.actual),
      responseKwh: kwhOf(sums.response),
      figure: figureId({ kind: 'baseline', ...named, ...(notice !== null && { notice }), ...known }),
      indicative: isIndicative(rule),
    },
    findings: findingsOf(parts),
  };
}

/** Days without a baseline, and days where nothing was adjusted although the rule asks for it. */
export function findingsOf(parts: readonly PartBaseline[]): Finding[] {
  return parts.flatMap((one): Finding[] => [
    ...(one.chosen.length === 0 ? [{ code: 'no-baseline', severity: 'warning' as const, evidence: { day: dayText(one.part.day) } }] : []),
    ...unadjustedOf([one]).map((evidence) => ({ code: 'baseline-not-adjusted', severity: 'warning' as const, evidence })),
  ]);
}
