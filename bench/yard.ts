import { createReadStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pino from 'pino';
import { createClient } from '../src/client.ts';
import { readConfig } from '../src/config.ts';
import { openStores } from '../src/platform/db/stores.ts';
import { compose } from '../src/main.ts';
import { openQuestioner } from './questioner.ts';
import { openReferences } from './references.ts';

export type Yard = Awaited<ReturnType<typeof openYard>>;

/** What something took: wall seconds, and processor seconds in all processes involved. */
export type Took = { readonly seconds: number; readonly cpu: number };

/**
 * The program with its stores and its references, in a directory that is removed at the end unless a directory to keep is given.
 * @param clock what the program takes for now, ms; the machine's clock by default
 */
export async function openYard(asked: { readonly references: boolean; readonly keep?: string | undefined; readonly clock?: () => number }) {
  const directory = asked.keep === undefined ? mkdtempSync(join(tmpdir(), 'yaodong-bench-')) : resolve(asked.keep);
  mkdirSync(directory, { recursive: true });
  const config = readConfig({ data: join(directory, 'data'), port: 0, openadr: 'test' }, {});
  const stores = await openStores({ ...config, dataDirectory: config.data });
  const clock = asked.clock === undefined ? {} : { clock: asked.clock };
  const app = await compose(config, { stores, ...clock, log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })) });
  const headers = { authorization: `Bearer ${app.localKey}`, 'accept-language': 'en' };
  const references = asked.references ? await openReferences(directory, stores) : null;
  const { url } = await app.serve();
  const asker = openQuestioner(url, app.localKey);
  return {
    directory,
    /** The data directory, for commands that run alongside the program. */
    data: config.data,
    stores,
    app,
    url,
    references,
    /** Sends queries over HTTP, from a separate process. */
    ask: asker.ask,
    client: createClient({ url: 'http://localhost', fetch: app.fetch, headers: () => headers }),
    file: (name: string): string => join(directory, name),
    /** The way by which every file enters the program. */
    async upload(path: string, name = 'bench.csv'): Promise<string> {
      const body = createReadStream(path, { highWaterMark: 1 << 20 }) as unknown as ReadableStream;
      const init = { method: 'PUT', body, duplex: 'half', headers } as RequestInit;
      const answer = await app.fetch(new Request(`http://localhost/api/files?name=${encodeURIComponent(name)}`, init));
      return ((await answer.json()) as { file: string }).file;
    },
    async close(): Promise<void> {
      asker.close();
      await references?.close();
      await app.stop();
      if (asked.keep === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Times some work; processor seconds are those of this process and all that it started. */
export async function took(work: () => Promise<unknown>): Promise<Took> {
  const spent = cpuSeconds();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  return { seconds, cpu: cpuSeconds() - spent };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The value that the given share of all values does not exceed. */
export function share(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN;
}

/** Processor ticks of a process including its ended children, and of those children alone. */
type Stat = { readonly parent: number; readonly ticks: number; readonly ended: number };

const ticksInSecond = 100;

function cpuSeconds(): number {
  const own = process.cpuUsage();
  // including commands that have ended
  const ended = statOf(process.pid)?.ended ?? 0;
  const others = family().filter((pid) => pid !== process.pid);
  const ticks = others.reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), ended);
  return (own.user + own.system) / 1e6 + ticks / ticksInSecond;
}

/** Memory in megabytes of this process and all that it started; shared memory is divided among them (PSS). */
export function memoryMb(): number {
  return family().reduce((sum, pid) => sum + pssKb(pid), 0) / 1024;
}

function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** This process and all its descendants. */
function family(): number[] {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/u.test(name) ? statOf(Number(name)) : null;
    if (stat !== null) stats.set(Number(name), stat);
  }
  const found = [process.pid];
  for (let at = 0; at < found.length; at++) for (const [pid, { parent }] of stats) if (parent === found[at]) found.push(pid);
  return found;
}

/** Null for a process that has just ended. */
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    // parent is field 4 of proc(5), user and system time are 14 and 15, those of ended children 16 and 17
    const sum = (...of: number[]): number => of.reduce((all, at) => all + (fields[at] as number), 0);
    return { parent: fields[1] as number, ticks: sum(11, 12, 13, 14), ended: sum(13, 14) };
  } catch {
    return null;
  }
}
