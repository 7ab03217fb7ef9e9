import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Language } from '#kernel/finding.ts';
import { docsPage, docsPolicy } from './docs.ts';
import { languageOf } from './language.ts';
import type { HttpNeeds } from './needs.ts';
import { openApiDocument, type ApiDocument } from './openapi.ts';

type Made = { readonly type: string; readonly tag: string; readonly plain: Buffer; readonly packed: Buffer; readonly policy?: string };

/**
 * The document of the API, for machines and for people: each is made and compressed once, whoever asks, so that a stranger who asks for
 * them without end costs what sending them costs. Who has one already is told so.
 */
export function createDocuments({ contract, downloads, version, words }: Pick<HttpNeeds, 'contract' | 'downloads' | 'version' | 'words'>) {
  const kept = new Map<string, Promise<Made>>();
  const once = (name: string, make: () => Promise<Made>): Promise<Made> => {
    const made = kept.get(name) ?? make();
    kept.set(name, made);
    return made;
  };
  let document: Promise<ApiDocument> | undefined;
  const api = (): Promise<ApiDocument> => (document ??= openApiDocument(contract, downloads, version));
  const pageIn = (language: Language): Promise<Made> =>
    once(language, async () => made('text/html; charset=utf-8', docsPage(await api(), words, language), docsPolicy));
  return {
    openApi: async (request: Request): Promise<Response> =>
      answered(request, await once('openapi', async () => made('application/json', JSON.stringify(await api())))),
    page: async (request: Request): Promise<Response> => answered(request, await pageIn(languageOf(request))),
  };
}

const pack = promisify(gzip);

async function made(type: string, text: string, policy?: string): Promise<Made> {
  const plain = Buffer.from(text);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { type, tag, plain, packed: await pack(plain, { level: 9 }), ...(policy !== undefined && { policy }) };
}

function answered(request: Request, { type, tag, plain, packed, policy }: Made): Response {
  const isPacked = takesPacked(request.headers.get('accept-encoding') ?? '');
  const headers = {
    etag: `"${tag}${isPacked ? '-gzip' : ''}"`,
    'cache-control': 'no-cache',
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
