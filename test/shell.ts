import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect } from 'vitest';

const bin = join(import.meta.dirname, '../bin/yaodong.js');

/** The environment of a stranger's shell. */
const { YAODONG_SERVER: _server, YAODONG_KEY: _key, DATABASE_URL: _postgres, CLICKHOUSE_URL: _clickhouse, ...env } = process.env;

type Started = ChildProcess & { readonly said: Promise<{ code: number | null; out: string; err: string }> };

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
  return {
    started,
    yaodong,
    async firstLine(child: ChildProcess): Promise<string> {
      const [line] = (await once(createInterface(child.stdout as Readable), 'line')) as [string];
      return line;
    },
    /** The JSON document of a command that must succeed. */
    async told<T = Record<string, unknown>>(...words: readonly string[]): Promise<T> {
      const { code, out, err } = await yaodong(...words, '--json');
      expect({ code, err, words }).toEqual({ code: 0, err: '', words });
      return JSON.parse(out) as T;
    },
  };
}
