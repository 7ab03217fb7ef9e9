import type { Told } from '#client.ts';

/** What went wrong, as the server told it, or as the console found it where no server answered. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly told: Told & { readonly instance?: string };

  constructor(told: Told & { readonly instance?: string }) {
    super(`${told.status} ${told.code}: ${told.detail}`);
    this.told = told;
  }
}

/** Sends a request. Throws Trouble for a problem document, for an answer that is none of ours, and where nobody answers (code `no-answer`). */
export async function send(request: Request | string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(request, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Trouble(unheard(0, 'no-answer'));
  });
  if (answer.ok) return answer;
  const isOurs = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  throw new Trouble(isOurs ? ((await answer.json()) as Told) : unheard(answer.status, 'no-answer'));
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
function unheard(status: number, code: 'no-answer' | 'page-broken'): Told {
  return { type: '', title: '', status, detail: '', code, evidence: {}, findings: [] };
}
