import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProgram, until, untilReady, type Program, type Victim } from '../../../../test/crash/program.ts';
import { kinds } from '../../../../test/rounds.ts';

/**
 * Live readings and kill -9: a program in its own process accepts messages from several senders concurrently and is killed in the middle,
 * or ClickHouse under it is. After the next start everything that was answered is there, day rows and drawn lines agree, and what was not
 * answered can be sent again without harm.
 */
const meters = ['L0', 'L1', 'L2', 'L3'];
const first = Date.UTC(2026, 2, 1);
const hour = 3_600_000;

type Message = { readonly name: string; readonly meter: string; readonly from: number; readonly values: readonly number[] };

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-live-crash-'));
let program: Program;
let number = 0;
const answered = new Map<string, Message>();

beforeAll(async () => {
  program = await startProgram(path.join(room, 'data'));
  const rows = meters.map((code) => `${code},electricity,interval`).join('\n');
  await program.client.registry.importMeters({ file: await program.upload('meters.csv', `code,carrier,kind\n${rows}\n`) });
});
afterAll(async () => {
  await program.kill();
  rmSync(room, { recursive: true, force: true });
});

/** The next hours of one meter, each with a value of its own. */
function nextMessage(): Message {
  const meter = meters[number % meters.length] as string;
  const from = Math.floor(number / meters.length) * 6;
  number += 1;
  return { name: `n${number}`, meter, from, values: Array.from({ length: 6 }, (_, at) => number * 10 + at) };
}

async function send(to: Program, { name, meter, from, values }: Message): Promise<boolean> {
  const readings = values.map((value, at) => ({ meter, time: new Date(first + (from + at) * hour).toISOString(), value }));
  const body = JSON.stringify({ message: name, interval: '1h', readings });
  const answer = await to
    .ask('/api/readings/live', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    .catch(() => null);
  if (answer?.status !== 200) return false;
  return ((await answer.json().catch(() => null)) as { rejectedCount: number } | null)?.rejectedCount === 0;
}

/** Sends from several senders without a pause, and kills when this many messages have been answered. Returns what was not answered. */
async function sendAndKill(victim: Victim, after: number): Promise<Message[]> {
  const [left, end]: [Message[], { killed: boolean; count: number }] = [[], { killed: false, count: 0 }];
  const sender = async (): Promise<void> => {
    while (!end.killed) {
      const message = nextMessage();
      if (await send(program, message)) answered.set(message.name, message);
      else left.push(message);
      end.count += 1;
      if (end.killed || end.count < after) continue;
      end.killed = true;
      process.kill(program.pidOf(victim) as number, 'SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 6 }, sender));
  return left;
}

/** What one meter used by hour, drawn from its readings, and by day, from day rows. */
async function usesOf(meter: string) {
  const to = new Date(first + (Math.ceil(number / meters.length) * 6 + 48) * hour).toISOString().slice(0, 10);
  const asked = { meter, from: '2026-02-28', to } as const;
  const [hours, days] = await Promise.all([
    program.client.metering.useOfMeter({ ...asked, step: 'hour' }),
    program.client.metering.useOfMeter({ ...asked, step: 'day' }),
  ]);
  const byHour = new Map(hours.steps.map((step) => [Date.parse(step.start), step.value]));
  const sum = (steps: readonly { value: number | null }[]) => steps.reduce((all, step) => all + (step.value ?? 0), 0);
  return { byHour, hours: sum(hours.steps), days: sum(days.steps) };
}

async function inspect(): Promise<void> {
  for (const meter of meters) {
    const { byHour, hours, days } = await usesOf(meter);
    expect(days, `day rows of ${meter}`).toBe(hours);
    for (const message of answered.values()) {
      if (message.meter !== meter) continue;
      const there = message.values.map((_, at) => byHour.get(first + (message.from + at) * hour));
      expect(there, message.name).toEqual(message.values);
    }
  }
}

const deaths = kinds<readonly [Victim, number]>(
  [
    ['program', 17],
    ['clickhouse', 11],
  ],
  [
    ['program', 3],
    ['program', 30],
    ['clickhouse', 24],
    ['program', 8],
  ],
);

test.each(deaths)(
  '%s is killed after %i messages: nothing acknowledged is lost, nothing is duplicated',
  async (victim, after) => {
    const left = await sendAndKill(victim, after);
    if (victim === 'program') program = await startProgram(path.join(room, 'data'));
    else await until('ClickHouse is started again', async () => program.pidOf('clickhouse') !== undefined);
    await untilReady(program);
    await inspect();
    for (const message of left) {
      await until(`${message.name} is taken`, () => send(program, message));
      answered.set(message.name, message);
    }
    await inspect();
    const sum = [...answered.values()].flatMap((message) => message.values).reduce((all, value) => all + value, 0);
    const used = await Promise.all(meters.map(async (meter) => (await usesOf(meter)).days));
    expect(used.reduce((all, use) => all + use, 0)).toBe(sum);
  },
  240_000,
);

test('the record of the day adds up to the answers, and the stores agree', async () => {
  await until('the records are written down', async () => {
    const { imports } = await program.client.imports.list({ kind: 'readings' });
    const told = imports
      .filter((one) => one.live)
      .map(({ result }) => Number(result?.['accepted'] ?? 0) + Number(result?.['repeated'] ?? 0));
    return told.reduce((all, count) => all + count, 0) >= answered.size * 6;
  });
  expect((await program.client.doctor.examine({})).ok).toBe(true);
});
