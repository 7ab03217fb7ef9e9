import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../test/world.ts';
import { run } from './run.ts';
import { createSession } from './session.ts';

let world: World;
let folder: string;
let clock = Date.parse('2026-07-01T00:00:00Z');

async function spoken(words: readonly string[]): Promise<string> {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return out.join('') || err.join('');
}
const json = async (...words: readonly string[]) => JSON.parse(await spoken([...words, '--json'])) as Record<string, unknown>;

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  folder = await mkdtemp(join(tmpdir(), 'events-'));
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind\nM1,B1,electricity,interval') });
  const first = parseDay('2026-06-01') as number;
  const rows = Array.from({ length: 30 }, (_, day) =>
    Array.from({ length: 24 }, (__, hour) => {
      const [start, end] = [hour, hour + 1].map(
        (at) => `${dayText(first + day + Math.floor(at / 24))} ${String(at % 24).padStart(2, '0')}:00:00`,
      );
      return `M1,${start},${end},${day === 23 && hour === 19 ? 6 : 10}`;
    }),
  ).flat();
  const file = await upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
  const programme = "kind: programme\nentries:\n  - {id: dr, rule: ten-of-ten, step: 15min, pay: {unit: kWh, price: '2'}}\n";
  await world.app.slices.knowledge.put('dr.yaml', programme, false);
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

test('an event goes from the portfolio to the second issue by commands alone', async () => {
  expect(await json('portfolio', 'add', 'V1', '--name', '一号', '--organisation', 'AGG')).toMatchObject({ code: 'V1', members: [] });
  const terms = ['--from', '2026-06-01', '--share', '0.7', '--consent', '签字', '--price', '0.3', '--max-kw', '20'];
  expect(await json('portfolio', 'join', 'V1', 'B1', ...terms)).toMatchObject({
    members: [{ building: 'B1', from: '2026-06-01', to: null, share: 0.7, price: '0.3', maxKw: 20 }],
  });
  expect(await json('portfolio', 'show', 'V1')).toMatchObject({ code: 'V1', members: [{ building: 'B1' }] });
  const span = ['--from', '2026-06-24T19:00', '--to', '2026-06-24T20:00'];
  expect(await json('baseline', 'of', 'B1', '--rule', 'ten-of-ten', ...span, '--direction', 'down')).toMatchObject({
    parts: [{ day: '2026-06-24', adjustment: { kind: 'none' } }],
    baselineKwh: 10,
    actualKwh: 6,
    responseKwh: 4,
    indicative: true,
  });
  const test = ['--rules', 'ten-of-ten,high-five-of-ten', '--from', '2026-06-22', '--to', '2026-06-27', '--hours', '14-17'];
  expect(await json('baseline', 'test', '--region', '140302', ...test)).toMatchObject({
    rules: [
      { rule: 'ten-of-ten', bias: 0, mape: 0 },
      { rule: 'high-five-of-ten', bias: 0, mape: 0 },
    ],
    buildings: [{ code: 'B1', rule: 'ten-of-ten', bias: 0, mape: 0, days: 5 }, { code: 'B1' }],
  });
  const commit = join(folder, 'commit.csv');
  await writeFile(commit, 'building,kw\nB1,5\n');
  const add = ['event', 'add', 'E1', '--programme', 'dr', '--portfolio', 'V1', ...span, '--direction', 'down', '--commit', commit];
  expect(await json(...add)).toMatchObject({ members: [{ building: 'B1', committedKw: 5, answer: null }], committedKw: 5, shortKw: 0 });
  expect(await json(...add)).toMatchObject({ code: 'code-taken' });
  expect(await json('event', 'settle', 'E1', '--preview')).toMatchObject({ issue: 1, previous: null, net: '8.00' });
  expect(await json('event', 'settle', 'E1')).toMatchObject({ issue: 1, unchanged: false, net: '8.00', aggregator: '2.40' });
  expect(await json('event', 'settle', 'E1')).toMatchObject({ issue: 1, unchanged: true });
  expect(await json('event', 'answer', 'E1', 'B1', '--as', 'out')).toMatchObject({ members: [{ building: 'B1', answer: 'out' }] });
  expect(await json('event', 'settle', 'E1')).toMatchObject({
    issue: 2,
    previous: 1,
    net: '0.00',
    difference: '-8.00',
    members: [{ building: 'B1', status: 'out', money: '0.00', difference: '-5.60' }],
    findings: [{ code: 'claim-back' }],
  });
  expect(await json('event', 'settlement', 'E1', '--issue', '1')).toMatchObject({ issue: 1, net: '8.00', previous: null });
  expect(await json('event', 'cancel', 'E1')).toMatchObject({ code: 'event-settled' });
  expect(await json('capability', '--building', 'B1', '--at', '2026-06-24T19:00', '--hours', '2')).toEqual({
    resources: [],
    byKind: [],
    total: { downKw: 0, upKw: 0 },
    unknown: [],
  });
});

test('for people the same stands in tables', async () => {
  expect(await spoken(['event', 'settlement', 'E1', '--issue', '1'])).toContain('计入结算');
  expect(await spoken(['event', 'show', 'E1'])).toContain('不参加');
  expect(await spoken(['event', 'list'])).toContain('E1');
  expect(await spoken(['portfolio', 'list'])).toContain('V1');
  expect(await spoken(['portfolio', 'show', 'V1'])).toContain('B1');
  expect(await spoken(['portfolio', 'history', 'V1', '--building', 'B1'])).toContain('分成');
});
