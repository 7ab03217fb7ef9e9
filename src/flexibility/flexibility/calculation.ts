import { hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { PartBaseline, Span } from '#flexibility/baseline/baseline.ts';
import { programVersion } from '#platform/db/data-directory.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import { programScope } from '#kernel/scope.ts';
import { baselineParts, firstDay } from './baseline-parts.ts';
import type { EventRow } from './event-store.ts';
import { liveSpans } from './live-events.ts';
import { buildingLoads, zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { programmeNamed, ruleNamed, stepSeconds, workedDays } from './rules.ts';

/** The version of the response arithmetic: bumped whenever the same inputs would give a different response. */
const arithmetic = 2;

/** How many buildings are read at a time. */
const atOnce = 100;

type Lot = {
  readonly zone: ReturnType<typeof zoneNamed>;
  readonly rule: ReturnType<typeof ruleNamed>;
  readonly programme: ReturnType<typeof programmeNamed>;
  readonly members: EventRow['members'];
  readonly known: AsOf;
};

/** Members of an event in batches of a hundred in one time zone, with all inputs of their responses except their readings. */
export type Calculation = Lot & {
  /** Those that did not decline. */
  readonly asked: readonly string[];
  readonly step: number;
  readonly span: Span;
  readonly day: number;
  readonly notice: number;
  readonly live: ReadonlyMap<string, readonly Span[]>;
  readonly isWorked: (day: number) => boolean;
};

/** The rule and the programme that apply to an event, as known then. */
export function termsOf(needs: FlexibilityNeeds, event: EventRow, known: AsOf): Pick<Lot, 'rule' | 'programme'> {
  const day = dayText(zoneNamed(event.zone).dayOf(event.starts));
  const programme = programmeNamed(needs, event.programme, day, known);
  return { programme, rule: ruleNamed(needs, programme.rule ?? '', day, known) };
}

export async function* calculations(needs: FlexibilityNeeds, event: EventRow, known: AsOf): AsyncGenerator<Calculation> {
  const terms = termsOf(needs, event, known);
  const codes = event.members.map(({ building }) => building);
  const facts = await needs.registry.buildingFacts(programScope, { buildings: codes }, known);
  const zones = new Map(facts.map(({ code, zone }) => [code, zone]));
  for (const [name, some] of Map.groupBy(event.members, ({ building }) => zones.get(building) ?? event.zone))
    for (let at = 0; at < some.length; at += atOnce)
      yield await calculationOf(needs, event, { ...terms, zone: zoneNamed(name), members: some.slice(at, at + atOnce), known });
}

async function calculationOf(needs: FlexibilityNeeds, event: EventRow, lot: Lot): Promise<Calculation> {
  const { zone, rule, programme, members, known } = lot;
  const span = { from: event.starts, to: event.ends };
  const day = firstDay({ zone }, span, rule);
  const asked = members.filter(({ answer }) => answer !== 'out').map(({ building }) => building);
  const live = await liveSpans(needs, asked, { from: zone.dayStart(day), to: event.ends }, known);
  const notice = Math.floor((event.notice ?? event.recorded) / 1000);
  return { ...lot, asked, step: stepSeconds[programme.step], span, day, notice, live, isWorked: workedDays(needs, zone, known) };
}

/** The inputs of each building's response as text; absent where they cannot be expressed as text. */
export async function groundsOf(
  { metering }: FlexibilityNeeds,
  { direction }: EventRow,
  { zone, rule, step, span, day, notice, live, isWorked, known }: Calculation,
  buildings: readonly string[],
): Promise<Map<string, string>> {
  const to = zone.dayOf(span.to - 1) + 1;
  const read = await metering.buildingGrounds(programScope, { buildings, carrier: 'electricity', known, from: day, to });
  const days = Array.from({ length: to - day }, (_, at) => (isWorked(day + at) ? '1' : '0')).join('');
  const all = JSON.stringify([programVersion, arithmetic, rule, direction, step, span, zone.name, notice, days]);
  return new Map([...read].map(([code, own]) => [code, hash('sha1', [all, own, JSON.stringify(live.get(code))].join('\n'), 'base64url')]));
}

/** The baselines of some members with measured use, from their readings; members without a meter that counts are left out. */
export async function membersParts(
  needs: FlexibilityNeeds,
  { zone, rule, step, span, day, notice, live, isWorked, known }: Calculation,
  buildings: readonly string[],
): Promise<Map<string, PartBaseline[]>> {
  if (buildings.length === 0) return new Map();
  const loads = await buildingLoads(needs, buildings, zone, { day, to: span.to, step }, known);
  const told = new Map<string, PartBaseline[]>();
  for (const [building, load] of loads) {
    await turn();
    told.set(building, baselineParts({ rule, load, span, isWorked, events: live.get(building) ?? [], notice }));
  }
  return told;
}

/** The id that opens a member's baseline. */
export function baselineFigure(event: EventRow, { rule, programme, span, notice, known }: Calculation, building: string): string {
  const question = { building, rule: rule.id, ...span, direction: event.direction, notice, step: programme.step };
  return figureId({ kind: 'baseline', ...question, ...known });
}
