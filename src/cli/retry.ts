import { setTimeout as sleep } from 'node:timers/promises';

export type Fetch = (request: Request) => Promise<Response>;

const longestWaitSeconds = 60;

/**
 * Retries once, after the time the program states, if it was too busy and states that nothing has happened; requests that change nothing
 * are also retried if a store was unavailable. Returns the second response.
 */
export function retrying(fetch: Fetch, wait: (ms: number) => Promise<unknown> = sleep): Fetch {
  return async (request) => {
    const second = isStream(request) ? null : request.clone();
    const answer = await fetch(request);
    if (second === null || !(await isWorthIt(answer, request.method))) return answer;
    await answer.body?.cancel();
    await wait(secondsIn(answer) * 1000);
    return fetch(second);
  };
}

/** Waits if waiting is all that is needed. @returns whether to do the work again */
export async function afterBusy(answer: Response, wait: (ms: number) => Promise<unknown> = sleep): Promise<boolean> {
  if (!(await isWorthIt(answer, 'PUT'))) return false;
  await wait(secondsIn(answer) * 1000);
  return true;
}

/** A file is read while it is sent, and cannot be sent again. */
const isStream = (request: Request): boolean => request.method === 'PUT';

async function isWorthIt(answer: Response, method: string): Promise<boolean> {
  if (answer.status !== 503 || !(secondsIn(answer) <= longestWaitSeconds)) return false;
  if (method === 'GET') return true;
  const told = (await answer
    .clone()
    .json()
    .catch(() => null)) as { code?: unknown } | null;
  return told?.code === 'overloaded';
}

const secondsIn = (answer: Response): number => Number(answer.headers.get('retry-after') ?? NaN);
