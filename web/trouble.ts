import type { ProblemBody } from '#kernel/problem-answer.ts';

/** What went wrong, as the server reported it, or as the console found it if no server answered. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly told: ProblemBody & { readonly instance?: string };

  constructor(told: ProblemBody & { readonly instance?: string }) {
    super(`${told.status} ${told.code}: ${told.detail}`);
    this.told = told;
  }
}

/** Timeouts: nothing waits forever. Requests that change something may take longer. */
const patience = { ask: 180_000, change: 900_000 };

/**
 * Sends a request. Throws Trouble for a problem document, for a response that is not ours, and if there is no answer (code `no-answer`) or
 * none in time (`too-slow`).
 */
export async function send(request: Request | string, init: RequestInit = {}): Promise<Response> {
  const asked = new Request(request, init);
  const giveUp = AbortSignal.timeout(asked.method === 'GET' ? patience.ask : patience.change);
  const answer = await fetch(asked, { signal: AbortSignal.any([asked.signal, giveUp]) }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Trouble(unheard(0, giveUp.aborted ? 'too-slow' : 'no-answer'));
  });
  if (answer.ok) return answer;
  const isOurs = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  throw heard(new Trouble(isOurs ? ((await answer.json()) as ProblemBody) : unheard(answer.status, 'no-answer')));
}

/** The event that the window dispatches when the server no longer recognises the session. */
export const signedOut = 'yaodong-signed-out';

/** Dispatches the event if this is the end of a session; returns the same trouble. */
export function heard(trouble: Trouble): Trouble {
  if (trouble.told.code === 'not-signed-in') window.dispatchEvent(new Event(signedOut));
  return trouble;
}

/** Converts anything thrown to Trouble; what is not ours gets code `page-broken`. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof Trouble ? error : new Trouble({ ...unheard(0, 'page-broken'), evidence: { error: String(error) } });
}

/** Whether the error means that no one is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Trouble && error.told.status === 401;
}

/** The words for these codes are in the dictionary, because no server sent them. */
function unheard(status: number, code: 'no-answer' | 'too-slow' | 'page-broken'): ProblemBody {
  return { type: '', title: '', status, detail: '', code, evidence: {}, findings: [] };
}
