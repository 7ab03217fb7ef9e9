import { hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Span } from '#baseline/baseline.ts';
import { programVersion } from '#db/data-directory.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import { programScope } from '#kernel/scope.ts';
import { baselineParts, firstDay, type Sums, sumsOf, type Unadjusted, unadjustedOf } from './baseline-parts.ts';
import type { EventRow } from './event-store.ts';
import { liveSpans } from './live-events.ts';
import { buildingLoads, zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { isIndicative, programmeNamed, ruleNamed, stepSeconds, workedDays } from './rules.ts';
import type { KeptSums } from './stand-store.ts';

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
  /** Days whose baseline was not mended though the rule would. */
  readonly unadjusted: readonly Unadjusted[];
  readonly figure: string;
};

/** The arithmetic of responses: another number whenever the same grounds would come to another response. */
const arithmetic = 2;

/** So many buildings are read at once. */
const atOnce = 100;

type Stand = { readonly grounds: string; readonly told: KeptSums };
type Kept = ReadonlyMap<string, Stand>;

/** A member's response with what it rests on; null where no text could say so. */
export type Responded = { readonly told: MemberResponse; readonly grounds: string | null };

/**
 * What each member of an event did against its baseline, as known then, by code; and whether the rule is one that is to be checked.
 * Those on whose grounds nothing moved since `kept` are told as they were.
 */
export async function responsesOf(
  needs: FlexibilityNeeds,
  event: EventRow,
  known: AsOf,
  kept: Kept,
): Promise<{ readonly members: Responded[]; readonly indicative: boolean }> {
  const day = dayText(zoneNamed(event.zone).dayOf(event.starts));
  const programme = programmeNamed(needs, event.programme, day, known);
  const rule = ruleNamed(needs, programme.rule ?? '', day, known);
  const codes = event.members.map(({ building }) => building);
  const facts = await needs.registry.buildingFacts(programScope, { buildings: codes }, known);
  const zones = new Map(facts.map(({ code, zone }) => [code, zone]));
  const members: Responded[] = [];
  for (const [name, some] of Map.groupBy(event.members, ({ building }) => zones.get(building) ?? event.zone))
    for (let at = 0; at < some.length; at += atOnce) {
      const lot = { zone: zoneNamed(name), rule, programme, members: some.slice(at, at + atOnce), known, kept };
      members.push(...(await respond(needs, event, lot)));
    }
  return { members: members.toSorted((a, b) => (a.told.building < b.told.building ? -1 : 1)), indicative: isIndicative(rule) };
}

type Lot = {
  readonly zone: ReturnType<typeof zoneNamed>;
  readonly rule: ReturnType<typeof ruleNamed>;
  readonly programme: ReturnType<typeof programmeNamed>;
  readonly members: EventRow['members'];
  readonly known: AsOf;
  readonly kept: Kept;
};

/** The members that are asked, with what their responses are reckoned of but their readings. */
type Reckoning = Lot & {
  readonly step: number;
  readonly span: Span;
  readonly day: number;
  readonly notice: number;
  readonly live: ReadonlyMap<string, readonly Span[]>;
  readonly isWorked: (day: number) => boolean;
};

async function respond(needs: FlexibilityNeeds, event: EventRow, lot: Lot): Promise<Responded[]> {
  const { zone, rule, programme, members, known, kept } = lot;
  const span = { from: event.starts, to: event.ends };
  const day = firstDay({ zone }, span, rule);
  const asked = members.filter(({ answer }) => answer !== 'out').map(({ building }) => building);
  const live = await liveSpans(needs, asked, { from: zone.dayStart(day), to: event.ends }, known);
  const notice = Math.floor((event.notice ?? event.recorded) / 1000);
  const on: Reckoning = { ...lot, step: stepSeconds[programme.step], span, day, notice, live, isWorked: workedDays(needs, zone, known) };
  const before = await groundsOf(needs, event, on, asked);
  const moved = asked.filter((building) => before.get(building) === undefined || kept.get(building)?.grounds !== before.get(building));
  const sums = await reckoned(needs, event, on, moved);
  const after = moved.length === 0 ? before : await groundsOf(needs, event, on, moved);
  return members.map((one) => {
    const { building, kw, answer } = one;
    const question = { building, rule: rule.id, ...span, direction: event.direction, notice, step: programme.step };
    const figure = figureId({ kind: 'baseline', ...question, ...known });
    if (answer === 'out') return { told: { building, kw, ...nothing, figure, status: 'out' }, grounds: null };
    const told = moved.includes(building) ? (sums.get(building) ?? nothing) : sumsKept((kept.get(building) as Stand).told);
    const grounds = before.get(building) === after.get(building) ? before.get(building) : undefined;
    return { told: { building, kw, ...told, figure, status: statusOf(told) }, grounds: grounds ?? null };
  });
}

type Reckoned = Sums & Pick<MemberResponse, 'unadjusted'>;

const nothing: Reckoned = { baseline: null, actual: null, response: null, unadjusted: [] };

const statusOf = ({ baseline, actual }: Sums): MemberStatus =>
  actual === null ? 'waiting' : baseline === null ? 'no-baseline' : 'settled';

/** What the response of each building rests on; not there where no text could say so. */
async function groundsOf(
  { metering }: FlexibilityNeeds,
  { direction }: EventRow,
  { zone, rule, step, span, day, notice, live, isWorked, known }: Reckoning,
  buildings: readonly string[],
): Promise<Map<string, string>> {
  const to = zone.dayOf(span.to - 1) + 1;
  const read = await metering.buildingGrounds(programScope, { buildings, carrier: 'electricity', known, from: day, to });
  const days = Array.from({ length: to - day }, (_, at) => (isWorked(day + at) ? '1' : '0')).join('');
  const all = JSON.stringify([programVersion, arithmetic, rule, direction, step, span, zone.name, notice, days]);
  return new Map([...read].map(([code, own]) => [code, hash('sha1', [all, own, JSON.stringify(live.get(code))].join('\n'), 'base64url')]));
}

/** What some of the members came to, from their readings; those without a meter that counts are not there. */
async function reckoned(
  needs: FlexibilityNeeds,
  { ends, direction }: EventRow,
  { zone, rule, step, span, day, notice, live, isWorked, known }: Reckoning,
  buildings: readonly string[],
): Promise<Map<string, Reckoned>> {
  if (buildings.length === 0) return new Map();
  const loads = await buildingLoads(needs, buildings, zone, { day, to: ends, step }, known);
  const told = new Map<string, Reckoned>();
  for (const [building, load] of loads) {
    await turn();
    const parts = baselineParts({ rule, load, span, isWorked, events: live.get(building) ?? [], notice });
    told.set(building, { ...sumsOf(parts, direction), unadjusted: unadjustedOf(parts) });
  }
  return told;
}

const numberOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
const sumsKept = ({ baseline, actual, response, unadjusted = [] }: KeptSums): Reckoned => ({
  baseline: numberOf(baseline),
  actual: numberOf(actual),
  response: numberOf(response),
  unadjusted,
});

/** What is kept of those whose grounds are known. */
export const standsOfMembers = (responded: readonly Responded[]) =>
  responded.flatMap(({ told: { building, baseline, actual, response, unadjusted }, grounds }) => {
    const text = (one: bigint | null): string | null => one?.toString() ?? null;
    const sums = { baseline: text(baseline), actual: text(actual), response: text(response) };
    return grounds === null ? [] : [{ building, grounds, told: { ...sums, ...(unadjusted.length > 0 && { unadjusted }) } }];
  });
