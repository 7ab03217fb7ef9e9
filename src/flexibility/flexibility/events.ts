import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { decimalText, exact, inUnits, rounded } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Member } from '#registry/portfolio/portfolio.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import { instantIn, refuseSpan } from './baseline-of.ts';
import { type Commitment, isPower, readCommitments } from './commitments.ts';
import { dispatch } from './dispatch.ts';
import * as store from './event-store.ts';
import { inEventTurn } from './event-turn.ts';
import { zoneOfMembers } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { daysOf, memberAbilities } from './offers.ts';
import { programmeNamed, ruleNamed, stepSeconds } from './rules.ts';
import type { Direction } from './vocabulary.ts';

export type EventGiven = {
  readonly code: string;
  readonly programme: string;
  readonly portfolio: string;
  /** As people write them, in the members' local time. */
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  /** One of the two: the requested kW, or a file of who commits what. */
  readonly kw?: string | undefined;
  readonly file?: string | undefined;
  readonly notice?: string | undefined;
  /** Announces it to its members over OpenADR. */
  readonly openadr?: boolean | undefined;
  /** Only shows who would commit what. */
  readonly preview?: boolean | undefined;
};

/** Calls an event: all of it or nothing. @param also additional work in the same transaction */
export async function addEvent(
  needs: FlexibilityNeeds,
  scope: Scope,
  given: EventGiven,
  also: (on: PoolClient, event: store.NewEvent) => Promise<void>,
): Promise<void> {
  const event = await planned(needs, scope, given);
  await inEventTurn(needs.postgres, async (on) => {
    if (await store.isTaken(on, wholeProgram, given.code)) throw new Problem('conflict', 'code-taken', { code: given.code });
    await refuseOverlap(on, event);
    // an issue made while the event was planned does not include it
    const called = { ...event, recorded: needs.now() };
    await store.insertEvent(on, scope, called);
    await also(on, called);
  });
  const detail = { portfolio: given.portfolio, members: event.members.length };
  await needs.audit(scope, { action: 'event-add', subject: `event:${given.code}`, detail });
}

/** The event as it would be called, with the same refusals; nothing is kept and no one is notified. */
export async function previewEvent(needs: FlexibilityNeeds, scope: Scope, given: EventGiven): Promise<store.EventRow> {
  const event = await planned(needs, scope, given);
  await inTransaction(needs.postgres, async (on) => {
    if (await store.isTaken(on, wholeProgram, given.code)) throw new Problem('conflict', 'code-taken', { code: given.code });
    await refuseOverlap(on, event);
  });
  return { ...event, id: 0, cancelled: null, members: event.members.map((one) => ({ ...one, answer: null, reason: null })) };
}

async function planned(needs: FlexibilityNeeds, scope: Scope, given: EventGiven): Promise<store.NewEvent> {
  const now = needs.now();
  const known = asOf(now, undefined);
  await needs.portfolio.facts(scope, given.portfolio, known);
  const zone = await zoneOfMembers(needs, scope, given.portfolio, given.from, known);
  const [starts, ends] = [instantIn(zone, given.from), instantIn(zone, given.to)];
  const notice = given.notice === undefined ? null : instantIn(zone, given.notice);
  const day = dayText(zone.dayOf(starts));
  const programme = programmeNamed(needs, given.programme, day, known);
  if (programme.rule === undefined) throw new Problem('cannot-do', 'programme-incomplete', { programme: given.programme });
  ruleNamed(needs, programme.rule, day, known);
  refuseSpan(zone, starts, ends, stepSeconds[programme.step]);
  if (notice !== null && notice > starts) throw new Problem('bad-input', 'event-notice-late', { notice: given.notice });
  const late = starts * 1000 < now;
  if (late && scope.role !== 'administrator') throw new Problem('not-allowed', 'event-begun', { event: given.code });
  const members = await needs.portfolio.membersOn(scope, given.portfolio, daysOf(zone, { from: starts, to: ends }), known);
  const { committed, shortKw } = await commit(needs, scope, given, { zone, members, span: { from: starts, to: ends }, known });
  const { code, portfolio, direction } = given;
  return {
    code,
    portfolio,
    programme: given.programme,
    starts,
    ends,
    direction,
    notice: notice === null ? null : notice * 1000,
    shortKw,
    zone: zone.name,
    late,
    recorded: now,
    members: committed,
  };
}

type Around = {
  readonly zone: Zone;
  readonly members: readonly Member[];
  readonly span: { readonly from: number; readonly to: number };
  readonly known: AsOf;
};
type Committed = { readonly committed: readonly Commitment[]; readonly shortKw: string };

async function commit(needs: FlexibilityNeeds, scope: Scope, given: EventGiven, around: Around): Promise<Committed> {
  const { kw, file } = given;
  if ((kw === undefined) === (file === undefined)) throw new Problem('bad-input', 'event-kw-or-file', {});
  if (file !== undefined) {
    const { path, name } = await needs.imports.fileOf(scope, file);
    const committed = await readCommitments(await openSound(path, { name }), name);
    for (const { building } of committed) refuseStranger(around.members, building, given.portfolio);
    return { committed, shortKw: '0' };
  }
  if (kw === undefined || !isPower(kw)) throw new Problem('bad-input', 'out-of-range', { field: 'kw', value: kw, min: 0, max: 1_000_000 });
  return dispatched(needs, scope, { kw, direction: given.direction }, around);
}

function refuseStranger(members: readonly Member[], building: string, portfolio: string): void {
  const member = members.find((one) => one.building === building);
  if (member === undefined) throw new Problem('bad-input', 'not-a-member', { building, portfolio });
  if (member.consent === null) throw new Problem('bad-input', 'no-consent', { building });
}

/** Whole 0.1 kW, rounded down: a fraction of one is not requested. */
const tenths = (kw: number): bigint => BigInt(Math.floor(kw * 10 + 1e-9));

async function dispatched(
  needs: FlexibilityNeeds,
  scope: Scope,
  { kw, direction }: { readonly kw: string; readonly direction: Direction },
  { zone, members, span, known }: Around,
): Promise<Committed> {
  const asked = members.filter(({ consent }) => consent !== null);
  const able = await memberAbilities(needs, scope, asked, { zone, spans: [span], direction, known });
  const { committed, short } = dispatch(
    inUnits(exact(kw), 1),
    asked.map(({ building, price, maxKw }) => {
      const weight = able.get(building)?.[0]?.weight ?? 0n;
      return { building, capability: weight / 1000n, weight, most: maxKw === null ? null : tenths(maxKw), price };
    }),
  );
  const given = [...committed].filter(([, units]) => units > 0n).map(([building, units]) => ({ building, kw: decimalText(units, 1) }));
  if (given.length === 0) throw new Problem('cannot-do', 'event-nobody', {});
  return { committed: given.toSorted((a, b) => (a.building < b.building ? -1 : 1)), shortKw: rounded(exact(decimalText(short, 1)), 1) };
}

type Overlapping = Pick<store.NewEvent, 'code' | 'starts' | 'ends'> & { readonly members: readonly { readonly building: string }[] };

/** Refuses two live events that overlap for one member; the problem names both. */
export async function refuseOverlap(on: PoolClient, { code, starts, ends, members }: Overlapping): Promise<void> {
  const buildings = members.map(({ building }) => building);
  const now = { received: Number.MAX_SAFE_INTEGER, recorded: Number.MAX_SAFE_INTEGER };
  for (const other of await store.events(on, programScope, { buildings, touching: { from: starts, to: ends } }, now)) {
    const member = other.members.find(({ answer }) => answer !== 'out');
    if (other.code !== code && other.cancelled === null && member !== undefined)
      throw new Problem('conflict', 'event-overlap', { event: code, other: other.code, building: member.building });
  }
}
