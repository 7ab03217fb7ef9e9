import { BlockList, isIP } from 'node:net';
import { randomBytes } from 'node:crypto';
import { isListed } from '#kernel/guarded-caller.ts';
import { sendRequest } from '#platform/notice/public/webhook-sender.ts';
import { ruleSignature } from '#platform/notice/public/signature.ts';

/**
 * Addresses that a client's webhook must not lead to (Definition, Webhooks: private and reserved addresses): IANA special-purpose
 * registries of IPv4 (RFC 6890) and IPv6.
 */
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits);
for (const [net, bits] of [
  ['::', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(net, bits, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether sending to an address is forbidden. @param isTest loopback is allowed */
export const refusedWith =
  (isTest: boolean) =>
  (address: string): boolean =>
    isListed(loopback, address) ? !isTest : isListed(closed, address);

/** Whether a webhook may have this address at all: https, without user name and password; http too in test mode. */
export function isCallbackAddress(text: string, isTest: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '') return false;
  if (url.protocol !== 'https:' && !(isTest && url.protocol === 'http:')) return false;
  const host = url.hostname.replaceAll(/[[\]]/gu, '');
  return isIP(host) === 0 || !refusedWith(isTest)(host);
}

/**
 * Whether the endpoint is active and belongs to the client that named it: sent a random `echo`, it must answer with that value. Redirects
 * are not followed, at most 64 KB are read, and the timeout is ten seconds (the Definition recommends 10 to 30).
 */
export async function answersChallenge(
  address: string,
  bearerToken: string | null,
  isTest: boolean,
  ending: AbortSignal,
): Promise<boolean> {
  const echo = randomBytes(16).toString('hex');
  const url = new URL(address);
  url.searchParams.set('echo', echo);
  const headers = bearerToken === null ? {} : { authorization: `Bearer ${bearerToken}` };
  const call = { address: url.href, method: 'GET', headers, body: '', expect: echo } as const;
  return (await sendRequest(call, ending, undefined, refusedWith(isTest))).outcome === 'delivered';
}

export type CallbackMessage = {
  readonly address: string;
  readonly bearerToken: string | null;
  /** Signs the message: SHA-256 of the client's secret, in hex. */
  readonly signs: string;
  readonly id: string;
  readonly body: string;
  /** ms UTC */
  readonly at: number;
};

/** Posts a notification. Only the status of the response is read. */
export function sendCallback(message: CallbackMessage, isTest: boolean, ending: AbortSignal) {
  const { address, bearerToken, signs, id, body, at } = message;
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    ...ruleSignature(signs, id, at, body),
    ...(bearerToken !== null && { authorization: `Bearer ${bearerToken}` }),
  };
  return sendRequest({ address, method: 'POST', headers, body, expect: null }, ending, undefined, refusedWith(isTest));
}
