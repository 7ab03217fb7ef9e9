import type { ImportRow } from '#platform/imports/imports.ts';
import { dayText } from '#kernel/day.ts';
import { formatInstant } from '#kernel/instant.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { LiveMessageRow } from '../series/live-store.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import type { Refused } from '../intake/refused.ts';

/** The totals of a sender's messages of a day. */
type Tally = {
  messages: number;
  accepted: number;
  repeated: number;
  revised: number;
  missing: number;
  rejectedCount: number;
  /** The last refused readings. */
  rejected: readonly Refused[];
  /** Seconds; 0 if nothing passed yet. */
  first: number;
  last: number;
  /** ms, of the last message. */
  at: number;
};

export type LiveDay = {
  readonly id: number;
  readonly day: string;
  readonly tally: Tally;
  readonly meters: Set<number>;
  /** Codes of series that the audit trail already records as sent. */
  readonly heard: Set<string>;
  saved: boolean;
};

const listed = 100;
/** The number of codes remembered; further ones are recorded again. */
const mostHeard = 100_000;
const zone = createZone('Asia/Shanghai') as Zone;

/** The records of live readings: one for each sender and day. */
export function createLiveDays(internals: Pick<ReadingsInternals, 'imports' | 'store' | 'committer' | 'clock'>) {
  const { imports, committer, clock } = internals;
  const open = new Map<string, LiveDay>();

  const save = async (one: LiveDay): Promise<void> => {
    const { tally } = one;
    one.saved = true;
    await imports.tallyLive(one.id, readingsIn(tally), tally.at, resultOf(one)).catch((trouble: unknown) => {
      one.saved = false;
      throw trouble;
    });
  };
  const recordOf = async (scope: Scope): Promise<LiveDay> => {
    const day = dayText(zone.dayOf(Math.floor(clock() / 1000)));
    const held = open.get(scope.identity);
    if (held?.day === day) return held;
    if (held !== undefined) await save(held);
    const fresh = await dayOf(internals.store, await imports.openLive(scope, 'readings', day));
    if (!committer.visibility.isVisible(fresh.id)) await committer.open(fresh.id);
    open.set(scope.identity, fresh);
    return fresh;
  };
  /** Series that are new today are recorded in the audit trail, before the message is answered. */
  const tell = async (scope: Scope, one: LiveDay, codes: readonly string[]): Promise<void> => {
    const fresh = codes.filter((code) => !one.heard.has(code));
    if (fresh.length === 0) return;
    const lies = { where: fresh.map((code) => `series:${code}` as const) };
    await imports.tellLive(scope, { id: one.id, kind: 'readings', subject: one.day }, lies);
    if (one.heard.size > mostHeard) one.heard.clear();
    for (const code of fresh) one.heard.add(code);
  };
  return {
    /** The record of this sender today. @param codes of the series of a message: the trail records where they belong */
    async of(scope: Scope, codes: readonly string[]): Promise<LiveDay> {
      const today = await recordOf(scope);
      await tell(scope, today, codes);
      return today;
    },

    /** After a crash: brings a record up to date with everything that was answered. */
    async mend(id: number): Promise<void> {
      const one = await dayOf(internals.store, await imports.get(programScope, id));
      if (!one.saved) await save(one);
    },
    /** Nothing more is added to this record. */
    close(id: number): void {
      for (const [sender, one] of open) if (one.id === id) open.delete(sender);
    },
    add,
    /** Saves the totals of records that have changed. */
    async save(): Promise<void> {
      for (const one of open.values()) if (!one.saved) await save(one);
    },
  };
}

export type LiveDays = ReturnType<typeof createLiveDays>;

/** What was saved of it before, and what was received after that. */
async function dayOf(store: ReadingsInternals['store'], row: Pick<ImportRow, 'id' | 'subject' | 'result'>): Promise<LiveDay> {
  const saved = row.result as (Tally & { live?: { first: number; last: number; at: number } }) | null;
  const tally = saved === null ? emptyTally() : { ...emptyTally(), ...countsOf(saved), rejected: saved.rejected, ...saved.live };
  const meters = new Set(await store.metersOf(wholeProgram, row.id));
  const one: LiveDay = { id: row.id, day: row.subject, tally, meters, heard: new Set(), saved: true };
  for (const message of await store.messagesAfter(wholeProgram, row.id, tally.at))
    add(one, message, JSON.parse(message.rejected) as Refused[]);
  return one;
}

const emptyTally = (): Tally => ({
  messages: 0,
  accepted: 0,
  repeated: 0,
  revised: 0,
  missing: 0,
  rejectedCount: 0,
  rejected: [],
  first: 0,
  last: 0,
  at: 0,
});

function countsOf({ messages, accepted, repeated, revised, missing, rejectedCount }: Tally) {
  return { messages, accepted, repeated, revised, missing, rejectedCount };
}

function readingsIn(tally: Tally): number {
  return tally.accepted + tally.repeated + tally.revised + tally.missing + tally.rejectedCount;
}

/** Adds a message to its record. */
function add(one: LiveDay, row: LiveMessageRow, rejected: readonly Refused[]): void {
  const { tally } = one;
  one.saved = false;
  tally.messages += 1;
  tally.accepted += row.accepted;
  tally.repeated += row.repeated;
  tally.revised += row.revised;
  tally.missing += row.missing;
  tally.rejectedCount += row.refused;
  if (rejected.length > 0) tally.rejected = [...tally.rejected, ...rejected].slice(-listed);
  if (row.last > 0) {
    tally.first = tally.first === 0 ? row.first : Math.min(tally.first, row.first);
    tally.last = Math.max(tally.last, row.last);
  }
  tally.at = Math.max(tally.at, row.received);
}

/** The record's result, in the form of a file's; `live` is for the program itself. */
function resultOf({ tally, meters }: LiveDay) {
  const { first, last, at } = tally;
  return {
    readings: readingsIn(tally),
    ...countsOf(tally),
    rejected: tally.rejected,
    meters: meters.size,
    from: last === 0 ? null : formatInstant(first),
    to: last === 0 ? null : formatInstant(last),
    seconds: 0,
    findings: [],
    live: { first, last, at },
  };
}
