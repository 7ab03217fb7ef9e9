import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { modbusDevice, type FieldDevice } from '#metering/gateway/play/field-devices.ts';
import { random as randomOf, type Random } from '../city/random.ts';
import { atMoment } from '../crash/round.ts';
import { childrenOf, startProgram, until, untilReady, type Program, type Victim } from '../crash/program.ts';
import { freePort } from '../free-port.ts';
import { collectorDevice, key, mqttDevice, secret, timeOf, valueOf, type Device } from './devices.ts';

type Doors = {
  readonly devices: readonly Device[];
  /** The values that a polled device answered, each once. */
  readonly polled: Set<number>;
  readonly field: FieldDevice;
};

export type RoundsSummary = { readonly rounds: number; readonly acknowledged: number; readonly corrected: number; readonly polled: number };

const values = 3;
const victims: readonly Victim[] = ['program', 'clickhouse', 'program', 'postgres', 'program'];
const place = { name: 'B1', region: '140302' };

/**
 * Kills the program or a store while collectors, clients of a broker and polls deliver values, again and again: what was acknowledged is
 * there, once, and what was corrected stays corrected even if the old message is sent again.
 */
export async function killedDoors(given: {
  readonly rounds: number;
  readonly collectors: number;
  readonly clients: number;
  readonly seed: number;
  /** Called with what is being done. */
  readonly say?: (text: string) => void;
}) {
  const room = mkdtempSync(path.join(tmpdir(), 'yaodong-once-'));
  const random = randomOf(given.seed, 'once');
  const { say = () => undefined } = given;
  let program = await startProgram(path.join(room, 'data'));
  const doors = await open(program, given, random);
  try {
    for (let round = 0; round < given.rounds; round++) {
      const victim = victims[round % victims.length] as Victim;
      program = await live(
        program,
        doors,
        { victim, afterMs: 200 + Math.floor(random.next() * 1800), data: path.join(room, 'data'), say },
        random,
      );
      say(`round ${round}: the ${victim} died, and all stands again`);
      await inspect(program, doors, `round ${round}: ${victim}`);
      say(`round ${round}: looked through`);
    }
    const { devices, polled } = doors;
    const sum = (of: (one: Device) => number): number => devices.reduce((all, one) => all + of(one), 0);
    const told: RoundsSummary = {
      rounds: given.rounds,
      acknowledged: sum((one) => one.acknowledged.size),
      corrected: sum((one) => one.corrected.size),
      polled: polled.size,
    };
    return told;
  } finally {
    await program.stop();
    await doors.field.stop();
    rmSync(room, { recursive: true, force: true });
  }
}

async function open(program: Program, given: { readonly collectors: number; readonly clients: number }, random: Random): Promise<Doors> {
  const { client, upload } = program;
  const [collectors, broker] = [await freePort(), await freePort()];
  const names = (letter: string, count: number): string[][] =>
    Array.from({ length: count }, (_, at) => Array.from({ length: values }, (_none, value) => `${letter}${at}-${value}`));
  const [ofCollectors, ofClients] = [names('k', given.collectors), names('q', given.clients)];
  await client.registry.importBuildings({
    file: await upload('b.csv', `code,name,use,region\n${place.name},一号楼,office,${place.region}`),
  });
  const points = [...ofCollectors.flat(), ...ofClients.flat(), 'polled'].map((code) => `${code},power,${place.name},1h`);
  await client.point.importPoints({ file: await upload('p.csv', ['code,quantity,building,hold', ...points].join('\n')) });
  const polled = new Set<number>();
  const field = await modbusDevice((address) => {
    if (address !== 0) return undefined;
    polled.add(polled.size + 1);
    return polled.size;
  });
  await client.gateway.add({ code: 'K', protocol: 'collector', port: collectors, secret: { aes: key.toString('hex'), md5: secret } });
  await client.gateway.add({ code: 'Q', protocol: 'mqtt-broker', port: broker, secret: { haus: secret } });
  await client.gateway.add({ code: 'M', protocol: 'modbus-tcp', port: field.port, every: '1s' });
  const channels = [
    ...ofCollectors.flatMap((series, at) => series.map((code, value) => `K,140302A001/${at}/${value}/1,${code}`)),
    ...ofClients.flatMap((series, at) => series.map((code, value) => `Q,d/${at}#/v/${value},${code}`)),
    'M,1:holding:0:uint16,polled',
  ];
  const bound = await client.gateway.importChannels({ file: await upload('c.csv', ['connection,channel,series', ...channels].join('\n')) });
  expect(bound.rejectedCount).toBe(0);
  for (const connection of ['K', 'Q', 'M']) await client.gateway.on({ connection });
  const devices = [
    ...ofCollectors.map((series, at) => collectorDevice(collectors, at, series, random)),
    ...ofClients.map((series, at) => mqttDevice(broker, at, series, random)),
  ];
  return { devices, polled, field };
}

/** Devices work, values are corrected, and something is killed in the middle of it; then everything is up again. */
async function live(
  program: Program,
  { devices }: Doors,
  {
    victim,
    afterMs,
    data,
    say,
  }: { readonly victim: Victim; readonly afterMs: number; readonly data: string; readonly say: (text: string) => void },
  random: Random,
): Promise<Program> {
  const over = new AbortController();
  const working = devices.map((one) => one.work(over.signal));
  // if everything is slow, nothing may have been acknowledged yet: then there is nothing to correct
  await until('something was acknowledged', () => Promise.resolve(devices.some(({ acknowledged }) => acknowledged.size > 0)));
  const open = await correct(program, devices, random);
  await atMoment(afterMs, () => {
    const pid = program.pidOf(victim);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  });
  say(`the ${victim} dies`);
  let after = program;
  if (victim === 'program') {
    await program.kill();
    after = await startProgram(data);
  } else await untilReady(program);
  say('it is ready again');
  // they continue after everything is up again, and resend what was not acknowledged
  await atMoment(500, () => over.abort());
  await Promise.all(working);
  say('the devices have ended');
  for (const one of open) await correctOne(after, one);
  return after;
}

async function untilStands<T>(work: () => Promise<T>): Promise<T> {
  const found: T[] = [];
  await until('the stores stand again', async () => {
    const answer = await work().catch((trouble: unknown) => {
      if (!(trouble instanceof ProblemAnswer) || trouble.document.status !== 503) throw trouble;
    });
    if (answer !== undefined) found.push(answer);
    return answer !== undefined;
  });
  return found[0] as T;
}

type Correction = { readonly device: Device; readonly series: number; readonly number: number };

/** Corrects some values that were acknowledged. @returns the corrections without an answer */
async function correct(program: Program, devices: readonly Device[], random: Random): Promise<Correction[]> {
  const wanted = devices.flatMap((device): Correction[] => {
    const numbers = [...device.acknowledged];
    return numbers.length === 0 ? [] : [{ device, series: Math.floor(random.next() * values), number: random.pick(numbers) }];
  });
  const done = await Promise.all(wanted.map((one) => correctOne(program, one).catch(() => false)));
  return wanted.filter((_, at) => !done[at]);
}

async function correctOne(program: Program, { device, series, number }: Correction): Promise<boolean> {
  const value = valueOf(series, number) + 1000;
  const meter = device.series[series] as string;
  await program.client.readings.recordLive({ readings: [{ meter, time: new Date(timeOf(number)).toISOString(), value }] });
  device.corrected.set(`${meter} ${number}`, value);
  return true;
}

/**
 * Checks that what is stored is what was sent: everything acknowledged, once, corrected where it was corrected; of the rest only what was
 * sent.
 */
async function inspect(program: Program, { devices, polled }: Doors, when: string): Promise<void> {
  const raw = async (point: string, from: number, to: number): Promise<[number, number | null][]> => {
    const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    // a store that has just been killed may seem ready for a moment: callers are asked to retry
    const { values: told } = await untilStands(() => program.client.trend.trend({ point, ...period, step: 'raw' }));
    return (told ?? []).map(({ at, value }) => [Date.parse(at), value]);
  };
  for (const device of devices)
    for (const [place_, series] of device.series.entries()) {
      const stored = await raw(series, timeOf(0), timeOf(device.sent + 2));
      const wrong: unknown[] = [];
      const byTime = new Map(stored);
      if (byTime.size !== stored.length) wrong.push('an instant is there twice');
      for (let number = 0; number <= device.sent + 1; number++) {
        const found = byTime.get(timeOf(number));
        const expected = device.corrected.get(`${series} ${number}`) ?? valueOf(place_, number);
        byTime.delete(timeOf(number));
        if (found === undefined ? device.acknowledged.has(number) : found !== expected || number > device.sent)
          wrong.push({ number, found, expected, acknowledged: device.acknowledged.has(number) });
      }
      expect([when, series, wrong, [...byTime]]).toEqual([when, series, [], []]);
    }
  const now = Date.now();
  const stored = (await raw('polled', now - 3_600_000, now + 60_000)).map(([, value]) => value);
  expect([when, stored.filter((value) => !polled.has(value as number)), new Set(stored).size]).toEqual([when, [], stored.length]);
  expect(childrenOf(program.pid).length).toBeGreaterThan(0);
}
