import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHeatTown, type HeatTown } from '../../../test/heat-town.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let heat: HeatTown;
let clock = Date.parse('2026-06-24T02:00:00Z');

const programmes = "kind: programme\nentries:\n  - {id: city-dr, rule: ten-of-ten, step: hour, pay: {unit: kWh, price: '2'}}\n";
const hospitals = Array.from({ length: 13 }, (_, at) => ({
  code: `H${at + 1}`,
  owner: `O${1 + (at % 6)}`,
  kwh: 20_000 + 1000 * (13 - at),
}));
const months = (year: number, count: number) => Array.from({ length: count }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  const owners = Array.from({ length: 6 }, (_, at) => `O${at + 1},单位${at + 1}`);
  await local.place.importOrganisations({ file: await upload('o.csv', ['code,name', 'AGG,聚合商', ...owners].join('\n')) });
  const rows = hospitals.map(({ code, owner }) => `${code},${code}医院,hospital,140302,${owner},${code === 'H1' ? 6000 : 5000}`);
  await local.registry.importBuildings({
    file: await upload('b.csv', ['code,name,use,region,organisation,floorArea', ...rows].join('\n')),
  });
  const all = [...months(2024, 12), ...months(2025, 12), ...months(2026, 4)];
  const bills = hospitals.map(({ code, kwh }) =>
    [code, ...all.map((month) => Math.round(kwh * (month < '2025' ? 0.9 : month < '2026' ? 1 : 1.05) * (code === 'H1' ? 3 : 1)))].join(),
  );
  const file = await upload('bills.csv', [['meter', ...all].join(), ...bills].join('\n'));
  await local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true });
  const resources = 'code,building,kind,kw,maxKwh,minKwh\nT1,H1,battery,20,40,0\nT2,H2,battery,10,40,0\n';
  await local.resources.importResources({ file: await upload('r.csv', resources) });
  await world.app.slices.knowledge.put('programmes.yaml', programmes, false);
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of ['H1', 'H2'])
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-10', share: '0.5', consent: '签字' });
  const asked = { programme: 'city-dr', portfolio: 'V1', direction: 'down' as const, kw: '24' };
  await local.flexibility.events.add({ ...asked, code: 'E1', from: '2026-06-25T19:00', to: '2026-06-25T21:00' });
  heat = await createHeatTown();
});
afterAll(async () => {
  await world.stop();
  await heat.world.stop();
});

type Sentence = { readonly parts: readonly { readonly text: string; readonly figure?: string | undefined }[] };
const text = ({ parts }: Sentence): string => parts.map((part) => part.text).join('');

test('an owner reads of its own hospitals: high among its like, by how much more, what it owes, and an invitation in yuan', async () => {
  const told = await world.as('owner', { organisation: 'O1' }).today.buildings({});
  expect(told).toMatchObject({ day: '2026-06-24', year: 2025, total: 3 });
  expect(told.buildings.map(({ building }) => building)).toEqual(['H1', 'H13', 'H7']);
  const [first] = told.buildings;
  expect(first).toMatchObject({ level: 'high', indicative: false, excess: null, quarter: 4 });
  expect(first?.sentences.map(text).slice(0, 2)).toEqual([
    '2025年用能偏高：每平方米 24.33 千克标准煤，高于四分之三的同类建筑（尚无可用限额，与本地同类比较）。',
    '全年共用电 118.8 万 kWh，单位面积用能比上年增加 11.1%。',
  ]);
  expect(first?.sentences.map(text).at(-1)).toBe('2026年1至4月用电 41.58 万 kWh，比上年同期增加 5%。');
  expect(text(first?.owed ?? { parts: [] })).toBe('还缺 2026-05 的用电账单。');
  expect(text(first?.first ?? { parts: [] })).toContain('节能量未知');
  expect(told.invitations.map((one) => [one.event, one.building, one.kw, one.yuan])).toEqual([['E1', 'H1', 16, '32.00']]);
  expect(text(told.invitations[0]?.sentence ?? { parts: [] })).toBe(
    'H1医院：2026年6月25日 19:00–21:00 降低用电 16 kW，全部完成可得约 32.00 元。待您答复。',
  );
});

test('each figure in an owner’s sentences opens to the same number', async () => {
  const owner = world.as('owner', { organisation: 'O1' });
  const { buildings } = await owner.today.buildings({ limit: 1 });
  const figures = buildings.flatMap(({ sentences }) => sentences.flatMap(({ parts }) => parts.flatMap(({ figure }) => figure ?? [])));
  const opened = await Promise.all(figures.map((figure) => owner.figures.explain({ figure })));
  expect(opened.map(({ result }) => result.value)).toContain(1_188_000);
  expect(opened.map(({ result }) => result.value)).toContain(415_800);
  expect(opened.length).toBeGreaterThanOrEqual(4);
});

test('an owner sees no building of another, by address too', async () => {
  const { buildings, total } = await world.as('owner', { organisation: 'O3' }).today.buildings({ limit: 24 });
  expect([total, buildings.map(({ building }) => building)]).toEqual([2, ['H3', 'H9']]);
  const authorization = `Bearer ${await world.secretOf('owner', { organisation: 'O3' })}`;
  const answer = await world.ask('/api/today/buildings', { headers: { authorization } });
  const body = await answer.text();
  expect([answer.status, body.includes('H1医院'), body.includes('H3医院')]).toEqual([200, false, true]);
});

test('an aggregator reads when the next event begins, who has not answered, and what is missing', async () => {
  const aggregator = world.as('aggregator', { aggregator: 'AGG' });
  const before = await aggregator.today.event();
  expect(before.next).toMatchObject({
    event: 'E1',
    answers: { in: 0, out: 0, none: 2 },
    target: 24,
    missing: 24,
    unanswered: ['H1医院', 'H2医院'],
  });
  await world.as('owner', { organisation: 'O1' }).flexibility.events.answer({ event: 'E1', building: 'H1', answer: 'in' });
  const { next, settled } = await aggregator.today.event();
  expect(next?.sentences.map(text).slice(1)).toEqual([
    '参加 1 处，不参加 0 处，未答复 1 处：H2医院。',
    '已确认 16 kW，距目标还差 8 kW，其中 8 kW 尚待答复。',
  ]);
  expect(next?.sentences.map(text)[0]).toMatch(/^距 E1 还有 1 天 8 小时：2026年6月25日 19:00–21:00 削减 24 kW。$/u);
  expect(settled).toEqual([]);
});

test('a heat company reads how its season stands, and that the bills are to be previewed', async () => {
  const company = heat.world.as('operator', { operator: 'C1' });
  const { season } = await company.today.season();
  expect(season).toMatchObject({ name: '2026', from: '2026-01-01', days: 20, passed: 20, complaints: 0, cold: 0, arrears: null });
  expect(season?.sentences.map(text)).toEqual([
    '2026采暖季已于2026年1月21日前结束，共 20 天。',
    '8 只热量表中 87.5% 读数齐全，1 只有缺。',
    '没有未办结的室温投诉和热费异议。',
    '没有待减免的偏冷住户。',
    '还没有开出过热费单据，欠费未知。',
  ]);
  expect(season?.act).toMatchObject({ name: 'preview' });
  expect(season?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'now', 'later', 'later']);
  expect(await heat.world.as('operator', { operator: 'C2' }).today.season()).toMatchObject({ season: null });
});
