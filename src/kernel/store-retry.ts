import { Problem } from './problem.ts';

/** PostgreSQL states that pass by themselves: connection, space and memory, shutting down, starting up. */
const passingState = /^(?:08\w{3}|53\w{3}|57P0[123])$/u;

const passingErrno = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'UND_ERR_SOCKET',
]);

/** What PostgreSQL's client reports, without a code, when the server is gone. */
const gone = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/u;

/** Whether an error means that a store is not responding at the moment, or has no space: this may change shortly. */
export function isAway(error: unknown): boolean {
  if (error instanceof Problem) return error.code === 'store-busy' || error.code === 'store-full' || error.code === 'store-unavailable';
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return passingErrno.has(code) || passingState.test(code);
  return gone.test(error.message);
}

const firstWaitMs = 50;
const longestWaitMs = 2000;

/**
 * Does work that must be completed, such as telling the second store what the first has promised: while a store is unavailable, it waits
 * and repeats the work, which therefore must be idempotent. Other errors are thrown.
 * @param ending gives up waiting; the error is thrown then
 */
export async function untilBack<T>(work: () => Promise<T>, ending: AbortSignal): Promise<T> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || ending.aborted) throw error;
      await pause(waitMs, ending);
    }
  }
}

function pause(ms: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      ending.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    ending.addEventListener('abort', over);
  });
}

/** When called after a store failed, does the work once the stores are back; if called again meanwhile, does it once more. */
export function whenBack(work: () => Promise<void>, ending: AbortSignal, warn: (message: string, error?: unknown) => void): () => void {
  let [due, going] = [false, false];
  const go = async (): Promise<void> => {
    going = true;
    while (due && !ending.aborted) {
      due = false;
      await untilBack(work, ending).catch((error: unknown) => warn('what a store had not heard of could not be made up for', error));
    }
    going = false;
  };
  return () => {
    due = true;
    if (!going) void go();
  };
}
