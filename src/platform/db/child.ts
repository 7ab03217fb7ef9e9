import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running engine that answers. */
export type Running = { readonly process: ChildProcess; stop(): Promise<void> };

export type Engine = {
  /** Starts it and resolves when it answers. */
  start(): Promise<Running>;
  /** Logs that it died by itself or could not be restarted. */
  trouble(what: string): void;
};

export type Kept = { readonly pid: () => number | undefined; readonly stop: () => Promise<void> };

const firstDelay = 100;
const longestDelay = 10_000;
/** A child that lived this long started well: the delay is reset. */
const well = 60_000;

/** Starts an engine and restarts it whenever it dies, after 0.1 s, 0.2 s .. 10 s, until it is stopped. */
export async function keepAlive(engine: Engine): Promise<Kept> {
  let running = await engine.start();
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;
  const watch = async (): Promise<void> => {
    let delay = firstDelay;
    while (!stopped()) {
      const since = performance.now();
      await exited(running.process);
      if (stopped()) return;
      engine.trouble(`died (${running.process.signalCode ?? String(running.process.exitCode)}), starting again`);
      if (performance.now() - since > well) delay = firstDelay;
      delay = await again(delay);
    }
  };
  const again = async (before: number): Promise<number> => {
    let delay = before;
    while (!stopped()) {
      await sleep(delay, undefined, { signal: stopping.signal }).catch(() => undefined);
      delay = Math.min(delay * 2, longestDelay);
      if (stopped()) break;
      try {
        running = await engine.start();
        break;
      } catch (error) {
        engine.trouble(`did not start again: ${String(error)}`);
      }
    }
    return delay;
  };
  const watching = watch();
  return {
    pid: () => running.process.pid,
    stop: async () => {
      stopping.abort();
      await running.stop();
      await watching;
      await running.stop();
    },
  };
}

/** Resolves when the child has exited. */
export function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

/** Whether the child exited within the time, in milliseconds. */
export async function goneWithin(child: ChildProcess, time: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(time, false, { signal: timer.signal }).catch(() => false);
  const gone = await Promise.race([exited(child).then(() => true), late]);
  timer.abort();
  return gone;
}

/** Asks the child to exit with increasing force: each signal in order, with the time allowed for it in milliseconds. */
export async function end(child: ChildProcess, signals: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  for (const [signal, time] of signals) {
    child.kill(signal);
    if (await goneWithin(child, time)) return;
  }
  child.kill('SIGKILL');
  await exited(child);
}
