import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Lists in which the heading of the code may mean other things too, and multipliers from name plates, wherever one is stated. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({
    file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,share-units'),
  });
});
afterAll(() => world.stop());

let made = 0;
const fresh = (): string => `L${(made += 1)}`;
const meters = async (...rows: string[]) => world.local.registry.importMeters({ file: await world.upload('m.csv', rows.join('\n')) });

test.each(['楼栋代码', '楼宇编号', 'Building ID', 'Asset ID', 'Asset No', 'Objekt', 'Gebäude-ID', '编号'])(
  'buildings: %s',
  async (heading) => {
    const code = fresh();
    const file = await world.upload('b.csv', `${heading},name,use,region\n${code},楼,office,140302\n`);
    expect(await world.local.registry.importBuildings({ file })).toMatchObject({ created: 1, rejectedCount: 0 });
    expect(await world.local.registry.building({ building: code })).toMatchObject({ code });
  },
);

test.each(['Meter No', 'Meter No.', 'Asset ID', 'Asset No', '编号', '用户编号', '资产编号'])('metering points: %s', async (heading) => {
  const code = fresh();
  expect(await meters(`${heading},carrier,kind`, `${code},electricity,register`)).toMatchObject({ created: 1, rejectedCount: 0 });
  expect(await world.local.registry.meter({ meter: code })).toMatchObject({ code });
});

test('the code of the metering point takes precedence over that of the asset', async () => {
  const code = fresh();
  expect(await meters('Asset ID,Meter No,楼栋代码,carrier,kind', `X1,${code},B1,electricity,register`)).toMatchObject({ created: 1 });
  expect(await world.local.registry.meter({ meter: code })).toMatchObject({ code, building: 'B1' });
});

test.each(['用户编号', '用热户编号', '户编号', '编号'])('households: %s', async (heading) => {
  const code = fresh();
  const file = await world.upload('h.csv', `${heading},point,class,area\n${code},P1,dwelling,60\n`);
  expect(await world.local.heatSupply.importHouseholds({ file })).toMatchObject({ created: 1, rejectedCount: 0 });
});

describe('multipliers', () => {
  test.each([
    ['CT变比,综合倍率', '直入,1', 1],
    ['综合倍率,CT变比', '1,直入', 1],
    ['互感器', '直接接入', 1],
    ['CT变比,PT变比', '200/5A,直入', 40],
  ])('in a list: %s %s', async (headings, cells, times) => {
    const code = fresh();
    const told = await meters(`code,carrier,kind,${headings}`, `${code},electricity,register,${cells}`);
    expect(told).toMatchObject({ created: 1, rejectedCount: 0 });
    expect((await world.local.registry.meter({ meter: code })).devices.map(({ multiplier }) => multiplier)).toEqual([times]);
  });

  test.each([
    ['变流比,变压比', '200/5,10000/100', 4000],
    ['CT比,PT比', '200/5,10000/100', 4000],
    ['电流比,电压比', '200/5,10000/100', 4000],
    ['Current Transformer,Potential Transformer', '400:5,120:1', 9600],
    ['Multiplier,Current Transformer,Potential Transformer', ',400:5,120:1', 9600],
    ['综合倍率,CT变比,PT变比', ',200/5,10000/100', 4000],
    ['倍率,CT变比', ',200/5', 40],
    ['倍率,CT变比', '4000,200/5', 4000],
  ])('of current and voltage transformers: %s %s', async (headings, cells, times) => {
    const code = fresh();
    const told = await meters(`code,carrier,kind,${headings}`, `${code},electricity,register,${cells}`);
    expect(told).toMatchObject({ created: 1, rejectedCount: 0 });
    expect((await world.local.registry.meter({ meter: code })).devices.map(({ multiplier }) => multiplier)).toEqual([times]);
  });

  test.each([
    ['变流器,变压器', '200/5,10000/100'],
    ['一次电流,二次电流', '400,5'],
    ['K factor', '80'],
    ['规格', '300/5A'],
    ['倍率,互感器规格', ',300/5A'],
  ])('columns that state one are not ignored: %s', async (headings, cells) => {
    const told = meters(`code,carrier,kind,${headings}`, `${fresh()},electricity,register,${cells}`);
    await expect(told).rejects.toMatchObject({ document: { code: 'multipliers-left' } });
  });

  test.each([
    ['倍率,CT变比', '1,200/5'],
    ['倍率,CT变比', '100,200/5'],
    ['综合倍率,CT变比,PT变比', '40,200/5,10000/100'],
  ])('contradictions reject their row: %s %s', async (headings, cells) => {
    const told = await meters(`code,carrier,kind,${headings}`, `${fresh()},electricity,register,${cells}`);
    expect(told).toMatchObject({ created: 0, rejected: [{ code: 'multiplier-contradicts' }] });
  });

  test.each([
    ['楼层', '12/5'],
    ['启用', '2025/1'],
    ['Power factor', '0.95'],
  ])('%s states none', async (headings, cells) => {
    expect(await meters(`code,carrier,kind,${headings}`, `${fresh()},electricity,register,${cells}`)).toMatchObject({ created: 1 });
  });

  const swapped = async (multiplier: string | number) => {
    const code = fresh();
    await meters('code,carrier,kind', `${code},electricity,register`);
    const given = { meter: code, at: '2025-06-03T10:00', oldFinal: 10, newStart: 0, multiplier };
    return world.local.registry.swapMeter(given).then(
      ({ devices }) => devices.at(-1)?.multiplier,
      (error: unknown) => (error as ProblemAnswer).document,
    );
  };

  test.each([40, '40', '40倍', '×40', '200/5A', '40（200/5）'])('of a swap: %s', async (said) => {
    expect(await swapped(said)).toBe(40);
  });

  test.each(['见铭牌', '1/40', '0', '-40', -40])('of a swap: %s is refused', async (said) => {
    expect(await swapped(said)).toMatchObject({ code: 'not-a-multiplier', detail: expect.stringContaining('200/5A') });
  });
});

test.each(['Unit of Measure', '计量的单位', 'Einheit', '规格'])('units of metering points under %s', async (heading) => {
  const [one, two] = [fresh(), fresh()];
  const told = await meters(`code,carrier,kind,${heading}`, `${one},electricity,register,MWh`, `${two},heat,register,kWh`);
  expect(told).toMatchObject({ created: 2, rejectedCount: 0 });
  expect((told.findings ?? []).map(({ code }) => code)).not.toContain('meter-unit-assumed');
  expect((await world.local.registry.meter({ meter: one })).devices[0]?.unit).toBe('MWh');
});

test('an unknown unit of metering points is refused', async () => {
  const told = await meters('code,carrier,kind,Unit of Measure', `${fresh()},electricity,register,百卡`);
  expect(told).toMatchObject({ created: 0, rejected: [{ code: 'unknown-value' }] });
});

test.each([
  ['表计类型', '累计'],
  ['类型', '表底'],
  ['Type', 'register'],
  ['计量方式', '累计'],
])('the kind of readings: %s %s', async (heading, word) => {
  const code = fresh();
  expect(await meters(`code,能源种类,${heading}`, `${code},电,${word}`)).toMatchObject({ created: 1, rejectedCount: 0 });
  expect(await world.local.registry.meter({ meter: code })).toMatchObject({ kind: 'register' });
});
