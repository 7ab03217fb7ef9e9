import type { Finding } from '#kernel/finding.ts';
import type { KeptConnection } from './connection-store.ts';
import type { Protocol } from './lines/protocol.ts';
import type { ConnectionState } from './vocabulary.ts';

/** The state of a connection at an instant (ms). `bound`: the number of its bound channels; `waiting`: the number of waiting values. */
export type Standing = {
  readonly state: ConnectionState;
  readonly last: Date | null;
  readonly bound: number;
  readonly waiting: number;
  readonly now: number;
};

/** The number of rounds that may be missed, and how long (ms) devices that send by themselves may be silent. */
const missedRounds = 3;
const leastPolled = 60_000;
const leastTold = 86_400_000;

/** What is wrong if nothing arrives: nothing answers, nothing has arrived for long, nothing is bound; not while the connection is off. */
export function silence(one: Pick<KeptConnection, 'host' | 'port' | 'everyS'>, way: Protocol['way'], standing: Standing): Finding[] {
  const { state, last, bound, waiting, now } = standing;
  const waits: Finding[] = waiting === 0 ? [] : [{ code: 'values-wait', severity: 'info', evidence: { count: waiting } }];
  if (state === 'off') return waits;
  const isPolled = way === 'polls';
  if (isPolled && bound === 0) return [...waits, { code: 'nothing-bound', severity: 'info', evidence: {} }];
  if (isPolled && state === 'failed')
    return [...waits, { code: 'devices-not-answering', severity: 'error', evidence: { host: one.host, port: one.port } }];
  const least = isPolled ? Math.max(leastPolled, missedRounds * one.everyS * 1000) : leastTold;
  if (last === null || now - last.getTime() <= least) return waits;
  return [...waits, { code: 'connection-silent', severity: 'warning', evidence: { since: last.toISOString() } }];
}
