import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A response as sent, plain and compressed, with its ETag. */
export type Made = {
  readonly type: string;
  readonly tag: string;
  readonly plain: Buffer;
  readonly packed: Buffer;
  readonly policy?: string;
};

const pack = promisify(gzip);

export async function made(type: string, bytes: string | Uint8Array, policy?: string): Promise<Made> {
  const plain = Buffer.from(bytes as Uint8Array);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { type, tag, plain, packed: await pack(plain, { level: 9 }), ...(policy !== undefined && { policy }) };
}

/** Values made once and cached by name, evicting the oldest when there are too many; failures are not cached. */
export function createMadeOnce(most: number) {
  const kept = new Map<string, Promise<Made>>();
  return {
    once(name: string, make: () => Promise<Made>): Promise<Made> {
      const found = kept.get(name);
      if (found !== undefined) return found;
      const making = make();
      kept.set(name, making);
      making.catch(() => kept.delete(name));
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return making;
    },
    clear: (): void => kept.clear(),
  };
}

/** @param kept the Cache-Control value */
export function answered(request: Request, { type, tag, plain, packed, policy }: Made, kept = 'no-cache'): Response {
  const isPacked = takesPacked(request.headers.get('accept-encoding') ?? '');
  const headers = {
    etag: `"${tag}${isPacked ? '-gzip' : ''}"`,
    'cache-control': kept,
    vary: 'accept-encoding, accept-language',
    ...(policy !== undefined && { 'content-security-policy': policy }),
  };
  if (isKnown(request.headers.get('if-none-match') ?? '', tag)) return new Response(null, { status: 304, headers });
  const bytes = isPacked ? packed : plain;
  return new Response(request.method === 'HEAD' ? null : (bytes as Uint8Array<ArrayBuffer>), {
    headers: { ...headers, 'content-type': type, 'content-length': `${bytes.length}`, ...(isPacked && { 'content-encoding': 'gzip' }) },
  });
}

const takesPacked = (accepted: string): boolean =>
  /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)/iu.test(accepted);

const isKnown = (told: string, tag: string): boolean =>
  told
    .split(',')
    .map((one) => one.trim().replace(/^W\//u, ''))
    .some((one) => one === '*' || one === `"${tag}"` || one === `"${tag}-gzip"`);
