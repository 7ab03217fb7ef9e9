import { isIP } from 'node:net';
import { Problem } from '#kernel/problem.ts';
import { openAdrPath } from './facts.ts';

/** A server of OpenADR elsewhere, and who asks it. */
export type VtnAccess = { readonly url: string; readonly clientId: string; readonly clientSecret: string };

export type VtnAnswer = { readonly status: number; readonly body: unknown };

export type VtnClient = ReturnType<typeof createVtnClient>;

const patienceMs = 10_000;
const mostBytes = 16 * 1024 * 1024;

/**
 * The address of a server elsewhere, without a slash at its end: https, or this machine. Where only the origin is given, the path of
 * OpenADR 3.1.0 is meant. Throws Problem `openadr-vtn-address`.
 */
export function vtnAddress(text: string): string {
  const url = URL.parse(text);
  const host = url?.hostname.replaceAll(/[[\]]/gu, '') ?? '';
  const isHere = host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.')) || host === '::1';
  const isFit =
    url !== null && url.username === '' && url.password === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && isHere));
  if (!isFit) throw new Problem('bad-input', 'openadr-vtn-address', { url: text.slice(0, 200) });
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.origin}${path === '' ? openAdrPath : path}`;
}

/** Asks a server elsewhere; a token is fetched first and when one has run out. Throws Problem `openadr-vtn-away`, `openadr-vtn-refuses`. */
export function createVtnClient({ url, clientId, clientSecret }: VtnAccess, ending: AbortSignal) {
  let token: string | undefined;
  const call = async (address: string, init: RequestInit): Promise<VtnAnswer> => {
    const signal = AbortSignal.any([ending, AbortSignal.timeout(patienceMs)]);
    try {
      const answer = await fetch(address, { ...init, redirect: 'error', signal });
      return { status: answer.status, body: await bodyOf(answer) };
    } catch (error) {
      throw new Problem('busy', 'openadr-vtn-away', { url, reason: reasonOf(error), seconds: 60 });
    }
  };
  const fetchToken = async (): Promise<string> => {
    const told = await call(`${url}/auth/server`, {});
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const { status, body } = await call(tokenAddress(url, told.body), { method: 'POST', body: form });
    const found = (body as { access_token?: unknown } | null)?.access_token;
    if (status !== 200 || typeof found !== 'string')
      throw new Problem('cannot-do', 'openadr-vtn-refuses', { url, status, at: 'auth/token' });
    return found;
  };
  const withToken = async (method: string, path: string, body: unknown): Promise<VtnAnswer> => {
    token ??= await fetchToken();
    const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
    return call(`${url}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  };
  return {
    async ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<VtnAnswer> {
      const answer = await withToken(method, path, body);
      if (answer.status !== 401) return answer;
      token = undefined;
      return withToken(method, path, body);
    },
  };
}

/** Where tokens are: as the server tells, if that is https or at its own origin, so that no secret goes where it was not meant to. */
function tokenAddress(url: string, told: unknown): string {
  const named = (told as { tokenURL?: unknown } | null)?.tokenURL;
  const found = typeof named === 'string' ? URL.parse(named) : null;
  const isFit = found !== null && (found.protocol === 'https:' || found.origin === new URL(url).origin);
  return isFit ? found.href : `${url}/auth/token`;
}

/** The body as JSON, null where it is none. Throws where it is longer than is read. */
async function bodyOf(answer: Response): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > mostBytes) throw new Error('the answer is too long');
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString()) as unknown;
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'no answer' : message.slice(0, 200));
}
