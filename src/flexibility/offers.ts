import type { Span } from '#baseline/baseline.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Member } from '#portfolio/portfolio.ts';
import { instantIn, refuseSpan } from './baseline-of.ts';
import { capabilitiesOver } from './capable.ts';
import { liveSpans } from './live-events.ts';
import { zoneOfMembers } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { programmeNamed, type StepName, stepSeconds } from './rules.ts';
import type { Direction } from './vocabulary.ts';

/** What a member is capable of over a span. */
export type Able = {
  /** Whether anything is known of any of its resources. */
  readonly known: boolean;
  /** 0.0001 kW. */
  readonly weight: bigint;
};

/** What each of these members can lower or raise over each of some spans. */
export async function memberAbilities(
  needs: FlexibilityNeeds,
  scope: Scope,
  members: readonly Pick<Member, 'building'>[],
  { zone, spans, direction, known }: { readonly zone: Zone; readonly spans: readonly Span[]; readonly direction: Direction; known: AsOf },
): Promise<ReadonlyMap<string, readonly Able[]>> {
  const buildings = members.map(({ building }) => building);
  const on = dayText(zone.dayOf((spans[0] as Span).from));
  const resources = buildings.length === 0 ? [] : await needs.resources.standingOn(programScope, { buildings, on });
  const over = Map.groupBy(await capabilitiesOver(needs, scope, resources, spans, known), ({ building }) => building);
  return new Map(
    buildings.map((building) => [
      building,
      spans.map((_, at): Able => {
        const kws = (over.get(building) ?? []).map(({ able }) => (direction === 'down' ? able[at]?.downKw : able[at]?.upKw) ?? null);
        const told = kws.filter((one) => one !== null);
        return { known: told.length > 0, weight: told.reduce((all, one) => all + BigInt(Math.round(one * 1e4)), 0n) };
      }),
    ]),
  );
}

export type OffersQuestion = {
  readonly portfolio: string;
  readonly programme: string;
  /** As people write them, local to the members. */
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  /** Of the periods; an hour where it is not told. */
  readonly step?: StepName | undefined;
  /** How long what is offered in a period can be held from its beginning; as long as the period where it is not told. */
  readonly hours?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** A member with what it can do in each period, and in which of them it is in a live event already. */
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

/** Periods of an offer: two days of quarter hours. */
const mostPeriods = 192;

/**
 * What the members of a portfolio could offer in each period of a stretch of time, as known then. Throws `no-such-portfolio`,
 * `no-such-programme`, `event-span`, `event-off-step`, `too-many-steps`, `out-of-range`.
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
  programmeNamed(needs, ask.programme, dayText(zone.dayOf(span.from)), known);
  const hours = ask.hours ?? seconds / 3600;
  if (!(hours > 0 && hours <= 48) || !Number.isInteger(hours * 4))
    throw new Problem('bad-input', 'out-of-range', { field: 'hours', value: hours, min: 0.25, max: 48 });
  const periods = Array.from({ length: (span.to - span.from) / seconds }, (_, at) => {
    const from = span.from + at * seconds;
    return { from, to: from + seconds };
  });
  const days = daysOf(zone, span);
  const members = await needs.portfolio.membersOn(scope, ask.portfolio, days, known);
  const held = periods.map(({ from }) => ({ from, to: from + Math.round(hours * 3600) }));
  const [able, live, prepared] = await Promise.all([
    memberAbilities(needs, scope, members, { zone, spans: held, direction: ask.direction, known }),
    liveSpans(
      needs,
      members.map(({ building }) => building),
      span,
      known,
    ),
    preparedOf(needs, members, days[0] as string),
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
      busy: periods.map(({ from, to }) => (live.get(one.building) ?? []).some((event) => event.from < to && event.to > from)),
      prepared: prepared.has(one.building),
    })),
  };
}

/** Buildings whose capability rests on being prepared: what a battery or a room gives once is not given again in the next period. */
async function preparedOf({ resources }: FlexibilityNeeds, members: readonly Member[], on: string): Promise<ReadonlySet<string>> {
  const buildings = members.map(({ building }) => building);
  const standing = buildings.length === 0 ? [] : await resources.standingOn(programScope, { buildings, on });
  return new Set(standing.filter(({ kind }) => kind === 'battery' || kind === 'hvac').map(({ building }) => building));
}

/** The local days of a span. */
export function daysOf(zone: Zone, { from, to }: Span): string[] {
  const [first, last] = [zone.dayOf(from), zone.dayOf(to - 1)];
  return Array.from({ length: last - first + 1 }, (_, at) => dayText(first + at));
}
