import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { guardedLookup, isRefusedHost, refusedCode } from '#kernel/guarded-caller.ts';

/** What the other side answered: its status and body. */
export type Posted = { readonly status: number; readonly body: unknown };

const patienceMs = 600_000;
const mostAnswer = 1024 * 1024;

/**
 * Posts a parcel and reads the answer, at most 1 MB of it. Redirects are not followed; the timeout is ten minutes.
 * @throws Error if nothing could be sent or no complete answer came
 */
export async function postParcel(
  address: string,
  given: { readonly name: string; readonly bytes: Buffer; readonly key: string | null },
  ending: AbortSignal,
): Promise<Posted> {
  const url = uploadsAt(address);
  url.searchParams.set('name', given.name);
  if (isRefusedHost(url.hostname)) throw new Error(refusedCode);
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
    const sent = request(url, { method: 'POST', headers, agent: false, lookup: guardedLookup(), signal }, resolve);
    sent.on('error', reject);
    sent.end(given.bytes);
  });
  return { status: answer.statusCode ?? 0, body: await bodyOf(answer) };
}

/** `http://province` is short for `http://province/api/uploads`. */
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
