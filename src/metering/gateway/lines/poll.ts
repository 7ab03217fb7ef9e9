import type { Finding } from '#kernel/finding.ts';
import type { Line, LineNeeds, RawValue, Tested } from './protocol.ts';

/** Polled values may wait for the store in memory; beyond this many they are lost, and counted. */
const mostWaiting = 100_000;

/**
 * Polls channels on multiples of the connection's `every`, one round at a time. A channel that does not answer has no value at the time at
 * which it was given up.
 * @param ask reads these channels; fails if the whole line is broken
 */
export function startPolling(
  needs: LineNeeds,
  ask: (channels: readonly string[], signal: AbortSignal) => Promise<readonly Tested[]>,
): Line {
  const { connection, now } = needs;
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let waiting = 0;
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    const channels = needs.channels();
    if (channels.length === 0) return;
    const told = await ask(channels, ending.signal).catch(() => null);
    if (ending.signal.aborted) return;
    if (told !== null) needs.polled(told);
    needs.state(told?.some(({ problem }) => problem === null) === true ? 'connected' : 'failed');
    const ended = now();
    const values = (told ?? channels.map((channel) => unanswered(channel, 'line-broken'))).map(
      ({ channel, value, unit, at, gaveUp }): RawValue => ({
        channel,
        at: { instant: Math.floor((at ?? gaveUp ?? ended) / 1000) },
        value,
        ...(unit !== undefined && { unit }),
      }),
    );
    if (waiting + values.length > mostWaiting) return needs.lost(values.length);
    waiting += values.length;
    const frame = told?.findLast((one) => one.frame !== null)?.frame ?? undefined;
    // the next round does not wait for the store
    void needs
      .take({ values, digest: null, fresh: false, ...(frame !== undefined && { frame }) })
      .catch(() => needs.lost(values.length))
      .finally(() => (waiting -= values.length));
  };
  const plan = (): void => {
    const every = connection.everyS * 1000;
    const wait = every - (now() % every);
    timer = setTimeout(() => {
      running = round().finally(() => {
        if (!ending.signal.aborted) plan();
      });
    }, wait);
  };
  plan();
  return {
    stop: async () => {
      ending.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/** A device answers after it was given up: its values are lost. @param ms since the request */
export const answersLate = (channel: string, ms: number): Finding => ({
  code: 'answers-late',
  severity: 'warning',
  evidence: { channel, seconds: Math.round(ms / 100) / 10 },
});

/** A channel that did not answer. */
export const unanswered = (channel: string, problem: string, frame: Buffer | null = null): Tested => ({
  channel,
  value: null,
  at: null,
  problem,
  frame,
});
