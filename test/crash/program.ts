import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '#client.ts';
import { raise } from '#kernel/problem-answer.ts';

const bin = path.join(import.meta.dirname, '../../bin/yaodong.js');
const { YAODONG_SERVER: _server, YAODONG_KEY: _key, DATABASE_URL: _postgres, CLICKHOUSE_URL: _clickhouse, ...strangers } = process.env;

/** What can be killed from outside. */
export type Victim = 'program' | 'postgres' | 'clickhouse';

export type Program = Awaited<ReturnType<typeof startProgram>>;

/** A process of the program, as a shell would start it. */
export function launch(words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [bin, ...words], { env: { ...strangers, LANG: 'C', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Serves a directory in a separate process and waits until it reports that it is ready. Throws with its output if it ends instead. */
export async function startProgram(data: string, env: Readonly<Record<string, string>> = {}) {
  const child = launch(['serve', '--data', data, '--port', '0', '--json'], env);
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-20_000)));
  const lines = createInterface(child.stdout!);
  const first = await Promise.race([once(lines, 'line'), once(child, 'close')]);
  if (typeof first[0] !== 'string') throw new Error(`the program did not start: ${said}`);
  const { url } = JSON.parse(first[0]) as { url: string };
  const { key } = JSON.parse(readFileSync(path.join(data, 'server.json'), 'utf8')) as { key: string };
  // a kept-alive connection may be closed at the moment it is reused: such a request would be cut off, which says nothing about the program
  const headers = { authorization: `Bearer ${key}`, 'accept-language': 'en', connection: 'close' };
  const client = createClient({ url, fetch: (request) => globalThis.fetch(request), headers: () => headers });
  const gone = once(child, 'exit');
  return {
    url,
    key,
    client,
    pid: child.pid as number,
    said: () => said,
    /** The process behind a part of it; undefined while it is being restarted. */
    pidOf: (victim: Victim): number | undefined => (victim === 'program' ? child.pid : storePid(data, child.pid as number, victim)),
    ask: (address: string, init: RequestInit = {}) => fetch(`${url}${address}`, { ...init, headers: { ...headers, ...init.headers } }),
    async upload(name: string, text: string): Promise<string> {
      const put = await fetch(`${url}/api/files?name=${encodeURIComponent(name)}`, { method: 'PUT', body: text, headers });
      return ((await (await raise(put)).json()) as { file: string }).file;
    },
    /** Ends it gracefully. */
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await gone;
    },
    /** Kills it immediately. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function storePid(data: string, program: number, victim: 'postgres' | 'clickhouse'): number | undefined {
  if (victim === 'postgres') {
    const pid = Number(textOf(path.join(data, 'postgres', 'postmaster.pid')).split('\n')[0]);
    return pid > 1 ? pid : undefined;
  }
  return childrenOf(program).find((pid) => textOf(`/proc/${pid}/cmdline`).includes('clickhouse-child'));
}

/** The running processes that a process started. */
export function childrenOf(pid: number): number[] {
  const text = textOf(`/proc/${pid}/task/${pid}/children`).trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Polls until the condition is true; throws with what was waited for if it never is. */
export function until(what: string, ask: () => Promise<boolean>, patienceMs = 120_000): Promise<void> {
  const end = Date.now() + patienceMs;
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      if (await ask()) resolve();
      else if (Date.now() > end) reject(new Error(`waited in vain: ${what}`));
      else setTimeout(again, 50);
    };
    const again = (): void => void look().catch(reject);
    again();
  });
}

/** Waits until both stores answer. */
export function untilReady(program: Pick<Program, 'ask'>): Promise<void> {
  return until('both stores answer', async () => (await program.ask('/readyz').catch(() => null))?.status === 200);
}
