import { Problem } from '#kernel/problem.ts';
import { formatInstant } from '#kernel/instant.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { followed, saveFollowed, type ConnectionRow, type FollowedRow, type Trouble } from './connection-store.ts';
import { dispatchOf, remoteEvents, type Dispatch, type RemoteEvent } from './dispatch-event.ts';
import type { FollowContext } from './needs.ts';
import type { VtnClient } from './vtn-caller.ts';

/** The results of a poll, in events. */
export type Followed = { events: number; created: number; updated: number; cancelled: number };

const page = 50;

/** All objects of a list on the server, page by page. Throws Problem `openadr-vtn-refuses`. */
export async function listed(client: VtnClient, connection: ConnectionRow, path: string): Promise<unknown[]> {
  const all: unknown[] = [];
  for (;;) {
    const { status, body } = await client.ask('GET', `${path}${path.includes('?') ? '&' : '?'}limit=${page}&skip=${all.length}`);
    if (status !== 200 || !Array.isArray(body)) throw refusal(connection, status, path);
    all.push(...(body as unknown[]));
    if (body.length < page) return all;
  }
}

export const refusal = ({ url }: ConnectionRow, status: number, at: string): Problem =>
  new Problem('cannot-do', 'openadr-vtn-refuses', { url, status, at: at.split('?')[0] });

/**
 * Follows the events of a server, including past ones (the program or the server may have been down): new events are called here, changed
 * ones are called again, and those deleted before their end are cancelled. Restarting after an interruption gives the same result.
 */
export async function followEvents(context: FollowContext, connection: ConnectionRow, client: VtnClient): Promise<Followed> {
  const { postgres, now } = context;
  const found = remoteEvents(await listed(client, connection, '/events')) ?? [];
  const known = new Map((await followed(postgres, wholeProgram, connection.name)).map((row) => [row.remote, row]));
  const told: Followed = { events: found.length, created: 0, updated: 0, cancelled: 0 };
  for (const event of found) {
    const before = known.get(event.id);
    const { row, did } = await followOne(context, connection, event, before);
    if (row !== before) await saveFollowed(postgres, wholeProgram, connection.name, row);
    if (did !== null) told[did] += 1;
  }
  const there = new Set(found.map(({ id }) => id));
  for (const row of known.values()) {
    const isOver = row.read === null || row.read.ends * 1000 <= now();
    if (row.gone || isOver || there.has(row.remote) || !(await isGone(client, connection, row.remote))) continue;
    const trouble = await cancelled(context, row.event);
    await saveFollowed(postgres, wholeProgram, connection.name, {
      ...row,
      event: trouble === null ? null : row.event,
      gone: true,
      trouble,
    });
    if (row.event !== null && trouble === null) told.cancelled += 1;
  }
  return told;
}

/** Pages may have shifted during listing, so a missing event is fetched by itself before it is considered deleted. */
async function isGone(client: VtnClient, connection: ConnectionRow, remote: string): Promise<boolean> {
  const path = `/events/${encodeURIComponent(remote)}`;
  const { status } = await client.ask('GET', path);
  if (status !== 200 && status !== 404) throw refusal(connection, status, path);
  return status === 404;
}

type Step = { readonly row: FollowedRow; readonly did: 'created' | 'updated' | null };

const isSame = (one: Dispatch | null, other: Dispatch | null): boolean =>
  one?.starts === other?.starts && one?.ends === other?.ends && one?.direction === other?.direction && one?.kw === other?.kw;

async function followOne(
  context: FollowContext,
  connection: ConnectionRow,
  event: RemoteEvent,
  before: FollowedRow | undefined,
): Promise<Step> {
  const version = event.modificationDateTime;
  const isAsBefore = before !== undefined && before.version === version && !before.gone;
  if (isAsBefore && (before.read === null || before.event !== null)) return { row: before, did: null };
  const stated = Date.parse(version);
  const read = dispatchOf(event, Number.isNaN(stated) ? context.now() : stated);
  const none = { remote: event.id, event: null, made: 0, trouble: null, gone: false, reported: null };
  const row: FollowedRow = { ...none, ...before, version, read, gone: false };
  if (before?.event !== undefined && before.event !== null) {
    if (isSame(before.read, read)) return { row, did: null };
    const trouble = await cancelled(context, before.event);
    if (trouble !== null) return { row: { ...row, read: before.read, trouble }, did: null };
  }
  const did = before === undefined || before.event === null ? 'created' : 'updated';
  if (read === null) return { row: { ...row, event: null, trouble: unread }, did: did === 'updated' ? 'updated' : null };
  const made = await called(context, connection, { ...row, event: null }, read);
  return { row: made, did: made.event === null && did === 'created' ? null : did };
}

const unread: Trouble = { code: 'openadr-event-unread', evidence: {} };

/** Calls an event here. Its code is derived from the remote event, so that one called before an interruption is found again. */
async function called({ flexibility }: FollowContext, connection: ConnectionRow, row: FollowedRow, read: Dispatch): Promise<FollowedRow> {
  const { name, portfolio, programme } = connection;
  const code = `${name}-${row.remote}${row.made === 0 ? '' : `-${row.made + 1}`}`.slice(0, 100);
  const span = { from: formatInstant(read.starts), to: formatInstant(read.ends), direction: read.direction };
  try {
    await flexibility.add(programScope, { code, portfolio, programme, kw: read.kw, ...span });
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'busy' || error.kind === 'broken') throw error;
    if (error.code !== 'code-taken') return { ...row, event: null, trouble: { code: error.code, evidence: error.evidence } };
  }
  return { ...row, event: code, made: row.made + 1, trouble: null };
}

/** Cancels an event here; null if it is over or already cancelled. */
async function cancelled({ flexibility }: FollowContext, event: string | null): Promise<Trouble | null> {
  if (event === null) return null;
  try {
    await flexibility.cancel(programScope, event);
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'busy' || error.kind === 'broken') throw error;
    return error.code === 'event-cancelled' ? null : { code: error.code, evidence: error.evidence };
  }
}
