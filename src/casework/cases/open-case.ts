import type { PoolClient } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { beforeFirst } from '#kernel/hash-chain.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import { clockedCase, clocksIn } from './rules/clocked.ts';
import { opensAt } from './rules/clocks.ts';
import type { CaseEvent, CaseHead, SealedEvent, Standing } from './facts.ts';
import { sealEvent } from './rules/hash.ts';
import { holds } from './rules/holds.ts';
import type { CasesNeeds } from './needs.ts';
import { quotaYear } from './rules/quota-year.ts';
import { withinQuota } from './steps/quota-room.ts';
import { replay, takenBack } from './rules/replay.ts';
import * as store from './store/store.ts';

/** The content of an event apart from its case, its number and when it was written. */
export type NewEvent = CaseEvent extends infer E ? (E extends CaseEvent ? Omit<E, 'case' | 'n' | 'recorded'> : never) : never;

/** The state of a case, with the rules and calendar that it is judged by. */
export type StandingCase = {
  readonly head: CaseHead;
  readonly procedure: Procedure;
  readonly zone: Zone;
  readonly calendar: OfficialCalendar;
  readonly standing: Standing;
};

/** A case that is being worked on: its events, the new ones among them, and the resulting state. */
export type OpenCase = Omit<StandingCase, 'standing'> & {
  readonly began: string;
  readonly events: SealedEvent[];
  readonly fresh: SealedEvent[];
  standing: Standing;
  readonly import: number | null;
};

/** The calendar as known now. */
export const calendarNow = ({ workdays }: Pick<CasesNeeds, 'workdays'>): OfficialCalendar => workdays.known(programScope);

/** A version of a procedure, regardless of what is in force. Throws if knowledge no longer has it. */
export function versionOf({ knowledge }: Pick<CasesNeeds, 'knowledge'>, id: string, version: number): Procedure {
  const found = knowledge.versions('procedure').find(({ held }) => held.id === id && held.version === version);
  if (found === undefined) throw new Error(`procedure ${id}@${version} is not in the knowledge of the city`);
  return found.held as Procedure;
}

/** The version in force on a local day. */
export function inForceOn({ knowledge }: Pick<CasesNeeds, 'knowledge'>, id: string, day: string): Procedure | undefined {
  const found = knowledge.inForce('procedure', { on: day, ...asOfNow }).find((one) => one.id === id);
  return found === undefined ? undefined : (found as Procedure);
}

/** Each zone is looked up once. */
export const zoneOf = ({ zone }: Procedure): Zone => createZone(zone ?? placeZone) ?? (createZone(placeZone) as Zone);

/** A stored case with its events. */
export async function openCase(on: PoolClient, needs: CasesNeeds, row: store.CaseRow): Promise<OpenCase> {
  const events = await store.eventsOf(on, checkedByCaller, row.case);
  const standing = replay(events);
  const procedure = versionOf(needs, row.procedure, standing.version);
  const { case: code, region, organisation, building, project } = row;
  return {
    head: { case: code, procedure: row.procedure, region, organisation, building, project },
    began: events[0]?.at ?? row.began.toISOString(),
    procedure,
    zone: zoneOf(procedure),
    calendar: calendarNow(needs),
    events,
    fresh: [],
    standing,
    import: null,
  };
}

/** Adds an event; nothing is written before `keepCase`. @param recorded ms */
export function addEvent(open: OpenCase, recorded: number, event: NewEvent): SealedEvent {
  const n = open.events.length + 1;
  const whole = { case: open.head.case, n, recorded: new Date(recorded).toISOString(), ...event } as CaseEvent;
  const sealed = sealEvent(whole, open.events.at(-1)?.hash ?? beforeFirst);
  open.events.push(sealed);
  open.fresh.push(sealed);
  open.standing = replay(open.events);
  return sealed;
}

export const isEnd = ({ states }: Procedure, state: string): boolean => states[state]?.end === true;

/** The instant of the last event that was not taken back, ms; events of the program are ignored if `people` is set. */
export function lastAt(events: readonly SealedEvent[], people = false): number {
  const gone = takenBack(events);
  const left = events.filter(({ n, kind, by }) => !gone.has(n) && kind !== 'back' && !(people && by === 'program'));
  return Math.max(...left.map(({ at }) => Date.parse(at)));
}

/** The next step that the program takes by itself if nothing happens before, and when, s UTC; null if there is none. */
export function nextAuto(open: Omit<OpenCase, 'fresh'>): { readonly transition: string; readonly at: number } | null {
  const { procedure, standing, zone, events } = open;
  const since = Math.floor(lastAt(events) / 1000);
  const clocks = new Map(clocksIn(open, since).map((clock) => [clock.id, clock]));
  let next: { transition: string; at: number } | null = null;
  for (const [transition, rule] of Object.entries(procedure.transitions)) {
    if (rule.auto === undefined || ![rule.from].flat().includes(standing.state)) continue;
    if (rule.when !== undefined && holds(rule.when, standing.fields) !== true) continue;
    const clock = clocks.get(rule.auto);
    const opens = clock === undefined ? null : opensAt(clock, zone, (day) => parseDay(day) as number);
    if (opens === null) continue;
    const at = Math.max(opens, since);
    if (next === null || at < next.at) next = { transition, at };
  }
  return next;
}

/** Writes the new events of a case. Throws `quota-short` if the case exceeds the year's quota. @param now ms */
export async function keepCase(on: PoolClient, scope: Scope, open: OpenCase, now: number): Promise<void> {
  await withinQuota(on, open, () => keepCases(on, scope, [open], now));
}

/** Writes the new events of several cases. @param now ms */
export async function keepCases(on: PoolClient, scope: Scope, all: readonly OpenCase[], now: number): Promise<void> {
  const changed = all.filter(({ fresh }) => fresh.length > 0);
  if (changed.length === 0) return;
  await store.addEvents(
    on,
    scope,
    changed.flatMap(({ fresh }) => fresh),
  );
  await store.keep(
    on,
    checkedByCaller,
    changed.map((open) => keptCase(open, now)),
  );
}

function keptCase(open: OpenCase, now: number): store.KeptCase {
  const { standing, events, procedure } = open;
  const hasEnded = isEnd(procedure, standing.state);
  const auto = hasEnded ? null : nextAuto(open);
  return {
    ...open.head,
    began: open.began,
    ended: hasEnded ? new Date((standing.stays.at(-1)?.at ?? 0) * 1000).toISOString() : null,
    head: events.at(-1)?.hash ?? '',
    last: events.length,
    standing,
    touched: new Date(now),
    autoAt: auto === null ? null : new Date(auto.at * 1000),
    import: open.import,
    clocked: clockedCase(open, hasEnded, Math.floor(now / 1000)),
    quotaYear: quotaYear(open),
  };
}
