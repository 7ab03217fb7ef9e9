import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect } from 'vitest';
import { connect } from '#cli/connect.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

const bin = join(import.meta.dirname, '../bin/yaodong.js');

const ofTests = ['YAODONG_SERVER', 'YAODONG_KEY', 'DATABASE_URL', 'CLICKHOUSE_URL', 'CLICKHOUSE_CLUSTER'];

/** The environment of an ordinary user's shell, without the variables of the tests. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTests.includes(name)));

/** Connects in that environment: settings are read before anything is awaited. */
const connectAsStranger: typeof connect = (where, output) => {
  const held = ofTests.map((name) => [name, process.env[name]] as const);
  for (const name of ofTests) delete process.env[name];
  try {
    return connect(where, output);
  } finally {
    for (const [name, value] of held) if (value !== undefined) process.env[name] = value;
  }
};

type Outcome = { readonly code: number | null; readonly out: string; readonly err: string };
type Started = ChildProcess & { readonly said: Promise<Outcome> };

/**
 * The command line in this process, for commands that query a running server: how a process starts, ends and finds its files is not tested,
 * which would cost a second of processor each.
 */
async function inProcess(...words: readonly string[]): Promise<Outcome> {
  const heard = { out: '', err: '' };
  const code = await run(words, {
    out: (text) => (heard.out += text),
    err: (text) => (heard.err += text),
    terminal: false,
    language: 'zh',
    open: async (where, output) => createSession(await connectAsStranger(where, output), output.language),
  });
  return { code, ...heard };
}

/** The command line as people and scripts run it, in a directory. */
export function createShell(room: string) {
  function started(words: readonly string[]): Started {
    const child = spawn(process.execPath, [bin, ...words], {
      cwd: room,
      env: { ...env, LANG: 'zh_CN.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const heard = { out: '', err: '' };
    child.stdout.on('data', (piece: Buffer) => (heard.out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (heard.err += piece.toString()));
    const said = once(child, 'close').then(([code]) => ({ code: code as number | null, ...heard }));
    return Object.assign(child, { said });
  }
  /** One command, as a script runs it. */
  const yaodong = (...words: readonly string[]) => started(words).said;
  const jsonOf = <T>(words: readonly string[], { code, out, err }: Outcome): T => {
    expect({ code, err, words }).toEqual({ code: 0, err: '', words });
    return JSON.parse(out) as T;
  };
  return {
    started,
    yaodong,
    inProcess,
    /** The JSON document of a command of this process that must succeed. */
    toldInProcess: async <T = Record<string, unknown>>(...words: readonly string[]): Promise<T> =>
      jsonOf(words, await inProcess(...words, '--json')),
    async firstLine(child: ChildProcess): Promise<string> {
      const [line] = (await once(createInterface(child.stdout as Readable), 'line')) as [string];
      return line;
    },
    /** The JSON document of a command that must succeed. */
    async told<T = Record<string, unknown>>(...words: readonly string[]): Promise<T> {
      return jsonOf(words, await yaodong(...words, '--json'));
    },
  };
}
