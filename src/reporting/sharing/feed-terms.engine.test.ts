import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
const now = Date.UTC(2026, 5, 15, 4);

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { place, registry, readings } = world.local;
  await place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nBRAIN,City brain,140300\n') });
  await registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region,floorArea\nA,Office,office,140302,1000\n') });
  await registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind\nA-E,A,electricity,interval\n') });
  const file = await world.upload('r.csv', 'meter,time,value\nA-E,2026-03-01,24\nA-E,2026-04-02,12.5\n');
  await readings.importReadings({ file, kind: 'interval', interval: '1d' });
});
afterAll(() => world.stop());

async function take(id: string): Promise<string> {
  const secret = await world.secretOf('viewer', { organisation: 'BRAIN' });
  return (await world.ask(`/api/feeds/${id}`, { headers: { authorization: `Bearer ${secret}` } })).text();
}

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('nothing from before the first day of the data is shared: that of the agreement, or the one it states', async () => {
  const terms = "region: '140300', to: BRAIN, purpose: p, agreement: a, from: 2026-03-02, until: 2026-12-31";
  await world.local.sharing.feeds.add({
    text: `- {id: later, dataset: use-month, ${terms}}\n- {id: back, dataset: use-month, ${terms}, dataFrom: 2026-01-01, dataUntil: 2026-03-31}`,
  });
  const months = async (id: string) => [...new Set(linesOf(await take(id)).map(({ month }) => month))];
  // March begins before the agreement
  expect(await months('later')).toEqual(['2026-04']);
  expect(await months('back')).toEqual(['2026-03']);
  expect((await world.local.sharing.feeds.preview({ id: 'back' })).hidden).toContainEqual({
    what: 'rows',
    name: 'A',
    why: 'outside-period',
    count: 1,
  });
  expect(await world.local.sharing.feeds.show({ id: 'later' })).toMatchObject({ dataFrom: '2026-03-02', dataUntil: '2026-12-31' });
  const bad = world.local.sharing.feeds.add({
    text: `{id: bad, dataset: use-month, ${terms}, dataFrom: 2026-05-01, dataUntil: 2026-04-30}`,
  });
  await expect(bad).rejects.toMatchObject({ document: { findings: [{ code: 'sharing-field-bad' }] } });
});

it('where the last day of the data is stated, nothing that ends later leaves: a month or year that only begins by it stays', async () => {
  const terms = "region: '140300', to: BRAIN, purpose: p, agreement: a, from: 2026-01-01, until: 2026-12-31, dataFrom: 2026-01-01";
  await world.local.sharing.feeds.add({
    text: `- {id: mid, dataset: use-month, ${terms}, dataUntil: 2026-04-15}\n- {id: end, dataset: use-month, ${terms}, dataUntil: 2026-04-30}`,
  });
  const months = async (id: string) => linesOf(await take(id)).map(({ month }) => month);
  expect(await months('mid')).toEqual(['2026-03']);
  expect(await months('end')).toEqual(['2026-03', '2026-04']);
});

it('a feed that yields nothing says so in its preview, with the days of its data', async () => {
  const terms = "region: '140300', to: BRAIN, purpose: p, agreement: a, from: 2026-06-01, until: 2027-05-31";
  await world.local.sharing.feeds.add({
    text: `- {id: co2, dataset: inventory, ${terms}}\n- {id: co2-year, dataset: inventory, ${terms}, dataFrom: 2026-01-01, dataUntil: 2026-12-31}`,
  });
  const nothing = await world.local.sharing.feeds.preview({ id: 'co2' });
  expect(nothing).toMatchObject({
    total: 0,
    findings: [{ code: 'feed-yields-nothing', evidence: { feed: 'co2', from: '2026-06-01', until: '2027-05-31' } }],
  });
  expect(await world.local.sharing.feeds.preview({ id: 'co2-year' })).toMatchObject({ total: 1, findings: [] });
});

it.each([
  ['not begun', 'soon', 'from: 2026-07-01, until: 2026-12-31, dataFrom: 2026-01-01', '尚未生效'],
  ['over', 'past', 'from: 2026-01-01, until: 2026-05-31', '协议到期'],
  ['ended', 'stopped', 'from: 2026-01-01, until: 2026-12-31', '已终止（2026-06-15）'],
])('the preview of a feed that is %s has rows, and says that its receiver is refused now', async (_, id, days, state) => {
  await world.local.sharing.feeds.add({
    text: `- {id: ${id}, dataset: use-month, region: '140300', to: BRAIN, purpose: p, agreement: a, ${days}}`,
  });
  if (id === 'stopped') await world.local.sharing.feeds.end({ id });
  const { rows, findings } = await world.local.sharing.feeds.preview({ id });
  expect(rows.length).toBeGreaterThan(0);
  expect(findings).toMatchObject([{ code: 'feed-not-open', detail: expect.stringContaining(`现在取用会被拒绝：${state}`) }]);
});

it('names that are taken are told with all other faults of a file, and all of them by themselves', async () => {
  const terms = "dataset: buildings, region: '140300', to: BRAIN, purpose: p, agreement: a, from: 2026-01-01, until: 2026-12-31";
  const add = (...entries: string[]) => world.local.sharing.feeds.add({ text: entries.map((one) => `- {${one}, ${terms}}\n`).join('') });
  await add('id: one, fields: [name]', 'id: two, fields: [name]');
  await expect(add('id: one, fields: [name]', 'id: three, fields: [name]', 'id: two, fields: [name]')).rejects.toMatchObject({
    document: {
      status: 409,
      code: 'feed-exists',
      evidence: { feed: 'one' },
      findings: [{ code: 'feed-exists', evidence: { feed: 'two' } }],
    },
  });
  await expect(add('id: four, fields: [nonsense]', 'id: two, fields: [name]')).rejects.toMatchObject({
    document: { code: 'sharing-file-invalid', findings: [{ code: 'sharing-field-bad' }, { code: 'feed-exists', evidence: { line: 2 } }] },
  });
  await expect(add('id: five, fields: [name]', 'id: five, fields: [name]')).rejects.toMatchObject({ document: { code: 'feed-exists' } });
});

it('a dwelling that was torn down is not counted in its group either', async () => {
  const row = (code: string, life = '') => `${code},House,dwelling,140300,100,${life}\n`;
  const houses = ['H1', 'H2', 'H3', 'H4', 'H5'].map((code) => row(code)).join('');
  const file = await world.upload('h.csv', `code,name,use,region,floorArea,lifeEvents\n${houses}${row('H6', '拆除:2026-05-20')}`);
  expect(await world.local.registry.importBuildings({ file })).toMatchObject({ rejectedCount: 0 });
  const terms = "region: '140300', to: BRAIN, purpose: p, agreement: a, from: 2026-01-01, until: 2026-12-31, mask: {k: 5, by: [use]}";
  await world.local.sharing.feeds.add({ text: `{id: homes, dataset: buildings, fields: [buildings, floorArea], ${terms}}` });
  expect(linesOf(await take('homes')).filter(({ code }) => String(code).startsWith('group:'))).toEqual([
    { code: 'group:dwelling', buildings: 5, floorArea: 500 },
  ]);
  expect((await world.local.sharing.feeds.preview({ id: 'homes' })).hidden).toContainEqual({
    what: 'rows',
    name: 'H6',
    why: 'demolished',
    count: 1,
  });
});

it('a demolished building is not shared among the existing ones, unless its state or end is', async () => {
  const file = await world.upload(
    'd.csv',
    'code,name,use,region,floorArea,lifeEvents\nGONE,Old hall,office,140300,800,拆除:2026-05-20\nNEW,Hall,office,140300,900,\n',
  );
  expect(await world.local.registry.importBuildings({ file })).toMatchObject({ rejectedCount: 0 });
  const terms = "dataset: buildings, region: '140300', to: BRAIN, purpose: p, agreement: a, from: 2026-01-01, until: 2026-12-31";
  await world.local.sharing.feeds.add({
    text: `- {id: cim, fields: [name], ${terms}}\n- {id: cim-ends, fields: [name, state, endedOn], ${terms}}`,
  });
  expect(linesOf(await take('cim'))).toEqual([
    { code: 'A', name: 'Office' },
    { code: 'NEW', name: 'Hall' },
  ]);
  expect((await world.local.sharing.feeds.preview({ id: 'cim' })).hidden).toContainEqual({
    what: 'rows',
    name: 'GONE',
    why: 'demolished',
    count: 1,
  });
  expect(linesOf(await take('cim-ends'))).toEqual([
    { code: 'A', name: 'Office', state: 'standing', endedOn: null },
    { code: 'GONE', name: 'Old hall', state: 'demolished', endedOn: '2026-05-20' },
    { code: 'NEW', name: 'Hall', state: 'standing', endedOn: null },
  ]);
});
