import { afterAll, beforeAll, expect, test } from 'vitest';
import { story } from './story.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0]);

/** Samples are from the year before; a month that is typed in must be over. */
const [year, now] = [2025, Date.parse('2026-03-01T00:00:00Z')];

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
});

afterAll(async () => {
  await world.stop();
});

async function sample(kind: string): Promise<string> {
  const answer = await world.ask(`/api/samples/${kind}?format=csv`);
  expect(answer.status).toBe(200);
  return world.upload(`${kind}.csv`, new Uint8Array(await answer.arrayBuffer()));
}

test.each([
  ['substations', '必填：热力站；首次导入时另需：地区'],
  ['settlement-points', '必填：结算点；首次导入时另需：建筑、供热企业、热价、计量方法'],
  ['households', '状态：供热、停热、未接入'],
  ['heat-units', '必填：户号、采暖季、分摊值'],
  ['payments', '必填：缴费日期、金额、凭证号；至少填一项：用热人编号、户号'],
  ['heat-supplies', '必填：热源企业、供热企业、计量点、热价（元/GJ）'],
  ['room-samples', '必填：户号、测温时间、室温'],
  ['certificates', '结论：检定合格、检定不合格'],
])('the template of %s states the required columns, and its kind and all its headings are recognised', async (kind, told) => {
  for (const format of ['csv', 'xlsx']) {
    const answer = await world.ask(`/api/import-templates/${kind}?format=${format}`);
    expect(answer.status).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (format === 'csv') expect(new TextDecoder().decode(bytes)).toContain(told);
    const seen = await world.local.imports.inspect({ file: await world.upload(`${kind}.${format}`, bytes) });
    expect(seen.kind).toBe(kind);
    expect(seen.columns.map(({ field, why }) => [field, why])).toEqual(seen.fields.map(({ name }) => [name, 'name']));
  }
});

test('a template of an unknown kind is refused by name', async () => {
  const answer = await world.ask('/api/import-templates/nonsense');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('no-such-kind');
});

test('views belong to the person who saved them', async () => {
  const [one, other] = [world.as('bureau', { region: '140300' }), world.as('bureau', { region: '150200' })];
  const { id } = await one.registry.views.save({ name: '办公', address: 'use=office' });
  const ofCases = await one.registry.views.save({ name: '办公', address: 'show=overdue', of: 'cases' });
  expect((await one.registry.views.list()).views).toEqual([{ id, name: '办公', address: 'use=office' }]);
  expect((await one.registry.views.list({ of: 'cases' })).views).toEqual([{ id: ofCases.id, name: '办公', address: 'show=overdue' }]);
  expect((await other.registry.views.list()).views).toEqual([]);
  expect(await other.registry.views.remove({ id })).toEqual({ removed: false });
});

story('the sample files are imported completely, and lists, edits and typed months build on them', (step) => {
  step('sample files are recognised and imported completely: buildings, then a year of bills', async () => {
    const buildings = await sample('buildings');
    expect(await world.local.imports.inspect({ file: buildings })).toMatchObject({ kind: 'buildings', findings: [] });
    expect(await world.local.registry.importBuildings({ file: buildings })).toMatchObject({ created: 4, rejectedCount: 0 });
    const readings = await sample('readings');
    const seen = await world.local.imports.inspect({ file: readings });
    expect(seen).toMatchObject({ kind: 'readings', options: { layout: 'months', createMeters: 'true' } });
    const ran = await world.local.readings.importReadings({ file: readings, layout: 'months', createMeters: true });
    expect(ran).toMatchObject({ accepted: 48, rejectedCount: 0, meters: 4 });
    const meters = await sample('meters');
    expect(await world.local.imports.inspect({ file: meters })).toMatchObject({ kind: 'meters' });
    expect(await world.local.registry.importMeters({ file: meters })).toMatchObject({ created: 4, rejectedCount: 0 });
  });

  step('the server filters and sorts the list, and the export contains what the list shows', async () => {
    const ask = { areaFrom: 9000, sort: 'name', descending: true } as const;
    const { buildings, total } = await world.local.registry.buildings(ask);
    expect(total).toBe(3);
    expect(buildings.map(({ code }) => code)).toEqual(['SL-003', 'SL-004', 'SL-001']);
    expect(buildings[0]).toMatchObject({ meters: 2 });
    expect((await world.local.registry.buildings({ hasMeters: false })).total).toBe(0);
    const file = await world.ask(
      '/api/exports/building-list?columns=name,use,floorArea,meters&areaFrom=9000&sort=name&descending=true&lang=zh',
    );
    const lines = (await file.text()).trim().split('\r\n');
    // a note above the table states as known when
    expect(lines[0]).toMatch(/^# /u);
    expect(lines.slice(1)).toEqual([
      '代码,名称,用途,建筑面积 (m2),计量点数',
      'SL-003,示例：中医院门诊楼,医院,15600,2',
      'SL-004,示例：迎宾酒店,宾馆酒店,9800,2',
      'SL-001,示例：市民服务中心,办公,12000,2',
    ]);
    expect((await world.ask('/api/exports/building-list?columns=name&sort=colour')).status).toBe(400);
  });

  step('one field of many buildings: the preview writes nothing, the edit is one change and can be undone as a whole', async () => {
    const ask = { buildings: ['SL-001', 'SL-002'], set: { heating: '热泵' } };
    const shown = await world.local.registry.editBuildings({ ...ask, preview: true });
    expect(shown).toMatchObject({ change: null, unchanged: 0, refused: [] });
    expect(shown.changed.map(({ code, from, to }) => [code, from, to])).toEqual([
      ['SL-001', 'heat', 'heat-pump'],
      ['SL-002', 'heat', 'heat-pump'],
    ]);
    expect(await world.local.registry.building({ building: 'SL-001' })).toMatchObject({ heating: 'heat' });
    const made = await world.local.registry.editBuildings(ask);
    expect(await world.local.registry.building({ building: 'SL-002' })).toMatchObject({ heating: 'heat-pump' });
    expect((await world.local.registry.editBuildings(ask)).change).toBeNull();
    await world.local.imports.undo({ id: made.change ?? 0 });
    expect(await world.local.registry.building({ building: 'SL-001' })).toMatchObject({ heating: 'heat' });
  });

  step('a month is typed in next to last year; suspicious values are reported beforehand, and a photo is kept with it', async () => {
    const sheet = await world.local.metering.typing.sheet({ building: 'SL-001', month: `${year}-12` });
    const bill = sheet.meters.find(({ meter }) => meter === 'SL-001');
    expect(bill).toMatchObject({ kind: 'interval', held: { coverage: 1 } });
    const next = { building: 'SL-001', month: `${year + 1}-01` };
    const value = { meter: 'SL-001', time: `${year + 1}-01-01`, end: `${year + 1}-02-01`, value: '900000' };
    const checked = await world.local.metering.typing.check({ ...next, values: [value] });
    expect(checked.checks[0]?.findings.map(({ code }) => code)).toEqual(['typed-far-above']);
    expect(checked.missing).toEqual(['SL-E1']);
    const photo = await world.upload('表.png', png);
    const ran = await world.local.readings.record({ readings: [{ ...value, value: 72_000 }], photos: [photo] });
    expect(ran).toMatchObject({ accepted: 1 });
    expect(await world.local.imports.get({ id: ran.import })).toMatchObject({ photos: [{ name: '表.png', bytes: 16 }] });
    const shown = await world.ask(`/api/imports/${ran.import}/photos/1`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await world.upload('x.png', '<svg onload=alert(1)>');
    await expect(world.local.readings.record({ readings: [{ ...value, value: 1 }], photos: [script] })).rejects.toMatchObject({
      document: { code: 'not-an-image' },
    });
  });
});
