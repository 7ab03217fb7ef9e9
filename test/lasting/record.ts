/**
 * Writes what a release leaves to the next ones: the town of `history.ts` as a backup, and its answers. Run `node test/lasting/record.ts
 * 0.2.0` once, when 0.2.0 is released; `releases.engine.test.ts` restores each and repeats the queries.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import { createClient } from '#client.ts';
import { raise } from '#kernel/problem-answer.ts';
import { readConfig } from '#config.ts';
import { compose } from '#main.ts';
import { afterwards, live, type Hands, type Town } from './history.ts';
import { answer, questions } from './questions.ts';

const [release = ''] = process.argv.slice(2);
if (!/^[\w.-]+$/u.test(release)) throw new Error('name the release: node test/lasting/record.ts 0.2.0');

const hands: Hands = { now: 0 };
const root = mkdtempSync(join(tmpdir(), 'yaodong-record-'));
const app = await compose(readConfig({ data: root, port: 0 }, {}), { log: pino({ level: 'error' }), clock: () => hands.now });
const headers = { authorization: `Bearer ${app.localKey}` };
const ask = (path: string, init: RequestInit = {}) => app.fetch(new Request(`http://localhost${path}`, { ...init, headers }));

try {
  const town: Town = {
    local: createClient({ url: 'http://localhost', fetch: app.fetch, headers: () => headers }),
    async upload(name, bytes) {
      const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
      const answered = await raise(await ask(`/api/files?name=${encodeURIComponent(name)}`, { method: 'PUT', body }));
      return ((await answered.json()) as { file: string }).file;
    },
  };
  await live(town, hands);
  hands.now = afterwards;
  const told: unknown[] = [];
  for (const question of questions()) told.push([question, await answer(town.local, question)]);
  const place = new URL(`../data/releases/${release}/`, import.meta.url);
  mkdirSync(place, { recursive: true });
  writeFileSync(new URL('answers.json.gz', place), gzipSync(JSON.stringify(told), { level: 9 }));
  writeFileSync(new URL('town.yaodong', place), new Uint8Array(await (await raise(await ask('/api/backup'))).arrayBuffer()));
} finally {
  await app.stop();
  rmSync(root, { recursive: true, force: true });
}
