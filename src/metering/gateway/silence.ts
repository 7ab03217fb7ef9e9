import type { Finding } from '#kernel/finding.ts';
import type { KeptConnection } from './connection-store.ts';
import type { Protocol } from './lines/protocol.ts';
import type { ConnectionState } from './vocabulary.ts';

/** How a connection stands at an instant (ms). `bound`: how many of its channels are; `waiting`: how many values wait. */
export type Standing = {
  readonly state: ConnectionState;
  readonly last: Date | null;
  readonly bound: number;
  readonly waiting: number;
  readonly now: number;
};

/** So many rounds may be missed, and so long (ms) devices that tell by themselves may say nothing. */
const missedRounds = 3;
const leastPolled = 60_000;
const leastTold = 86_400_000;

/** What is wrong where nothing comes: that nobody answers, that nothing has come for long, that nothing is bound; not while it is off. */
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
