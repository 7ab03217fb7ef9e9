import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Tried } from './delivery.ts';
import { signedHeaders } from './signature.ts';
import { webhookAddress } from './webhook-address.ts';

/** One message to one webhook. */
export type OutgoingCall = {
  readonly address: string;
  readonly secret: string;
  /** Proves who sent it, and when; the headers of Standard Webhooks where nothing is said. */
  readonly signed?: typeof signedHeaders;
  /** Stays the same however often it is sent: the receiver takes it once. */
  readonly id: string;
  readonly body: string;
  /** ms UTC */
  readonly at: number;
};

const usualPatienceMs = 10_000;

/**
 * Where no receiver is: link-local (cloud machines give out their keys there), unspecified, multicast, broadcast. The own machine and
 * network are allowed.
 */
const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16);
refused.addSubnet('0.0.0.0', 8);
refused.addSubnet('224.0.0.0', 3);
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addSubnet('ff00::', 8, 'ipv6');
refused.addAddress('::', 'ipv6');
refused.addAddress('fd00:ec2::254', 'ipv6');

/**
 * Posts a signed message and tells exactly what came of it. Redirects are not followed, of the answer nothing but the status is read, and
 * it is waited for ten seconds.
 */
export async function postSigned(call: OutgoingCall, ending: AbortSignal, patienceMs = usualPatienceMs): Promise<Tried> {
  const url = webhookAddress(call.address);
  const host = url.hostname.replaceAll(/[[\]]/gu, '');
  if (isIP(host) !== 0 && isRefused(host)) return failed('webhook-refused-address', {}, true);
  const patience = AbortSignal.timeout(patienceMs);
  try {
    return judge(await post(url, call, AbortSignal.any([ending, patience])));
  } catch (error) {
    if (ending.aborted) return { outcome: 'cut-off' };
    if (patience.aborted) return failed('webhook-too-slow', { seconds: patienceMs / 1000 });
    const { code, message } = error as NodeJS.ErrnoException;
    return code === refusedCode
      ? failed('webhook-refused-address', {}, true)
      : failed('webhook-unreachable', { reason: code ?? message.slice(0, 200) });
  }
}

/** The status of the answer. Its body is not read, however long it is. */
function post(url: URL, call: OutgoingCall, signal: AbortSignal): Promise<number> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(call.body)),
    'user-agent': 'Yaodong',
    ...(call.signed ?? signedHeaders)(call.secret, call.id, call.at, call.body),
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent: false, lookup: guardedLookup, signal }, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    sent.on('error', reject);
    sent.end(call.body);
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

const refusedCode = 'EREFUSEDADDRESS';

/** Looks a name up, and refuses it where one of its addresses is refused: what is connected to is what was looked at. */
const guardedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, options, (error, found, family) => {
    const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
    if (error === null && addresses.some(isRefused))
      done(Object.assign(new Error('refused address'), { code: refusedCode }), found, family);
    else done(error, found, family);
  });
};

function isRefused(address: string): boolean {
  const mapped = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.groups?.['v4'] ?? address;
  return refused.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4');
}
