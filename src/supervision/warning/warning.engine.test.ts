import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

/** Ten days of hours: 10 kWh each by day, 2 by night, but 30 in the nights of the 4th and 5th; the 8th is missing. */
function readings(): string {
  const rows: string[] = [];
  for (let hour = 0; hour < 240; hour++) {
    const [day, clock] = [Math.floor(hour / 24) + 1, hour % 24];
    if (day === 8) continue;
    const night = clock < 5;
    rows.push(
      `2025-03-${String(day).padStart(2, '0')}T${String(clock).padStart(2, '0')}:00,M1,${night ? (day === 4 || day === 5 ? 30 : 2) : 10}`,
    );
  }
  return `time,meter,value\n${rows.join('\n')}\n`;
}

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2025, 5, 1) });
  const { registry, readings: intake } = world.local;
  await registry.importBuildings({
    file: await world.upload(
      'b.csv',
      'code,name,use,region,floorArea,lifeEvents\nB1,一,office,140302,1000,\nB2,二,hotel,140302,1000,\nB4,四,school,140302,1000,\nB5,五,cinema,140302,1000,demolished:2025-03-08\n',
    ),
  });
  await registry.importMeters({
    file: await world.upload('m.csv', 'code,building,carrier,kind,unit\nM1,B1,electricity,interval,kWh\nM5,B5,electricity,interval,kWh\n'),
  });
  await intake.importReadings({ file: await world.upload('r.csv', readings()), interval: '1h' });
});
afterAll(() => world.stop());

const night = {
  id: 'night',
  version: 1,
  names: { zh: '夜间用电', en: 'Night load' },
  subject: 'building',
  of: { code: 'B1' },
  step: 'day',
  inputs: { night: { use: 'electricity', hours: '00:00-05:00' } },
  when: { gt: ['night', 20] },
  stake: { unit: 'kWh', of: { minus: ['night', 10] } },
  notify: ['ops'],
};

const tried = (rule: object, more: object = {}) =>
  world.local.warning.test({ rule: JSON.stringify(rule), from: '2025-03-01', to: '2025-03-11', ...more });

test('a rule on use finds its nights in history, and what cannot be known is neither true nor false', async () => {
  expect(await tried(night)).toMatchObject({
    subjects: 1,
    judged: 9,
    unknown: 1,
    perWeek: 0.7,
    episodes: [
      {
        subject: 'B1',
        start: '2025-03-03T16:00:00Z',
        end: '2025-03-05T16:00:00Z',
        last: '2025-03-05T16:00:00Z',
        steps: 2,
        stake: 280,
        stakeCoverage: 1,
      },
    ],
  });
});

test('a building without the series named by the rule is left out', async () => {
  expect(await tried({ ...night, of: { use: 'school' } })).toMatchObject({ subjects: 0, findings: [{ code: 'rule-without-subjects' }] });
});

test('silence is counted in hours from the end of the last reading', async () => {
  const silent = {
    ...night,
    of: undefined,
    subject: 'meter',
    step: 'hour',
    inputs: { q: { quiet: true } },
    when: { ge: ['q', 6] },
    stake: null,
  };
  const { episodes } = await tried(silent);
  expect(episodes.filter(({ subject }) => subject === 'M1')).toMatchObject([
    { subject: 'M1', start: '2025-03-07T21:00:00Z', end: '2025-03-08T16:00:00Z', steps: 19, stake: null, stakeCoverage: null },
  ]);
});

test('a meter of a building that was demolished is silent for a reason', async () => {
  const before = { time: '2025-03-07T00:00:00+08:00', end: '2025-03-07T10:00:00+08:00', value: 10, meter: 'M5' };
  await world.local.readings.record({ readings: [before] });
  const { episodes } = await tried({
    ...night,
    of: { building: 'B5' },
    subject: 'meter',
    step: 'hour',
    inputs: { q: { quiet: true } },
    when: { ge: ['q', 6] },
    stake: null,
  });
  // it was silent while the building stood; from its last day on nothing is expected of it
  expect(episodes).toMatchObject([{ subject: 'M5', start: '2025-03-07T07:00:00Z', last: '2025-03-07T16:00:00Z', steps: 9 }]);
});

test('hours of the day limit what is judged: other steps are in no row', async () => {
  const hourly = {
    ...night,
    step: 'hour',
    during: ['00:00-05:00'],
    inputs: { use: { use: 'electricity' } },
    when: { gt: ['use', 20] },
    stake: null,
  };
  expect(await tried(hourly)).toMatchObject({
    judged: 45,
    unknown: 5,
    episodes: [{ start: '2025-03-03T16:00:00Z', end: '2025-03-05T16:00:00Z', last: '2025-03-04T21:00:00Z', steps: 10 }],
  });
});

test('an invalid rule is refused with the location of each fault', async () => {
  const bad = { ...night, step: 'hour', when: { gt: ['day', { ratio: [1] }] } };
  await expect(tried(bad)).rejects.toMatchObject({
    document: {
      type: expect.stringContaining('rule-invalid'),
      findings: [{ evidence: { at: 'inputs.night' } }, { evidence: { at: 'when.gt.0' } }, { evidence: { at: 'when.gt.1.ratio' } }],
    },
  });
});

test('each fault of a rule lists the allowed values, and nothing else', async () => {
  const detailsOf = async (rule: object): Promise<readonly string[]> => {
    const refused = (await tried({ ...night, ...rule }).catch((error: unknown) => error)) as {
      document: { findings: { detail: string }[] };
    };
    return refused.document.findings.map(({ detail }) => detail);
  };
  expect(await detailsOf({ id: 'night/one' })).toEqual([
    'id：代码只能用小写字母、数字、点、下划线和连字符，以字母或数字开头，至多 100 个字符。',
  ]);
  expect(await detailsOf({ wait: 'soon', severity: 'loud' })).toEqual([
    'wait：时长写作 30s、10min、6h、1d。',
    'severity：须为 info、warning、error 之一。',
  ]);
  expect(await detailsOf({ raise: 0, notify: 'me' })).toEqual(['raise：须不小于 1。', 'notify：须为一个列表。']);
});

test('as reported then a step uses what had arrived by its end plus the wait, and a late file had no effect', async () => {
  expect(await tried(night, { live: true })).toMatchObject({ judged: 0, unknown: 10, episodes: [] });
  const send = (day: string, value: number, received: string) =>
    world
      .upload(
        'r.csv',
        `time,meter,value\n${Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00,M9,${value}`).join('\n')}\n`,
      )
      .then((file) => world.local.readings.importReadings({ file, interval: '1h', received }));
  const { registry } = world.local;
  await registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind,unit\nM9,B2,electricity,interval,kWh\n') });
  await send('2025-04-01', 10, '2025-04-02T01:00');
  await send('2025-04-02', 10, '2025-04-03T09:00');
  await send('2025-04-03', 10, '2025-04-04T01:00');
  await send('2025-04-03', 2, '2025-04-05T01:00');
  const rule = { ...night, of: { code: 'B2' }, when: { gt: ['night', 20] } };
  const asked = { from: '2025-04-01', to: '2025-04-05' };
  expect(await tried(rule, { ...asked, live: true })).toMatchObject({
    judged: 2,
    unknown: 2,
    episodes: [{ start: '2025-03-31T16:00:00Z', end: null, steps: 2 }],
  });
  expect(await tried(rule, asked)).toMatchObject({
    judged: 3,
    unknown: 1,
    episodes: [{ start: '2025-03-31T16:00:00Z', end: '2025-04-02T16:00:00Z', steps: 2 }],
  });
});

test('a building without occupied time is not judged; with it the steps entirely within it are', async () => {
  const hourly = {
    ...night,
    step: 'hour',
    during: 'unoccupied',
    inputs: { use: { use: 'electricity' } },
    when: { gt: ['use', 20] },
    stake: null,
  };
  expect(await tried(hourly)).toMatchObject({ judged: 0, unknown: 0 });
  await world.local.occupancy.set({ building: 'B1', hours: { workday: ['08:00-18:00'], rest: [] } });
  expect(await tried(hourly)).toMatchObject({
    episodes: [
      { start: '2025-03-03T16:00:00Z', end: '2025-03-03T21:00:00Z', steps: 5 },
      { start: '2025-03-04T16:00:00Z', end: '2025-03-04T21:00:00Z', steps: 5 },
    ],
  });
});

test('a day is judged against the ten most similar days', async () => {
  const over = {
    ...night,
    inputs: { use: { use: 'electricity' }, high: { expected: 'high', carrier: 'electricity' } },
    when: { gt: ['use', 'high'] },
    of: { code: 'B3' },
    stake: { unit: 'kWh', of: { minus: ['use', 'high'] } },
  };
  const { registry, readings: intake } = world.local;
  await registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region,floorArea\nB3,三,office,140302,1000\n') });
  await registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind,unit\nM3,B3,electricity,interval,kWh\n') });
  const days = Array.from(
    { length: 40 },
    (_, at) => `${new Date(Date.UTC(2025, 2, 1) + at * 86_400_000).toISOString().slice(0, 10)},M3,${at === 35 ? 300 : 100}`,
  );
  await intake.importReadings({ file: await world.upload('r.csv', `time,meter,value\n${days.join('\n')}\n`), interval: '1d' });
  expect(await tried(over, { from: '2025-04-01', to: '2025-04-10' })).toMatchObject({
    judged: 9,
    episodes: [{ subject: 'B3', start: '2025-04-04T16:00:00Z', end: '2025-04-05T16:00:00Z', steps: 1, stake: 194 }],
  });
});
