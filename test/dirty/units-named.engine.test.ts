import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** A unit that is named is read, or the file is refused because of it: none is ignored in favour of the usual one. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const span = ['2025-01-01', '2025-04-01'] as const;
const rows = (code: string, behind = '') => ['12', '15', '13'].map((value, at) => `${code},2025-0${at + 1},${value}${behind}`);

describe('customary units are converted by definition', () => {
  // 40 of each: ft³ = 0.3048³ m³, US gallon = 231 in³ of 0.0254 m
  test.each([
    [
      'a column called Measure',
      ['Account,Service,Bill Month,Quantity,Measure', ...rows('A1', ',CCF').map((row) => row.replace(',', ',Gas,'))],
      'A1',
      113.2674,
    ],
    ['a column called units', ['Account,Month,Water use,units', ...rows('A2', ',kgal')], 'A2', 151.4165],
    ['a word of a heading', ['户号,月份,Water use HCF', ...rows('A3')], 'A3', 113.2674],
    ['a heading behind a comma', ['户号,月份,"Water, kgal"', ...rows('A4')], 'A4', 151.4165],
    ['brackets', ['户号,月份,Gas (kcf)', ...rows('A5')], 'A5', 1132.6739],
    ['a title', ['All values in CCF', '户号,月份,Gas use', ...rows('A6')], 'A6', 113.2674],
    ['a row of units', ['户号,月份,Water use', ',,kgal', ...rows('A7')], 'A7', 151.4165],
    ['the cell of the figure', ['户号,月份,Water use', ...rows('A8', ' kgal')], 'A8', 151.4165],
    ['kilolitres', ['户号,月份,用水量(kL)', ...rows('A9')], 'A9', 40],
    ['千度', ['户号,月份,用电量(千度)', ...rows('A10')], 'A10', 40_000],
    ['千度 in a title', ['单位：千度', '户号,月份,用电量', ...rows('A11')], 'A11', 40_000],
    ['千吨 is none of water', ['户号,月份,用电量(千kWh)', ...rows('A12')], 'A12', 40_000],
    ["kWh '000", ["户号,月份,Consumption kWh ('000)", ...rows('A13')], 'A13', 40_000],
    ['thousand gallons', ['户号,月份,Water (thousand gallons)', ...rows('A15')], 'A15', 151.4165],
    ['万 on a word', ['户号,月份,用电量万kWh', ...rows('A16')], 'A16', 400_000],
    ['a remark', ['户号,月份,用电量,说明', ...rows('A17', ',单位万kWh')], 'A17', 400_000],
    ['what stands beside a title', ['储能(100kWh)用电', '户号,月份,用电量(MWh)', ...rows('A18')], 'A18', 40_000],
    [
      'what each row measures',
      ['meter,month,measure,value', ...rows('A19').map((row) => row.replace(/,(?=\d+$)/u, ',Energy,'))],
      'A19',
      40,
    ],
    ['000 kWh', ['户号,月份,Consumption (000 kWh)', ...rows('A14')], 'A14', 40_000],
  ])('%s', async (_, file, meter, total) => {
    await bring(file);
    expect((await used(meter, ...span)).total).toBeCloseTo(total, 3);
  });
});

describe('an unknown unit refuses the file or rejects its rows', () => {
  test.each([
    ['a title', ['单位：百度', '户号,月份,用电量', ...rows('B1')]],
    ['a title in brackets', ['2025年用水统计（单位：百吨）', '户号,月份,用水量', ...rows('B2')]],
    ['a title that says a scale', ['单位：千', '户号,月份,用电量', ...rows('B3')]],
    ['an English title', ['Units: hundreds of kWh', '户号,月份,Usage', ...rows('B4')]],
    ['a scale in words', ['户号,月份,Consumption (thousands)', ...rows('B5')]],
    ['behind a comma', ['户号,月份,用水量，百吨', ...rows('B6')]],
    ['megalitres or millilitres', ['户号,月份,Water (ML)', ...rows('B7')]],
    ['standard cubic feet', ['户号,月份,Gas (Mscf)', ...rows('B8')]],
    ['barrels', ['户号,月份,Fuel oil (bbl)', ...rows('B9')]],
    ['斤', ['户号,月份,用煤量(斤)', ...rows('B10')]],
    ['罐', ['户号,月份,用气量(罐)', ...rows('B11')]],
    ['a row of units', ['户号,月份,用水量', ',,百吨', ...rows('B12')]],
    ['thousand or million cubic feet', ['户号,月份,Gas (MCF)', ...rows('B13')]],
    ['gallons of two countries', ['户号,月份,Water (gal)', ...rows('B14')]],
    ['a unit and its scale that differ', ['户号,月份,电量kWh(千度)', ...rows('B15')]],
    ['a title that says otherwise', ['单位：kWh', '户号,月份,电量(千度)', ...rows('B16')]],
  ])('%s', async (_, file) => {
    expect((await told(file)) as object).toMatchObject({ code: expect.stringMatching(/^unit-/u) });
  });

  test.each([
    ['Measure', 'bbl'],
    ['UOM', 'hundred gallons'],
    ['units', 'frobs'],
    ['计量单位', '百吨'],
    ['Usage Units', 'Mcf'],
  ])('a column called %s', async (heading, unit) => {
    const came = await bring([`Account,Month,Use,${heading}`, ...rows('C1', `,${unit}`)]);
    expect(came.rejectedReasons?.map(({ code }) => code)).toEqual(['unknown-unit']);
    expect(came.rejectedCount).toBe(3);
  });

  test('a cell without a heading next to the value', async () => {
    expect((await told(['户号,月份,用水量,', ...rows('C2', ',kgal')])) as object).toMatchObject({ code: 'unit-beside' });
  });
});

test('if every value names its unit no missing unit is reported', async () => {
  expect(await told(['表号,月份,用量', 'D1,2025-01,950 kWh', 'D1,2025-02,1.2 MWh'])).not.toContain('unit-assumed');
  expect((await used('D1', ...span)).total).toBe(2150);
});
