import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { guardedLookup, isRefusedAddress, isRefusedHost, refusedCode } from '#kernel/guarded-caller.ts';
import type { Tried } from '../delivery.ts';
import type { GatewayRequest } from '../gateway-template.ts';
import { signedHeaders } from './signature.ts';
import { webhookAddress } from '../webhook-address.ts';

/** One message to one webhook. */
export type OutgoingCall = {
  readonly address: string;
  readonly secret: string;
  /** Proves who sent it, and when; by default the headers of Standard Webhooks. */
  readonly signed?: typeof signedHeaders;
  /** The same however often it is sent: the receiver processes it once. */
  readonly id: string;
  readonly body: string;
  /** ms UTC */
  readonly at: number;
};

const usualPatienceMs = 10_000;

/**
 * Posts a signed message and returns the precise outcome. Redirects are not followed, only the status of the response is read, and the
 * timeout is ten seconds.
 */
export function postSigned(call: OutgoingCall, ending: AbortSignal, patienceMs = usualPatienceMs): Promise<Tried> {
  const { address, body } = call;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(call.signed ?? signedHeaders)(call.secret, call.id, call.at, body),
  };
  return sendRequest({ address, method: 'POST', headers, body, expect: null }, ending, patienceMs);
}

/**
 * Sends a request unchanged, and returns the precise outcome. If the response must contain a text, its first 64 KB are read; otherwise only
 * its status.
 * @param isRefused whether an address may not be called, by name or by the address that a name resolves to
 */
export async function sendRequest(
  call: GatewayRequest,
  ending: AbortSignal,
  patienceMs = usualPatienceMs,
  isRefused = isRefusedAddress,
): Promise<Tried> {
  const url = webhookAddress(call.address);
  if (isRefusedHost(url.hostname, isRefused)) return failed('webhook-refused-address', {}, true);
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const { status, text } = await post(url, call, AbortSignal.any([ending, patience]), isRefused);
    const tried = judge(status);
    const isRefusal = tried.outcome === 'delivered' && call.expect !== null && !text.includes(call.expect);
    return isRefusal ? failed('gateway-answered-no', { expected: call.expect }) : tried;
  } catch (error) {
    if (ending.aborted) return { outcome: 'cut-off' };
    // one code for every reason: a person who names addresses learns nothing about what is behind them
    return (error as NodeJS.ErrnoException).code === refusedCode
      ? failed('webhook-refused-address', {}, true)
      : failed('webhook-unreachable', {});
  }
}

/** The maximum that is read of a response. */
const mostAnswer = 65_536;

/** The status of the response, and its beginning if it must contain a text. */
function post(
  url: URL,
  call: GatewayRequest,
  signal: AbortSignal,
  isRefused: (address: string) => boolean,
): Promise<{ status: number; text: string }> {
  const { method, body, expect } = call;
  const headers = {
    'user-agent': 'Yaodong',
    ...call.headers,
    ...(method !== 'GET' && { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false, lookup: guardedLookup(isRefused), signal }, (answer) => {
      const done = (pieces: readonly Buffer[]): void => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString() });
        answer.destroy();
      };
      if (expect === null) return done([]);
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => {
        pieces.push(piece);
        if (pieces.reduce((sum, one) => sum + one.length, 0) >= mostAnswer) done(pieces);
      });
      answer.on('end', () => done(pieces));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}

function judge(status: number): Tried {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  if (status >= 300 && status < 400) return failed('webhook-redirected', { status });
  return failed('webhook-answered', { status }, status === 410);
}

function failed(code: string, evidence: Readonly<Record<string, unknown>>, final = false): Tried {
  return { outcome: 'failed', final, reason: { code, evidence } };
}
