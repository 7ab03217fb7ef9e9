import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '#platform/db/postgres.ts';
import { launch, startProgram, until, type Program } from './crash/program.ts';

/** Ctrl-C on real commands whose job runs on a server. */
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-interrupted-'));
const data = path.join(room, 'data');
let program: Program;

beforeAll(async () => {
  const first = Date.UTC(1980, 0, 1);
  const rows = Array.from({ length: 300_000 }, (_, at) => `M,${new Date(first + at * 3_600_000).toISOString()},1`);
  writeFileSync(path.join(room, 'long.csv'), `meter,time,value\n${rows.join('\n')}\n`);
  program = await startProgram(data);
});
afterAll(async () => {
  await program.stop();
  rmSync(room, { recursive: true, force: true });
});

/** A command against the server, its end, and what it printed for people. */
function command(...words: readonly string[]) {
  const child = launch([...words, '--data', data], { LANG: 'en_GB.UTF-8' });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, said: () => said };
}

const runningJob = async () => (await program.client.jobs.list({})).jobs.find(({ state }) => state === 'running');

test('Ctrl-C on an import command cancels its job, and nothing of the import is left', { timeout: 60_000 }, async () => {
  const bringing = command('import', 'readings', path.join(room, 'long.csv'), '--interval', '1h', '--create-meters');
  await until('the job runs', async () => (await runningJob()) !== undefined);
  const job = await runningJob();
  bringing.child.kill('SIGINT');
  expect(await bringing.ended).not.toBe(0);
  expect(bringing.said()).toContain('Cancelling the import');
  const after = await program.client.jobs.get({ id: job?.id ?? '' });
  expect(after.state).toBe('cancelled');
  expect((await program.client.imports.list({ kind: 'readings' })).imports).toMatchObject([{ state: 'failed' }]);
  expect((await program.client.registry.meters({})).meters).toEqual([]);
});

/** A proxy to the server for one command, and the moment at which the command starts to receive the events of a job. */
async function wayTo(url: string) {
  const hears = Promise.withResolvers<void>();
  const between = net.createServer((near) => {
    const far = net.connect(Number(new URL(url).port), '127.0.0.1');
    let follows = false;
    near.on('data', (piece) => (follows ||= piece.includes('/events')));
    far.on('data', () => follows && hears.resolve());
    for (const socket of [near, far]) socket.on('error', () => [near, far].map((one) => one.destroy()));
    near.pipe(far).pipe(near);
  });
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  const { port } = between.address() as net.AddressInfo;
  return { url: `http://127.0.0.1:${port}`, hears: hears.promise, close: () => between.close() };
}

/** Keeps imports from being recorded, and so their jobs from ending, until it is released. */
async function holdImports() {
  const pool = openPool({ socket: path.join(data, 'postgres'), user: 'yaodong' }, 'yaodong');
  const on = await pool.connect();
  await on.query('BEGIN');
  await on.query('LOCK TABLE import IN SHARE MODE');
  return async () => {
    await on.query('ROLLBACK');
    on.release();
    await pool.end();
  };
}

test('Ctrl-C on a command that watches a job ends the command and leaves the job running', { timeout: 60_000 }, async () => {
  const bringing = command('import', 'readings', path.join(room, 'long.csv'), '--interval', '1h', '--create-meters');
  await until('the job runs', async () => (await runningJob()) !== undefined);
  const letGo = await holdImports();
  const id = (await runningJob())?.id ?? 'no job runs';
  const way = await wayTo(program.url);
  const watching = launch(['jobs', 'watch', id, '--server', way.url, '--key', program.key]);
  const ended = once(watching, 'close');
  await Promise.race([way.hears, ended]);
  watching.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(await program.client.jobs.get({ id })).toMatchObject({ state: 'running', cancelling: false });
  await letGo();
  way.close();
  expect(await bringing.ended).toBe(0);
  expect(await program.client.jobs.get({ id })).toMatchObject({ state: 'done' });
});
