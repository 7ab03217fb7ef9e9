import type { ProblemBody } from '#kernel/problem-answer.ts';

/** What went wrong, as the server told it, or as the console found it where no server answered. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly told: ProblemBody & { readonly instance?: string };

  constructor(told: ProblemBody & { readonly instance?: string }) {
    super(`${told.status} ${told.code}: ${told.detail}`);
    this.told = told;
  }
}

/** How long a question may take before it is given up: nothing waits without an end. What changes something may take longer. */
const patience = { ask: 180_000, change: 900_000 };

/**
 * Sends a request. Throws Trouble for a problem document, for an answer that is none of ours, and where nobody answers (code `no-answer`)
 * or not in time (`too-slow`).
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

/** What the window tells whoever listens when the server no longer knows who asks. */
export const signedOut = 'yaodong-signed-out';

/** Tells the window where this is the end of a session; answers the same trouble. */
export function heard(trouble: Trouble): Trouble {
  if (trouble.told.code === 'not-signed-in') window.dispatchEvent(new Event(signedOut));
  return trouble;
}

/** Anything thrown as Trouble; what is not ours is code `page-broken`. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof Trouble ? error : new Trouble({ ...unheard(0, 'page-broken'), evidence: { error: String(error) } });
}

/** Whether nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Trouble && error.told.status === 401;
}

/** The words for these codes are in the dictionary: no server told them. */
function unheard(status: number, code: 'no-answer' | 'too-slow' | 'page-broken'): ProblemBody {
  return { type: '', title: '', status, detail: '', code, evidence: {}, findings: [] };
}
