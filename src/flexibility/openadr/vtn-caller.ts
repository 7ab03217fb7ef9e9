import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { guardedLookup, isRefusedHost } from '#kernel/guarded-caller.ts';
import { Problem } from '#kernel/problem.ts';
import { openAdrPath } from './facts.ts';

/** A remote OpenADR server, and the client that accesses it. */
export type VtnAccess = {
  readonly url: string;
  /** The token endpoint, as named by an administrator; null: at the server's own origin. */
  readonly tokenUrl: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type VtnAnswer = { readonly status: number; readonly body: unknown };

export type VtnClient = ReturnType<typeof createVtnClient>;

const patienceMs = 10_000;
const mostBytes = 16 * 1024 * 1024;

/**
 * The address of a remote server, without a trailing slash: https, or this machine; never an address that must not be requested. If only
 * the origin is given, the path of OpenADR 3.1.0 is added. Throws Problem `openadr-vtn-address`.
 */
export function vtnAddress(text: string): string {
  const url = addressOf(text);
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.origin}${path === '' ? openAdrPath : path}`;
}

/** The address of a token endpoint, as given. Throws Problem `openadr-vtn-address`. */
export const vtnTokenAddress = (text: string): string => addressOf(text).href;

function addressOf(text: string): URL {
  const url = URL.parse(text);
  const isFit =
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isHere(url))) &&
    !isRefusedHost(url.hostname);
  if (!isFit) throw new Problem('bad-input', 'openadr-vtn-address', { url: text.slice(0, 200) });
  return url;
}

/** Whether an address refers to this machine. */
function isHere({ hostname }: URL): boolean {
  const host = hostname.replaceAll(/[[\]]/gu, '');
  return host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.')) || host === '::1';
}

/**
 * Sends requests to a remote server; a token is fetched first, and again when it has expired. Throws Problem `openadr-vtn-away`,
 * `openadr-vtn-refuses`, `openadr-vtn-token-host`.
 */
export function createVtnClient({ url, tokenUrl, clientId, clientSecret }: VtnAccess, ending: AbortSignal) {
  let token: string | undefined;
  const call = async (address: string, asked: VtnRequest = {}): Promise<VtnAnswer> => {
    try {
      return await answerOf(new URL(address), asked, AbortSignal.any([ending, AbortSignal.timeout(patienceMs)]));
    } catch {
      // the same error for every cause, so that it does not reveal what is behind an address
      throw new Problem('busy', 'openadr-vtn-away', { url, seconds: 60 });
    }
  };
  const fetchToken = async (): Promise<string> => {
    const at = tokenUrl ?? tokenAddress(url, (await call(`${url}/auth/server`)).body);
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const { status, body } = await call(at, { method: 'POST', type: 'application/x-www-form-urlencoded', body: form.toString() });
    const found = (body as { access_token?: unknown } | null)?.access_token;
    if (status !== 200 || typeof found !== 'string')
      throw new Problem('cannot-do', 'openadr-vtn-refuses', { url, status, at: 'auth/token' });
    return found;
  };
  const withToken = async (method: string, path: string, body: unknown): Promise<VtnAnswer> => {
    token ??= await fetchToken();
    const sent = body === undefined ? {} : { type: 'application/json', body: JSON.stringify(body) };
    return call(`${url}${path}`, { method, token, ...sent });
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

/**
 * The token endpoint announced by the server, at its own origin. A secret is sent to no other host, unless an administrator named it.
 * Throws Problem `openadr-vtn-token-host`.
 */
function tokenAddress(url: string, told: unknown): string {
  const named = (told as { tokenURL?: unknown } | null)?.tokenURL;
  const found = typeof named === 'string' ? URL.parse(named) : null;
  if (found === null) return `${url}/auth/token`;
  const own = new URL(url);
  const isOwn = found.origin === own.origin || (isHere(found) && isHere(own) && found.protocol === own.protocol && found.port === own.port);
  if (!isOwn) throw new Problem('cannot-do', 'openadr-vtn-token-host', { url, host: found.host.slice(0, 200) });
  return `${own.origin}${found.pathname}${found.search}`;
}

type VtnRequest = { readonly method?: string; readonly token?: string; readonly type?: string; readonly body?: string };

/** The response; redirects are not followed. Throws if there is none, it is incomplete, or too long. */
async function answerOf(url: URL, { method = 'GET', token, type, body }: VtnRequest, signal: AbortSignal): Promise<VtnAnswer> {
  if (isRefusedHost(url.hostname)) throw new Error('refused address');
  const headers = {
    accept: 'application/json',
    'user-agent': 'Yaodong',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(type !== undefined && { 'content-type': type }),
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false, lookup: guardedLookup(), signal }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
  return { status: answer.statusCode ?? 0, body: await bodyOf(answer) };
}

/** The body as JSON, null if it is not JSON. Throws if it exceeds the limit. */
async function bodyOf(answer: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
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
