import { setImmediate as turn } from 'node:timers/promises';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import { programScope } from '#kernel/scope.ts';
import { baselineParts, firstDay, sumsOf } from './baseline-parts.ts';
import type { EventRow } from './event-store.ts';
import { liveSpans } from './live-events.ts';
import { buildingLoads, zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { isIndicative, programmeNamed, ruleNamed, stepSeconds, workedDays } from './rules.ts';

/** The first that fits: it said no, a step is not measured yet, too few days stand for it, or it is settled. */
export type MemberStatus = 'out' | 'waiting' | 'no-baseline' | 'settled';

/** What a member did, in 0.0001 kWh; null where it is not known. */
export type MemberResponse = {
  readonly building: string;
  readonly status: MemberStatus;
  /** Decimal text. */
  readonly kw: string;
  readonly baseline: bigint | null;
  readonly actual: bigint | null;
  readonly response: bigint | null;
  readonly figure: string;
};

/** So many buildings are read at once. */
const atOnce = 100;

/** What each member of an event did against its baseline, as known then, by code; and whether the rule is one that is to be checked. */
export async function responsesOf(
  needs: FlexibilityNeeds,
  event: EventRow,
  known: AsOf,
): Promise<{ readonly members: MemberResponse[]; readonly indicative: boolean }> {
  const day = dayText(zoneNamed(event.zone).dayOf(event.starts));
  const programme = programmeNamed(needs, event.programme, day, known);
  const rule = ruleNamed(needs, programme.rule ?? '', day, known);
  const codes = event.members.map(({ building }) => building);
  const facts = await needs.registry.buildingFacts(programScope, { buildings: codes }, known);
  const zones = new Map(facts.map(({ code, zone }) => [code, zone]));
  const told: MemberResponse[] = [];
  for (const [name, some] of Map.groupBy(event.members, ({ building }) => zones.get(building) ?? event.zone))
    for (let at = 0; at < some.length; at += atOnce)
      told.push(...(await respond(needs, event, { zone: zoneNamed(name), rule, programme, members: some.slice(at, at + atOnce), known })));
  return { members: told.toSorted((a, b) => (a.building < b.building ? -1 : 1)), indicative: isIndicative(rule) };
}

type Lot = {
  readonly zone: ReturnType<typeof zoneNamed>;
  readonly rule: ReturnType<typeof ruleNamed>;
  readonly programme: ReturnType<typeof programmeNamed>;
  readonly members: EventRow['members'];
  readonly known: AsOf;
};

async function respond(
  needs: FlexibilityNeeds,
  event: EventRow,
  { zone, rule, programme, members, known }: Lot,
): Promise<MemberResponse[]> {
  const step = stepSeconds[programme.step];
  const span = { from: event.starts, to: event.ends };
  const day = firstDay({ zone }, span, rule);
  const codes = members.filter(({ answer }) => answer !== 'out').map(({ building }) => building);
  const [loads, live] = await Promise.all([
    buildingLoads(needs, codes, zone, { day, to: event.ends, step }, known),
    liveSpans(needs, codes, { from: zone.dayStart(day), to: event.ends }, known),
  ]);
  const isWorked = workedDays(needs, zone, known);
  const notice = Math.floor((event.notice ?? event.recorded) / 1000);
  const { direction } = event;
  const told: MemberResponse[] = [];
  for (const { building, kw, answer } of members) {
    await turn();
    const asked = { building, rule: rule.id, from: span.from, to: span.to, direction, notice, step: programme.step };
    const none = { building, kw, baseline: null, actual: null, response: null, figure: figureId({ kind: 'baseline', ...asked, ...known }) };
    const load = loads.get(building);
    if (answer === 'out' || load === undefined) {
      told.push({ ...none, status: answer === 'out' ? 'out' : 'waiting' });
      continue;
    }
    const sums = sumsOf(baselineParts({ rule, load, span, isWorked, events: live.get(building) ?? [], notice }), direction);
    const status = sums.actual === null ? 'waiting' : sums.baseline === null ? 'no-baseline' : 'settled';
    told.push({ ...none, ...sums, status });
  }
  return told;
}
