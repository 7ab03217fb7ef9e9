/**
 * `npm run hostile -- --count 10000 --seed 1`: sends ten thousand wrong requests to a real server, which must stay alive and keep its
 * memory and its data. What it cannot answer is printed with the server's own error, and what was sent is kept.
 */
import { readFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startProgram } from './crash/program.ts';
import { attack, type Outcome } from './hostile/attack.ts';
import { crowd } from './hostile/crowds.ts';
import { createHearing } from './hostile/hearing.ts';
import { askOddly, oddParameters } from './hostile/odd-parameters.ts';
import { oddRequests } from './hostile/odd.ts';
import { signInRequests } from './hostile/sign-in.ts';
import { endAll, leaveOddly } from './hostile/ways-out.ts';
import { createOutside } from './scope/outside.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } } });
const mostBytes = 1.5e9;
const progressEach = 500;
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-hostile-'));
const program = await startProgram(path.join(room, 'data'), { YAODONG_LOG: 'error', YAODONG_TRUSTED_PROXIES: '127.0.0.1' });
const memory = (): number => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1]) * 1024;

const evidence = path.join(tmpdir(), `yaodong-hostile-seed-${values.seed}`);

/** The lines of the server's log about one request. */
function logged(instance: string): string[] {
  const logs = path.join(room, 'data', 'logs');
  const lines = readdirSync(logs)
    .filter((name) => name.startsWith('program'))
    .flatMap((name) => readFileSync(path.join(logs, name), 'utf8').split('\n'));
  return lines.filter((line) => line.includes(instance));
}

/** Keeps what was sent; returns where. */
function keep(number: number, sent: string | Uint8Array): string {
  mkdirSync(evidence, { recursive: true });
  const file = path.join(evidence, `${number}`);
  writeFileSync(file, sent);
  return file;
}

/** A client with the key of a viewer who sees everything. */
async function keyed(name: string): Promise<(path: string, init: RequestInit) => Promise<Response>> {
  const { secret } = await program.client.access.keys.create({ name, role: 'viewer' });
  return (path, init) => fetch(`${program.url}${path}`, { ...init, headers: { authorization: `Bearer ${secret}` } });
}

/**
 * First broken files and requests of any kind, then valid requests with one wrong value, then every parameter of every GET address with odd
 * values and each address fifty times in parallel, then odd ways to sign in, then requests that end in an odd way. It is a fault if the
 * program does not report meanwhile that it is alive.
 */
async function* rounds(seed: number, count: number): AsyncGenerator<Outcome> {
  const part = Math.floor(count / 4);
  yield* attack(program.ask, seed, part);
  const outside = await createOutside({ local: program.client, upload: (name, bytes) => program.upload(name, String(bytes)) });
  const ground = { outside, send: (text: string) => program.upload('asked.csv', text) };
  yield* oddRequests(program.ask, ground, seed, part);
  yield* askOddly(program.ask, ground, await oddParameters(program.ask));
  yield* crowd({ all: program.ask, greedy: await keyed('greedy'), other: await keyed('other') }, ground);
  const { secret: password } = await program.client.access.users.add({ name: 'hostile-one', role: 'viewer' });
  yield* signInRequests(program.ask, outside, { name: 'hostile-one', password }, seed, part);
  yield* leaveOddly({ port: Number(new URL(program.url).port), key: program.key, ask: program.ask }, seed, count - 3 * part);
  endAll();
}

const hearing = createHearing(program.url);
const statuses = new Map<number, number>();
let [asked, faults, peak] = [0, 0, 0];
try {
  for await (const { what, status, fault, instance, sent } of rounds(Number(values.seed), Number(values.count))) {
    asked += 1;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    peak = Math.max(peak, memory());
    for (const silence of hearing.silences()) {
      faults += 1;
      console.error(`${asked}: /healthz was not answered for ${silence} ms, about ${what}`);
    }
    if (asked % progressEach === 0) console.log(`${asked} asked, ${faults} without a proper answer, ${Math.round(memory() / 1e6)} MB`);
    if (fault === null) continue;
    faults += 1;
    console.error(`${asked}: ${what}: ${status} ${fault}`);
    if (sent !== undefined) console.error(`  sent: ${keep(asked, sent)}`);
    for (const line of instance === undefined ? [] : logged(instance)) console.error(`  log: ${line}`);
  }
  const { ok, checks } = await program.client.doctor.examine({});
  for (const { name, findings } of checks) for (const finding of findings) console.error(`doctor, ${name}: ${JSON.stringify(finding)}`);
  console.log(`${asked} requests: ${[...statuses].map(([status, many]) => `${many} × ${status}`).join(', ')}`);
  console.log(`memory at most ${Math.round(peak / 1e6)} MB, ${faults} without a proper answer, doctor ${ok ? 'clean' : 'finds faults'}`);
  process.exitCode = faults === 0 && ok && peak < mostBytes ? 0 : 1;
} finally {
  hearing.end();
  await program.stop();
  rmSync(room, { recursive: true, force: true });
}
