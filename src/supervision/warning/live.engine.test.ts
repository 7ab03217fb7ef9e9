import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { createWorld, type World } from '../../../test/world.ts';

const day = 86_400_000;
const began = Date.UTC(2025, 2, 1);

let world: World;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let now = began + 10 * day;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  receiver = await openReceiver();
  const { registry } = world.local;
  await registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region,floorArea\nB1,一,office,140302,1000\nB2,二,office,140303,900\n'),
  });
  const meters = ['M1,B1', 'M2,B2', 'M3,B1', 'M4,B1', 'M5,B1', 'M6,B2'].map((one) => `${one},electricity,interval,kWh`);
  await registry.importMeters({ file: await world.upload('m.csv', `code,building,carrier,kind,unit\n${meters.join('\n')}\n`) });
  await world.local.warning.notify.add({ name: 'desk', webhook: receiver.address, secret: 'geheim' });
});
afterAll(async () => {
  await receiver.close();
  await world.stop();
});

const high = (id: string, more: object = {}) => ({
  id,
  version: 1,
  names: { zh: '用电过高', en: 'High use' },
  subject: 'meter',
  of: { code: 'M1' },
  step: 'day',
  inputs: { use: { use: true } },
  when: { gt: ['use', 100] },
  stake: { unit: 'kWh', of: { minus: ['use', 100] } },
  notify: ['desk'],
  ...more,
});

const localDay = (number: number): string => new Date(began + number * day).toISOString().slice(0, 10);

/** The day ten days before now: an older episode has ended for lack of data. */
const tenDaysAgo = (): number => Math.floor((now - began) / day) - 10;
const startOf = (number: number): string => new Date(began + number * day - 8 * 3_600_000).toISOString().replace('.000', '');

/** A file of whole days of a meter; returns the import's number. */
async function bring(meter: string, days: readonly (readonly [number, number])[]): Promise<number> {
  const rows = days.map(([number, value]) => `${localDay(number)},${meter},${value}`);
  const file = await world.upload('r.csv', `time,meter,value\n${rows.join('\n')}\n`);
  return (await world.local.readings.importReadings({ file, interval: '1d' })).import ?? 0;
}

/** The last local midnight by which a day has ended and its wait is over. */
const lastWaited = (): string => new Date(Math.floor((now + 2 * 3_600_000) / day) * day).toISOString().slice(0, 10);

const judge = () => world.app.slices.warning.judgeAll();
/** What the receiver got for a rule. */
const callsOf = (rule: string) =>
  receiver.calls.filter(({ body }) => (JSON.parse(body) as { episode?: { rule: string } }).episode?.rule === rule);
const listed = async (rule: string) => (await world.local.warning.list({ rule, limit: 1000 })).episodes;

test('a finding of a rule is reported once and signed; a correction withdraws it visibly', async () => {
  const { warning } = world.local;
  expect(await warning.add({ rule: JSON.stringify(high('told')) })).toMatchObject({ state: 'off', findings: [] });
  await bring('M1', [
    [1, 50],
    [2, 200],
    [3, 300],
    [4, 50],
  ]);
  await warning.on({ rule: 'told', from: localDay(0) });
  await judge();
  const [episode] = await listed('told');
  expect(episode).toMatchObject({ state: 'ended', subject: 'M1', building: 'B1', steps: 2, stake: 300, stakeCoverage: 1 });
  const eventIn = ({ body }: { body: string }) => (JSON.parse(body) as { event: string }).event;
  expect(callsOf('told').map(eventIn).toSorted()).toEqual(['ended', 'opened']);
  const { headers, body } = callsOf('told')[0] as (typeof receiver.calls)[number];
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(headers['yaodong-signature'])) ?? [];
  expect(signature).toBe(createHmac('sha256', 'geheim').update(`${seconds}.${body}`).digest('hex'));
  expect(Object.keys(JSON.parse(body) as object)).toEqual(['event', 'delivery', 'at', 'episode']);

  now += 1000;
  await bring('M1', [
    [2, 20],
    [3, 30],
  ]);
  await judge();
  await judge();
  expect(await listed('told')).toMatchObject([
    { id: episode?.id, state: 'withdrawn', deliveries: [{ event: 'opened', state: 'delivered', to: 'desk' }, {}, { event: 'withdrawn' }] },
  ]);
  expect(callsOf('told')).toHaveLength(3);
  await warning.off({ rule: 'told' });
});

test('an episode that overlaps a newly found one keeps its number; who answered it is kept', async () => {
  const from = tenDaysAgo();
  const { warning } = world.local;
  await warning.add({ rule: JSON.stringify(high('kept', { of: { code: 'M3' } })) });
  await bring('M3', [
    [from + 1, 50],
    [from + 2, 200],
    [from + 3, 300],
  ]);
  await warning.on({ rule: 'kept', from: localDay(from) });
  await judge();
  const [first] = await listed('kept');
  expect(first).toMatchObject({ state: 'open', end: null, steps: 2 });
  const id = first?.id ?? 0;
  await warning.acknowledge({ id, note: '看过' });
  await warning.feedback({ id, as: 'false' });
  now += 1000;
  await bring('M3', [
    [from + 1, 500],
    [from + 4, 20],
  ]);
  await judge();
  expect(await listed('kept')).toMatchObject([
    { id, state: 'ended', steps: 3, acknowledged: { by: 'local', note: '看过' }, feedback: { as: 'false' } },
  ]);
  expect((await warning.rules()).rules.find((one) => one.id === 'kept')).toMatchObject({ found: 1, false: 1, real: 0, falseShare: 1 });
  expect(await warning.episode({ id })).toMatchObject({
    inputs: [{ name: 'use' }],
    rests: expect.arrayContaining([{ start: startOf(from + 1), end: startOf(from + 2), holds: true, values: { use: 500 } }]),
  });
  await warning.off({ rule: 'kept' });
});

test('nothing is sent while it is muted', async () => {
  const { warning } = world.local;
  await warning.add({ rule: JSON.stringify(high('muted', { of: { code: 'M4' } })) });
  await warning.muteRule({ rule: 'muted', until: new Date(now + day).toISOString() });
  await warning.add({ rule: JSON.stringify(high('heard', { of: { code: 'M4' } })) });
  const from = tenDaysAgo();
  await bring('M4', [[from + 6, 900]]);
  for (const rule of ['muted', 'heard']) await warning.on({ rule, from: localDay(from) });
  await judge();
  expect(await listed('muted')).toMatchObject([{ state: 'open', events: [{ event: 'opened', muted: true }], deliveries: [] }]);
  await judge();
  expect([callsOf('muted').length, callsOf('heard').length]).toEqual([0, 1]);
  for (const rule of ['muted', 'heard']) await warning.off({ rule });
});

test('many at once are one notice', async () => {
  const { warning } = world.local;
  await bring(
    'M2',
    Array.from({ length: 60 }, (_, at) => [at - 70, at % 2 === 0 ? 200 : 10]),
  );
  await warning.add({ rule: JSON.stringify(high('many', { of: { code: 'M2' } })) });
  await warning.on({ rule: 'many', from: localDay(-80) });
  await judge();
  expect(await listed('many')).toHaveLength(30);
  const told = callsOf('many').map(({ body }) => JSON.parse(body) as { event: string; episodes: number });
  expect(told.toSorted((a, b) => (a.event < b.event ? 1 : -1))).toMatchObject([
    { event: 'opened', episodes: 30 },
    { event: 'ended', episodes: 30 },
  ]);
  await warning.off({ rule: 'many' });
});

test('a caller who sees only another place sees neither its rules nor their findings', async () => {
  const there = world.as('bureau', { region: '140303' });
  expect((await there.warning.list({})).episodes.every(({ building }) => building === 'B2')).toBe(true);
  await bring('M6', [[6, 900]]);
  await world.local.warning.add({ rule: JSON.stringify(high('ours')) });
  await there.warning.add({ rule: JSON.stringify(high('theirs', { of: {} })) });
  await there.warning.on({ rule: 'theirs', from: localDay(-80) });
  await judge();
  const found = await listed('theirs');
  expect(new Set(found.map(({ building }) => building))).toEqual(new Set(['B2']));
  await expect(world.as('bureau', { region: '140302' }).warning.off({ rule: 'theirs' })).rejects.toMatchObject({
    document: { status: 404 },
  });
  await expect(there.warning.off({ rule: 'ours' })).rejects.toMatchObject({ document: { status: 403 } });
  await there.warning.off({ rule: 'theirs' });
});

test('an unacknowledged warning is escalated once; quiet hours hold back everything except alarms', async () => {
  const { warning } = world.local;
  await warning.notify.add({ name: 'chief', webhook: receiver.address, secret: 'geheim' });
  await warning.notify.add({ name: 'asleep', webhook: receiver.address, secret: 'geheim', quiet: { from: '00:00', until: '23:59' } });
  const before = receiver.calls.length;
  const events = () =>
    receiver.calls
      .slice(before)
      .map(({ body }) => {
        const { event, episode } = JSON.parse(body) as { event: string; episode: { rule: string } };
        return `${episode.rule} ${event}`;
      })
      .filter((one) => /^(?:up|alarm) /u.test(one));
  const escalate = [{ after: '2h', to: 'chief' }];
  const from = tenDaysAgo();
  await bring('M5', [[from + 8, 900]]);
  await warning.add({ rule: JSON.stringify(high('up', { of: { code: 'M5' }, escalate, notify: ['asleep'] })) });
  await warning.add({ rule: JSON.stringify(high('alarm', { of: { code: 'M5' }, severity: 'error', notify: ['asleep'] })) });
  for (const rule of ['up', 'alarm']) await warning.on({ rule, from: localDay(from + 7) });
  await judge();
  await judge();
  expect(events()).toEqual(['alarm opened']);
  now += 3 * 3_600_000;
  await judge();
  await judge();
  expect(events()).toEqual(['alarm opened', 'up escalated']);
  for (const rule of ['up', 'alarm']) await warning.off({ rule });
});

test('a rule without recipients is refused', async () => {
  await expect(world.local.warning.add({ rule: JSON.stringify({ ...high('nobody'), notify: [] }) })).rejects.toMatchObject({
    document: { findings: [{ evidence: { at: 'notify' } }] },
  });
});

test('late weather, and a metering point that moves to another building, are judged again like readings', async () => {
  const from = tenDaysAgo();
  const { warning, registry, weather } = world.local;
  await registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region,floorArea\nW1,热,office,140302,100\nW2,冷,office,140302,100\n'),
  });
  const meter = async (building: string) =>
    registry.importMeters({
      file: await world.upload('m.csv', `code,building,carrier,kind,unit\nmw,${building},electricity,interval,kWh\n`),
      onIdentityChange: 'accept',
    });
  await meter('W1');
  await bring('mw', [
    [from + 1, 200],
    [from + 2, 200],
  ]);
  const subject = { subject: 'building', of: { code: ['W1', 'W2'] }, stake: undefined };
  const warm = { use: { use: 'electricity' }, warm: { weather: 'temperature' } };
  const hot = { all: [{ gt: ['use', 100] }, { gt: ['warm', 20] }] };
  const rules = {
    'by-use': high('by-use', { ...subject, inputs: { use: { use: 'electricity' } } }),
    'by-weather': high('by-weather', { ...subject, inputs: warm, when: hot }),
  };
  for (const [rule, written] of Object.entries(rules)) {
    await warning.add({ rule: JSON.stringify(written) });
    await warning.on({ rule, from: localDay(from) });
  }
  await judge();
  const standing = async (rule: string) =>
    (await listed(rule)).filter(({ state }) => state !== 'withdrawn').map(({ subject: of, steps }) => `${of} ${steps}`);
  expect(await standing('by-use')).toEqual(['W1 2']);
  expect(await standing('by-weather')).toEqual([]);

  now += 60_000;
  const hours = Array.from({ length: 96 }, (_, hour) => `${new Date(began + from * day + hour * 3_600_000).toISOString()},25`);
  const file = await world.upload('w.csv', `time,temperature\n${hours.join('\n')}\n`);
  await weather.importWeather({ file, station: 'S1', format: 'csv', zone: 'Etc/UTC' });
  await judge();
  expect(await standing('by-weather')).toEqual(['W1 2']);

  now += 60_000;
  await meter('W2');
  await judge();
  expect(await standing('by-use')).toEqual(['W2 2']);
  expect((await listed('by-use')).map(({ state }) => state).toSorted()).toEqual(['open', 'withdrawn']);
  for (const rule of Object.keys(rules)) await warning.off({ rule });
});

/** What is received, corrected or undone, day after day. */
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      days: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(20, 90, 150, 400)), {
        minLength: 1,
        maxLength: 12,
        selector: ([at]) => at,
      }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat({ max: 9 }) }) },
);

test('the result of live judging matches the rule over the whole period, in any order of readings', async () => {
  const { warning } = world.local;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 2, maxLength: 7 }),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 1, max: 2 }),
      async (actions, raise, clear) => {
        run += 1;
        const [rule, meter] = [`law-${run}`, `L${run}`];
        await world.local.registry.importMeters({
          file: await world.upload('m.csv', `code,building,carrier,kind,unit\n${meter},B1,electricity,interval,kWh\n`),
        });
        await warning.add({ rule: JSON.stringify(high(rule, { of: { code: meter }, raise, clear })) });
        const start = now;
        await warning.on({ rule, from: localDay(0) });
        const brought: number[] = [];
        for (const [at, one] of actions.entries()) {
          now = Math.max(now, began + 6 * (at + 1) * day) + 1000;
          if ('days' in one)
            brought.push(
              await bring(
                meter,
                one.days.filter(([number]) => began + number * day < now),
              ).catch(() => 0),
            );
          else {
            const undone = brought.splice(one.undo % Math.max(1, brought.length), 1)[0] ?? 0;
            if (undone > 0) await world.local.imports.undo({ id: undone });
          }
          await judge();
        }
        expect(now).toBeGreaterThan(start);
        const tried = await warning.test({
          rule: JSON.stringify(high(rule, { of: { code: meter }, raise, clear })),
          from: localDay(0),
          to: lastWaited(),
        });
        const left = (await listed(rule)).filter(({ state }) => state !== 'withdrawn');
        const plain = ({
          subject,
          start: from,
          end,
          last,
          steps,
          stake,
          stakeCoverage,
        }: Omit<(typeof tried.episodes)[number], 'endedBy'>) => ({
          subject,
          from,
          end,
          last,
          steps,
          stake,
          stakeCoverage,
        });
        expect(left.map(plain).toSorted((a, b) => (a.from < b.from ? -1 : 1))).toEqual(tried.episodes.map(plain));
        await warning.off({ rule });
      },
    ),
    { numRuns: rounds(4, 60) },
  );
}, 240_000);
