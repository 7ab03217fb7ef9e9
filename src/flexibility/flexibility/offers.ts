import type { Span } from '#flexibility/baseline/baseline.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Member } from '#registry/portfolio/portfolio.ts';
import { instantIn, refuseSpan } from './baseline-of.ts';
import { capabilitiesOver } from './capable.ts';
import { liveSpansByName } from './live-events.ts';
import { zoneOfMembers } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { programmeNamed, type StepName, stepSeconds } from './rules.ts';
import type { Direction } from './vocabulary.ts';

/** What a member is capable of over a span. */
export type Able = {
  /** Whether anything is known of any of its resources. */
  readonly known: boolean;
  /** The exact capability, 0.0001 kW. */
  readonly weight: bigint;
};

type AbilityQuestion = {
  readonly zone: Zone;
  readonly spans: readonly Span[];
  readonly direction: Direction;
  readonly known: AsOf;
  /** The instant resources are read as of; now if absent. */
  readonly knownAt?: string | undefined;
};

/**
 * What each of these members can lower or raise over each of some spans that begin on one local day, based on the resources of that day.
 */
export async function memberAbilities(
  needs: FlexibilityNeeds,
  scope: Scope,
  members: readonly Pick<Member, 'building'>[],
  { zone, spans, direction, known, knownAt }: AbilityQuestion,
): Promise<ReadonlyMap<string, readonly Able[]>> {
  const buildings = members.map(({ building }) => building);
  const resources = await resourcesOf(needs, buildings, dayText(zone.dayOf((spans[0] as Span).from)), knownAt);
  const over = Map.groupBy(await capabilitiesOver(needs, scope, resources, spans, known), ({ building }) => building);
  const ownerOf = answeringMembers(buildings, await needs.registry.answering(buildings));
  return new Map(
    buildings.map((building) => [
      building,
      spans.map((_, at): Able => {
        const own = ownerOf.get(building);
        const kws = ((own === undefined ? undefined : over.get(own)) ?? []).map(
          ({ able }) => (direction === 'down' ? able[at]?.downKw : able[at]?.upKw) ?? null,
        );
        const told = kws.filter((one) => one !== null);
        return { known: told.length > 0, weight: told.reduce((all, one) => all + BigInt(Math.round(one * 1e4)), 0n) };
      }),
    ]),
  );
}

/** The resources of members on a local day, as known then. */
async function resourcesOf({ resources }: FlexibilityNeeds, buildings: readonly string[], on: string, knownAt: string | undefined) {
  return buildings.length === 0 ? [] : resources.standingOn(programScope, { buildings, on, knownAt });
}

/**
 * The building that answers for each member, by the member's code: itself, or the one it was merged into. If several members have become
 * one building, the member with that building's own code counts, otherwise the first, so that its capability is offered once.
 */
export function answeringMembers(
  members: readonly string[],
  answering: ReadonlyMap<string, { readonly code: string }>,
): ReadonlyMap<string, string> {
  const answers = (member: string): string => answering.get(member)?.code ?? member;
  const own = new Map<string, string>();
  for (const member of members.toSorted((a, b) => Number(answers(b) === b) - Number(answers(a) === a)))
    if (!own.has(answers(member))) own.set(answers(member), member);
  return new Map([...own].map(([building, member]) => [member, building]));
}

/** The spans, extended by the time each has to be sustained, in which a member is in one of its events. */
export const busyOver = (held: readonly Span[], events: readonly Span[]): boolean[] =>
  held.map(({ from, to }) => events.some((event) => event.from < to && event.to > from));

export type OffersQuestion = {
  readonly portfolio: string;
  readonly programme: string;
  /** As people write them, in the members' local time. */
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  /** Length of the periods; an hour by default. */
  readonly step?: StepName | undefined;
  /** How long an offer can be sustained from the start of its period; the length of the period by default. */
  readonly hours?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** A member with what it can do in each period, and the periods, including the time to sustain, in which it is already in a live event. */
type MemberOffer = Member & { readonly able: readonly Able[]; readonly busy: readonly boolean[]; readonly prepared: boolean };

export type Offers = {
  readonly zone: string;
  readonly known: AsOf;
  readonly span: Span;
  readonly step: StepName;
  readonly hours: number;
  readonly periods: readonly Span[];
  readonly members: readonly MemberOffer[];
};

/** The most periods of an offer: quarter hours of the longest day. */
const mostPeriods = 100;

/**
 * What the members of a portfolio could offer in each period of a span within one local day, as known then: members, their terms and their
 * resources are those of that day. Throws `no-such-portfolio`, `no-such-programme`, `event-span`, `event-off-step`, `too-many-steps`,
 * `offer-days`, `out-of-range`.
 */
export async function offersOver(needs: FlexibilityNeeds, scope: Scope, ask: OffersQuestion): Promise<Offers> {
  const known = needs.metering.knownAt(ask.knownAt);
  await needs.portfolio.facts(scope, ask.portfolio, known);
  const zone = await zoneOfMembers(needs, scope, ask.portfolio, ask.from, known);
  const span = { from: instantIn(zone, ask.from), to: instantIn(zone, ask.to) };
  const step = ask.step ?? 'hour';
  const seconds = stepSeconds[step];
  refuseSpan(zone, span.from, span.to, seconds);
  refuseManySteps((span.to - span.from) / seconds, mostPeriods);
  const days = daysOf(zone, span);
  const [day] = days as [string];
  if (days.length > 1) throw new Problem('bad-input', 'offer-days', { from: day, to: days.at(-1) });
  programmeNamed(needs, ask.programme, day, known);
  const hours = ask.hours ?? seconds / 3600;
  if (!(hours > 0 && hours <= 48) || !Number.isInteger(hours * 4))
    throw new Problem('bad-input', 'out-of-range', { field: 'hours', value: hours, min: 0.25, max: 48 });
  const periods = Array.from({ length: (span.to - span.from) / seconds }, (_, at) => {
    const from = span.from + at * seconds;
    return { from, to: from + seconds };
  });
  const members = await needs.portfolio.membersOn(scope, ask.portfolio, days, known);
  const held = periods.map(({ from }) => ({ from, to: from + Math.round(hours * 3600) }));
  const buildings = members.map(({ building }) => building);
  const reach = { from: span.from, to: Math.max(span.to, held.at(-1)?.to ?? span.to) };
  const [able, live, prepared] = await Promise.all([
    memberAbilities(needs, scope, members, { zone, spans: held, direction: ask.direction, known, knownAt: ask.knownAt }),
    liveSpansByName(needs, buildings, reach, known),
    preparedOf(needs, buildings, day, ask.knownAt),
  ]);
  return {
    zone: zone.name,
    known,
    span,
    step,
    hours,
    periods,
    members: members.map((one) => ({
      ...one,
      able: able.get(one.building) ?? [],
      busy: busyOver(held, live.get(one.building) ?? []),
      prepared: prepared.has(one.building),
    })),
  };
}

/** Buildings whose capability depends on preparation: what a battery or a room gives once cannot be given again in the next period. */
async function preparedOf(
  needs: FlexibilityNeeds,
  buildings: readonly string[],
  on: string,
  knownAt: string | undefined,
): Promise<ReadonlySet<string>> {
  const standing = await resourcesOf(needs, buildings, on, knownAt);
  const prepared = new Set(standing.filter(({ kind }) => kind === 'battery' || kind === 'hvac').map(({ building }) => building));
  const answers = answeringMembers(buildings, await needs.registry.answering(buildings));
  return new Set([...answers].flatMap(([member, building]) => (prepared.has(building) ? [member] : [])));
}

/** The local days of a span. */
export function daysOf(zone: Zone, { from, to }: Span): string[] {
  const [first, last] = [zone.dayOf(from), zone.dayOf(to - 1)];
  return Array.from({ length: last - first + 1 }, (_, at) => dayText(first + at));
}
