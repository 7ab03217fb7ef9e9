import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { createClient } from '#client.ts';
import { raise } from '#kernel/problem-answer.ts';
import type { Client } from '#client.ts';
import type { Language } from '#kernel/finding.ts';
import { sizeOf } from './file-size.ts';
import { handOver } from './hand-over.ts';
import { afterBusy, retrying } from './retry.ts';
import type { Connection } from './connect.ts';

/** The connected program: its contract, uploads, and downloads. */
export type Session = {
  readonly client: Client;
  /** Uploads a file unchanged, streamed; returns the name that imports know it by. */
  readonly upload: (path: string, onProgress?: (done: number, total: number) => void) => Promise<string>;
  /** The same for someone with a link to a case and no key. */
  readonly uploadByLink: (token: string, path: string) => Promise<string>;
  /** A response outside the contract, under `/api`; its problems are thrown. */
  readonly get: (path: string, query?: Readonly<Record<string, string | undefined>>) => Promise<Response>;
  readonly stop: () => Promise<void>;
  /** What Ctrl-C does first, instead of ending the command; a second one ends it. null: nothing. */
  readonly onInterrupt?: (act: (() => void) | null) => void;
};

/** Communicates with a program in the reader's language. */
export function createSession(reached: Connection, language: Language): Session {
  // a user with a link has no key
  const headers = { ...(reached.key !== '' && { authorization: `Bearer ${reached.key}` }), 'accept-language': language };
  const fetch = retrying(reached.fetch);
  const ask = (path: string, init: RequestInit = {}, more: Readonly<Record<string, string>> = {}) =>
    fetch(new Request(`${reached.url}${path}`, { ...init, headers: { ...headers, ...more } }));
  return {
    client: createClient({ url: reached.url, fetch, headers: () => headers }),
    upload: uploading('/api/files', ask, reached.spool),
    uploadByLink: (token, path) => uploading('/api/public/case-link/files', (to, init) => ask(to, init, { 'x-case-link': token }))(path),
    get: async (path, query = {}) => raise(await ask(`/api${path}${queryOf(query)}`)),
    stop: reached.stop,
  };
}

function uploading(to: string, ask: (path: string, init: RequestInit) => Promise<Response>, spool?: string): Session['upload'] {
  return async (path, onProgress = () => {}) => {
    const total = await sizeOf(path);
    const put = async (query: string, init: () => RequestInit): Promise<Response> => {
      const send = () => ask(`${to}?name=${encodeURIComponent(basename(path))}${query}`, { method: 'PUT', ...init() });
      const first = await send();
      return (await afterBusy(first)) ? await send() : first;
    };
    const body = () => Readable.toWeb(Readable.from(counted(path, (done) => onProgress(done, total))));
    const handed = spool === undefined ? null : await handOver(spool, path, (id) => put(`&spooled=${id}`, () => ({})));
    // `duplex` is required by Node and missing in the DOM's type
    const answer = await raise(handed ?? (await put('', () => ({ body: body(), duplex: 'half' }) as unknown as RequestInit)));
    return ((await answer.json()) as { file: string }).file;
  };
}

async function* counted(path: string, onBytes: (done: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>) {
    done += piece.length;
    onBytes(done);
    yield new Uint8Array(piece);
  }
}

function queryOf(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
