import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemStatus, type Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { story } from '../../../../test/story.ts';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let clock = Date.UTC(2026, 5, 1, 4);

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
  const buildings = 'code,name,use,region,floorArea\nA,甲楼,office,140302,1000\nB,乙楼,office,140303,1000\nC,丙楼,office,140302,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings) });
  const meters =
    'code,building,carrier,kind\nA1,A,electricity,interval\nA2,A,electricity,register\nB1,B,electricity,interval\nC1,C,electricity,register\nC2,C,electricity,register\nD1,C,electricity,interval\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
});
afterAll(() => world.stop());

const gateway = () => world.as('bureau', { region: '140302' }, 'en');
const later = (ms = 60_000): number => (clock += ms);
const useOf = async (meter: string, from: string, to: string, more: object = {}) =>
  (await world.local.metering.useOfMeter({ meter, from, to, step: 'day', ...more })).total;

/** A POST of a message as a gateway sends it. */
async function post(message: unknown, secret?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...(secret && { authorization: `Bearer ${secret}` }) };
  return await world.ask('/api/readings/live', { method: 'POST', headers, body: JSON.stringify(message) });
}

describe('live readings', () => {
  test('a message is judged row by row: good rows are stored, bad ones are reported with code and words', async () => {
    const answer = await gateway().readings.recordLive({
      time: '2026-05-01T00:00:00+08:00',
      interval: '1h',
      readings: [
        { meter: 'A1', value: 5 },
        { meter: 'A2', value: '100' },
        { meter: 'B1', value: 5 },
        { meter: 'nobody', value: 5 },
        { meter: 'A1', time: '2026-05-01T01:00:00+08:00', value: -1 },
        { meter: 'A1', time: '2026-08-03T01:00:00+08:00', value: 1 },
        { meter: 'A1', time: '2026-05-01T02:00:00+08:00', value: null },
        { meter: 'A1', time: 'soon', value: 1 },
        { meter: 'A1', time: '?', value: 1 },
        { meter: 'A1', value: 1, unit: 'furlong' },
        { meter: ' ', value: 1 },
        { meter: 'A1', value: '1,5x' },
      ],
    });
    expect(answer).toMatchObject({ readings: 12, accepted: 2, repeated: 0, revised: 0, missing: 1, rejectedCount: 9, again: false });
    expect(answer.rejected.map(({ row, code }) => [row, code])).toEqual([
      [3, 'out-of-scope'],
      [4, 'out-of-scope'],
      [5, 'negative'],
      [6, 'in-the-future'],
      [8, 'not-a-time'],
      [9, 'not-a-time'],
      [10, 'unknown-unit'],
      [11, 'no-meter'],
      [12, 'not-a-number'],
    ]);
    expect(answer.rejected.every(({ detail, code }) => detail !== code && detail.length > 10)).toBe(true);
    expect(await useOf('A1', '2026-05-01', '2026-05-02')).toMatchObject({ value: 5, coverage: 0.041667 });
  });

  test('a number with a comma is refused, because a single one does not show what the comma means', async () => {
    const values = ['1,250', '1,234.5', '0,136', '12,5', '１，２５０'];
    const readings = values.map((value) => ({ meter: 'A2', time: '2026-05-02T00:00:00+08:00', value }));
    const commas = values.map((text, at) => ({ row: at + 1, code: 'comma-in-number', detail: expect.stringContaining(text) }));
    expect(await gateway().readings.recordLive({ readings })).toMatchObject({ accepted: 0, rejectedCount: 5, rejected: commas });
    expect(await gateway().readings.record({ readings })).toMatchObject({ rejectedCount: 5, rejected: commas });
  });

  test('figures are right at the time of the answer: a day grows with every message, and a late one corrects its dependents', async () => {
    for (const [hour, value] of [100, 103, 107, 112].entries()) {
      later();
      await gateway().readings.recordLive({ time: `2026-05-04T0${hour}:00:00+08:00`, readings: [{ meter: 'C1', value }] });
      expect((await useOf('C1', '2026-05-04', '2026-05-05')).value).toBe(hour === 0 ? null : value - 100);
    }
    later();
    const answer = await gateway().readings.recordLive({ time: '2026-05-02T00:00:00+08:00', readings: [{ meter: 'C1', value: 52 }] });
    expect(answer).toMatchObject({ accepted: 1 });
    expect((await useOf('C1', '2026-05-02', '2026-05-05')).value).toBe(60);
  });

  test('an equal value is a repeat, a different one a revision from then on, and the previous state stays readable', async () => {
    const at = { time: '2026-05-06T00:00:00+08:00', interval: '1d' } as const;
    later();
    const { received: known } = await gateway().readings.recordLive({ ...at, readings: [{ meter: 'A1', value: 24 }] });
    later();
    expect(await gateway().readings.recordLive({ ...at, readings: [{ meter: 'A1', value: 24 }] })).toMatchObject({
      repeated: 1,
      accepted: 0,
    });
    later();
    expect(await gateway().readings.recordLive({ ...at, readings: [{ meter: 'A1', value: 30 }] })).toMatchObject({ revised: 1 });
    expect((await useOf('A1', '2026-05-06', '2026-05-07')).value).toBe(30);
    expect((await useOf('A1', '2026-05-06', '2026-05-07', { knownAt: known })).value).toBe(24);
  });

  test('simultaneous messages do not contradict each other: the later one holds', async () => {
    later();
    const at = { time: '2026-05-08T00:00:00+08:00', interval: '1d' } as const;
    const all = await Promise.all(
      [1, 2, 3, 4, 5].map((value) => gateway().readings.recordLive({ ...at, readings: [{ meter: 'D1', value }] })),
    );
    const last = all.toSorted((a, b) => (a.received < b.received ? -1 : 1)).at(-1);
    expect(new Set(all.map(({ received }) => received)).size).toBe(5);
    expect((await useOf('D1', '2026-05-08', '2026-05-09')).value).toBe(all.indexOf(last as never) + 1);
    expect((await world.local.readings.findings({ meter: 'D1', code: 'contradiction' })).total).toBe(0);
  });

  test('different values in one message contradict each other, and none counts', async () => {
    later();
    const at = { time: '2026-05-10T00:00:00+08:00', interval: '1d' } as const;
    await gateway().readings.recordLive({ ...at, readings: [7, 8].map((value) => ({ meter: 'D1', value })) });
    expect((await useOf('D1', '2026-05-10', '2026-05-11')).value).toBe(null);
    expect((await world.local.readings.findings({ meter: 'D1', code: 'contradiction' })).total).toBe(2);
    later();
    await gateway().readings.recordLive({ ...at, readings: [{ meter: 'D1', value: 8 }] });
    expect((await useOf('D1', '2026-05-10', '2026-05-11')).value).toBe(8);
    expect((await world.local.readings.findings({ meter: 'D1', code: 'contradiction' })).total).toBe(0);
  });

  test('a named message is accepted once, however often it is sent; another sender may use the same name', async () => {
    later();
    const message = { message: 'nr-1', time: '2026-05-12T00:00:00+08:00', interval: '1d' as const, readings: [{ meter: 'A1', value: 12 }] };
    const [first, again] = await Promise.all([gateway().readings.recordLive(message), gateway().readings.recordLive(message)]);
    expect(Number(first.again) + Number(again.again)).toBe(1);
    expect(again).toMatchObject({ import: first.import, received: first.received, accepted: 1 });
    later();
    await gateway().readings.recordLive({ ...message, message: 'nr-2', readings: [{ meter: 'A1', value: 13 }] });
    expect(await gateway().readings.recordLive(message)).toMatchObject({ again: true, accepted: 1 });
    expect((await useOf('A1', '2026-05-12', '2026-05-13')).value).toBe(13);
    expect(await world.local.readings.recordLive(message)).toMatchObject({ again: false, revised: 1 });
  });

  test('a figure queried during the intake is the same when it is opened later', async () => {
    later();
    const told: { value: number | null; figure?: string | undefined }[] = [];
    for (let round = 0; round < 8; round++) {
      const time = `2026-05-18T0${round}:00:00+08:00`;
      const coming = ['A1', 'D1'].map((meter) =>
        gateway().readings.recordLive({ time, interval: '1h', readings: [{ meter, value: round + 1 }] }),
      );
      const asked = ['A1', 'D1', 'A1', 'D1'].map(async (meter) => told.push(await useOf(meter, '2026-05-18', '2026-05-19')));
      await Promise.all([...coming, ...asked]);
    }
    for (const { value, figure } of told) {
      const { result } = await world.local.figures.explain({ figure: figure as string });
      expect(result?.value, figure).toBe(value);
    }
    expect((await useOf('A1', '2026-05-18', '2026-05-19')).value).toBe(36);
  });

  test('a swap is known to the next message', async () => {
    later();
    await gateway().readings.recordLive({ time: '2026-05-14T00:00:00+08:00', readings: [{ meter: 'C2', value: 200 }] });
    later();
    await world.local.registry.swapMeter({
      meter: 'C2',
      at: '2026-05-14T12:00:00+08:00',
      oldFinal: 210,
      newStart: 0,
      multiplier: 10,
      digits: 5,
    } as never);
    later();
    const answer = await gateway().readings.recordLive({
      readings: [
        { meter: 'C2', time: '2026-05-15T00:00:00+08:00', value: 2 },
        { meter: 'C2', time: '2026-05-15T01:00:00+08:00', value: 100_000 },
      ],
    });
    expect(answer.rejected.map(({ code }) => code)).toEqual(['beyond-digits']);
    expect((await useOf('C2', '2026-05-14', '2026-05-15')).value).toBe(30);
  });
});

describe('after a crash', () => {
  test('readings that were written but not calculated are calculated at the start', async () => {
    later();
    const day = { from: '2026-05-22', to: '2026-05-23' } as const;
    const { import: id } = await gateway().readings.recordLive({
      time: '2026-05-22T00:00:00+08:00',
      interval: '1h',
      readings: [{ meter: 'A1', value: 1 }],
    });
    const at = Date.UTC(2026, 4, 21, 17) / 1000;
    await world.stores.clickhouse.command(
      `INSERT INTO reading SELECT meter, ${at}, 3600, 20000, 0, max(received) + toIntervalSecond(1), ${id} FROM reading
       WHERE import = ${id} AND at = ${at - 3600} AND width = 3600 GROUP BY meter`,
    );
    expect((await useOf('A1', day.from, day.to)).value).toBe(1);
    await world.app.slices.readings.repair([]);
    expect((await useOf('A1', day.from, day.to)).value).toBe(3);
  });
});

describe('refusals', () => {
  test('a caller without the right to send readings is refused, and so is one without a key', async () => {
    await expect(
      world.as('viewer', { region: '140302' }).readings.recordLive({ readings: [{ meter: 'A1', value: 1 }] }),
    ).rejects.toMatchObject({
      document: { status: 403 },
    });
    expect((await post({ readings: [{ meter: 'A1', value: 1 }] }, 'wrong')).status).toBe(401);
  });

  test('a message with more than 10,000 readings is too large, with an explanation', async () => {
    const answer = await post({ readings: Array.from({ length: 10_001 }, () => ({ meter: 'A1', value: 1, time: '2026-05-20' })) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'message-too-large', evidence: { most: 10_000, readings: 10_001 } });
  });

  test('an unknown zone, and a message without readings, are refused as a whole', async () => {
    expect(await (await post({ zone: 'Mars/Base', readings: [{ meter: 'A1', value: 1 }] })).json()).toMatchObject({
      code: 'unknown-zone',
      status: 400,
    });
    expect((await post({ readings: [] })).status).toBe(400);
  });

  test('an overload is answered with 503 and a retry time; what was acknowledged is stored, and the rest may be sent again', async () => {
    later();
    const readings = Array.from({ length: 10_000 }, (_, at) => ({
      meter: 'D1',
      time: new Date(Date.UTC(2025, 0, 1) + at * 900_000).toISOString(),
      value: 1,
    }));
    const told = (at: number) => ({ message: `flood-${at}`, interval: '15min' as const, readings });
    // all together, so that none is written before the last has arrived
    const all = await Promise.allSettled(
      Array.from({ length: 14 }, (_, at) => world.app.slices.readings.recordLive(programScope, told(at))),
    );
    const shed = all.flatMap((one, at) => (one.status === 'rejected' ? [{ at, reason: one.reason as Problem }] : []));
    expect(shed.map(({ at }) => at)).toEqual([10, 11, 12, 13]);
    expect(shed[0]?.reason).toMatchObject({ kind: 'busy', code: 'live-queue-full', evidence: { waiting: 100_000, seconds: 2 } });
    expect(problemStatus.busy).toBe(503);
    expect((await useOf('D1', '2025-01-02', '2025-01-03')).value).toBe(96);
    for (const { at } of shed) expect((await post(told(at))).status).toBe(200);
  }, 120_000);
});

story('the record of a sender’s day', (step) => {
  const records = async () => (await world.local.imports.list({ kind: 'readings' })).imports.filter((one) => one.live);

  step('all messages of a sender’s day are one record with their totals and the time of the last one', async () => {
    clock = Date.UTC(2026, 6, 1, 2);
    for (const hour of [0, 1, 2]) {
      later();
      await gateway().readings.recordLive({
        time: `2026-07-01T0${hour}:00:00+08:00`,
        interval: '1h',
        readings: [
          { meter: 'A1', value: 1 },
          { meter: 'B1', value: 1 },
        ],
      });
    }
    const last = new Date(clock).toISOString().slice(0, 19);
    await expect.poll(async () => (await records())[0]?.result).toMatchObject({ messages: 3, accepted: 3, rejectedCount: 3, meters: 1 });
    const [record] = await records();
    expect(record).toMatchObject({ subject: '2026-07-01', state: 'shown', byHand: false });
    expect(record?.ended?.slice(0, 19)).toBe(last);
    expect(record?.result?.['rejected']).toMatchObject([{ code: 'out-of-scope' }, { code: 'out-of-scope' }, { code: 'out-of-scope' }]);
  });

  step('a meter stops being silent with its first message', async () => {
    const silent = async () => (await world.local.readings.silent({ building: 'B' })).meters.map(({ meter }) => meter);
    expect(await silent()).toEqual(['B1']);
    await world.local.readings.recordLive({ time: '2026-07-01T00:00:00+08:00', interval: '1d', readings: [{ meter: 'B1', value: 1 }] });
    expect(await silent()).toEqual([]);
  });

  step('another day is another record', async () => {
    const before = (await records()).length;
    clock = Date.UTC(2026, 6, 2, 2);
    await gateway().readings.recordLive({ time: '2026-07-02T00:00:00+08:00', interval: '1h', readings: [{ meter: 'A1', value: 1 }] });
    expect((await records()).length).toBe(before + 1);
  });

  step('a day is undone as a whole; what comes later is a separate record, and earlier states stay known', async () => {
    const [record] = await records();
    const known = new Date(clock + 1000).toISOString();
    later();
    await world.local.imports.undo({ id: record?.import as number });
    expect((await useOf('A1', '2026-07-02', '2026-07-03')).value).toBe(null);
    later();
    const answer = await gateway().readings.recordLive({
      time: '2026-07-02T00:00:00+08:00',
      interval: '1h',
      readings: [{ meter: 'A1', value: 3 }],
    });
    expect(answer).toMatchObject({ accepted: 1 });
    expect(answer.import).not.toBe(record?.import);
    expect((await useOf('A1', '2026-07-02', '2026-07-03')).value).toBe(3);
    expect((await useOf('A1', '2026-07-02', '2026-07-03', { knownAt: known })).value).toBe(1);
  });
});

test('the answer to a message reports registers that rose faster than possible, with the words of the sender', async () => {
  const meters = 'code,building,carrier,kind,capacity\nC9,C,electricity,register,100\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  const at = (hour: number) => `2026-05-20T${String(hour).padStart(2, '0')}:00:00+08:00`;
  const send = async (hour: number, value: number) =>
    await gateway().readings.recordLive({ readings: [{ meter: 'C9', time: at(hour), value }] });
  expect((await send(1, 1000.5)).findings).toEqual([]);
  expect((await send(2, 1120.5)).findings).toEqual([]);
  const { findings, accepted } = await send(3, 1242.5);
  expect(accepted).toBe(1);
  expect(findings).toMatchObject([
    { code: 'register-jump-capacity', severity: 'warning', evidence: { series: 'C9', kw: 122, capacity: 100 } },
  ]);
});
