import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What the other side answered: its status and body. */
export type Posted = { readonly status: number; readonly body: unknown };

/** Where no centre is: link-local (cloud machines give out their keys there), unspecified, multicast. */
const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16);
refused.addSubnet('0.0.0.0', 8);
refused.addSubnet('224.0.0.0', 3);
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addSubnet('ff00::', 8, 'ipv6');

const patienceMs = 600_000;
const mostAnswer = 1024 * 1024;

/**
 * Posts a parcel and reads the answer, no more than 1 MB of it. Redirects are not followed; ten minutes are waited.
 * @throws Error where nothing could be sent or no whole answer came
 */
export async function postParcel(
  address: string,
  given: { readonly name: string; readonly bytes: Buffer; readonly key: string | null },
  ending: AbortSignal,
): Promise<Posted> {
  const url = uploadsAt(address);
  url.searchParams.set('name', given.name);
  const host = url.hostname.replaceAll(/[[\]]/gu, '');
  if (isRefusedAddress(host)) throw new Error('EREFUSEDADDRESS');
  const headers = {
    'content-type': 'application/zip',
    'content-length': String(given.bytes.length),
    accept: 'application/json',
    'user-agent': 'Yaodong',
    ...(given.key !== null && { authorization: `Bearer ${given.key}` }),
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = AbortSignal.any([ending, AbortSignal.timeout(patienceMs)]);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent: false, lookup: guardedLookup, signal }, resolve);
    sent.on('error', reject);
    sent.end(given.bytes);
  });
  return { status: answer.statusCode ?? 0, body: await bodyOf(answer) };
}

/** `http://province` stands for `http://province/api/uploads`. */
function uploadsAt(address: string): URL {
  const url = new URL(address);
  const path = url.pathname.replace(/\/+$/u, '');
  url.pathname = path.endsWith('/uploads') ? path : path.endsWith('/api') ? `${path}/uploads` : `${path}/api/uploads`;
  return url;
}

async function bodyOf(answer: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostAnswer) throw new Error('the answer is too long');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

/** Looks a name up, and refuses it where one of its addresses is refused: what is connected to is what was looked at. */
export const guardedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, options, (error, found, family) => {
    const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
    if (error === null && addresses.some(isRefused)) done(Object.assign(new Error('refused'), { code: 'EREFUSEDADDRESS' }), found, family);
    else done(error, found, family);
  });
};

/** Whether a host is named by an address at which no centre is. */
export const isRefusedAddress = (host: string): boolean => isIP(host) !== 0 && isRefused(host);

function isRefused(address: string): boolean {
  const mapped = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.groups?.['v4'] ?? address;
  return refused.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4');
}
