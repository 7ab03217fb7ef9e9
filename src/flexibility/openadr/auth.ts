import type { MountedAnswer, MountedRequest } from '#kernel/mount.ts';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { clientOf, noteToken } from './client-store.ts';
import type { OpenAdrClient } from './facts.ts';
import type { OpenAdrContext } from './needs.ts';
import { tokenRequestShape } from './shapes.ts';
import { isSecret, testClients, testTokenOf, tokenSeconds } from './tokens.ts';

const isFromHere = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** Identifies the client by the bearer token. Throws Problem `openadr-no-token`. */
export async function authenticate(context: OpenAdrContext, request: MountedRequest): Promise<OpenAdrClient> {
  const token = /^Bearer +(?<token>\S+) *$/iu.exec(request.header('authorization') ?? '')?.groups?.['token'];
  if (token === undefined) throw new Problem('not-signed-in', 'openadr-no-token');
  if (context.mode === 'test' && isFromHere(request.address)) {
    const known = testClients.find((one) => testTokenOf(one) === token);
    if (known !== undefined) return { id: known.id, role: known.role };
  }
  const id = await context.tokens.clientIn(token);
  const role = id === null ? undefined : (await context.known([id])).get(id)?.role;
  if (id === null || role === undefined) throw new Problem('not-signed-in', 'openadr-no-token');
  return { id, role };
}

/**
 * `POST auth/token`: exchanges a client's id and secret for a token (RFC 6749, 4.4), as a form; errors are reported as RFC 6749 requires.
 */
export async function tokenAnswer(context: OpenAdrContext, request: MountedRequest): Promise<MountedAnswer> {
  const read = tokenRequestShape.safeParse(credentialsOf(request));
  if (!read.success) return refusal(400, 'invalid_request', 'A form with grant_type, client_id and client_secret is needed.');
  const { grant_type: grant, client_id: id, client_secret: secret } = read.data;
  if (grant !== 'client_credentials') return refusal(400, 'unsupported_grant_type', 'The grant type must be client_credentials.');
  const token = await tokenFor(context, id, secret, request.address);
  if (token === null) return refusal(401, 'invalid_client', 'The client id or its secret is wrong.');
  const body = { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds };
  return { status: 200, body, headers: { 'cache-control': 'no-store', pragma: 'no-cache' } };
}

/** The credentials in a token request, from its form or its header. */
function credentialsOf(request: MountedRequest): Record<string, string> {
  const isForm = /^application\/x-www-form-urlencoded\b/iu.test(request.header('content-type') ?? '');
  const form = new URLSearchParams(isForm ? request.text() : '');
  return { ...basicOf(request.header('authorization')), ...Object.fromEntries(form) };
}

/** The client that a token request claims to come from. */
export const claimantOf = (request: MountedRequest): string | null => credentialsOf(request)['client_id'] ?? null;

/** RFC 6749 has no error of its own for this; that of its 4.1.2.1 says the same. */
export const tooManyTokens = (seconds: number): MountedAnswer => {
  const { status, body, headers } = refusal(429, 'temporarily_unavailable', `Too many wrong secrets: try again in ${seconds} seconds.`);
  return { status, body, headers: { ...headers, 'retry-after': String(seconds) } };
};

async function tokenFor(context: OpenAdrContext, id: string, secret: string, address: string): Promise<string | null> {
  const { postgres, now, tokens, mode } = context;
  if (mode === 'test' && isFromHere(address)) {
    const known = testClients.find((one) => one.id === id && one.secret === secret);
    if (known !== undefined) return testTokenOf(known);
  }
  if (id.includes('\0')) return null;
  const client = await clientOf(postgres, wholeProgram, id);
  if (client === undefined || !isSecret(secret, client.secretHash)) return null;
  await noteToken(postgres, wholeProgram, id, now());
  return await tokens.issue(client);
}

/** A client may also identify itself in the header (RFC 6749, 2.3.1). */
function basicOf(header: string | null): Record<string, string> {
  const text = /^Basic +(?<text>\S+)$/iu.exec(header ?? '')?.groups?.['text'];
  if (text === undefined) return {};
  const [id = '', ...secret] = Buffer.from(text, 'base64').toString().split(':');
  return { client_id: decoded(id), client_secret: decoded(secret.join(':')) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Errors in the form of OAuth, which is a problem document too. */
const titles = { 400: 'Bad Request', 401: 'Unauthorized', 429: 'Too Many Requests' } as const;

function refusal(status: keyof typeof titles, error: string, description: string): MountedAnswer {
  const problem = { type: 'about:blank', title: titles[status], status, detail: description };
  const headers = { 'content-type': 'application/problem+json', ...(status === 401 && { 'www-authenticate': 'Basic' }) };
  return { status, headers, body: { error, error_description: description, ...problem } };
}
