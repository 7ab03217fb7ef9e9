import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/** A year of bills, the same every month; null for a month that is not billed. */
const bills = (meter: string, year: number, kwh: (month: number) => number | null) => [
  meter,
  ...months.map((_, at) => kwh(at + 1) ?? ''),
  year,
];

async function bring(year: number, rows: readonly (readonly unknown[])[], options: Record<string, unknown> = {}) {
  const head = ['meter', ...months.map((month) => `${year}-${month}`)].join();
  const lines = rows.map((row) => row.slice(0, 13).join());
  const file = await world.upload(`bills-${year}.csv`, [head, ...lines].join('\n'));
  await world.local.readings.importReadings({ file, layout: 'months', ...options });
}

beforeAll(async () => {
  world = await createWorld();
  const offices = Array.from({ length: 13 }, (_, at) => `O${at + 1},办公${at + 1},office,140302,1000,U${at + 1}`);
  const rows = ['T,大厦,office,140303,10000,UT', 'N,邻楼,hotel,140303,2000,UN', ...offices];
  const organisations = await world.upload(
    'organisations.csv',
    ['code,name', ...['T', 'N', ...offices.map((_, at) => at + 1)].map((code) => `U${code},单位${code}`)].join('\n'),
  );
  await world.local.place.importOrganisations({ file: organisations });
  const buildings = await world.upload('buildings.csv', ['code,name,use,region,floorArea,organisation', ...rows].join('\n'));
  await world.local.registry.importBuildings({ file: buildings });
  const meters = await world.upload(
    'meters.csv',
    [
      'code,building,carrier,item,parent,installed',
      'T-E,T,electricity,,,2020-01-01',
      'T-A,T,electricity,01A00,T-E,2020-01-01',
      'T-A1,T,electricity,01A10,T-A,2020-01-01',
      'T-B,T,electricity,01B00,T-E,2020-01-01',
      'T-N,N,electricity,,T-E,2020-01-01',
      'T-G,T,gas,,,2020-01-01',
      'T-W,T,water,,,2020-01-01',
    ].join('\n'),
  );
  await world.local.registry.importMeters({ file: meters });
  await bring(2024, [bills('T-E', 2024, () => 90_000), bills('T-A', 2024, () => 30_000)], { unit: 'kWh' });
  await bring(
    2025,
    [
      bills('T-E', 2025, () => 100_000),
      bills('T-A', 2025, () => 40_000),
      bills('T-A1', 2025, (month) => (month > 6 ? 50_000 : 30_000)),
      bills('T-N', 2025, () => 10_000),
      ...Array.from({ length: 13 }, (_, at) => bills(`O${at + 1}`, 2025, () => 5000 + 100 * at)),
    ],
    { unit: 'kWh', carrier: 'electricity', createMeters: true },
  );
  await bring(2025, [bills('T-G', 2025, () => 1000), bills('T-W', 2025, () => 200)], { unit: 'm3' });
});
afterAll(() => world.stop());

describe('the energy of a building from supply to item', () => {
  test('measured use, the rest without an item, and unmeasured parts, each by value', async () => {
    const flow = await world.local.benchmarking.flow({ building: 'T', year: 2025 });
    const [electricity, gas, water] = flow.carriers;
    expect(electricity).toMatchObject({ carrier: 'electricity', unit: 'kWh', unmeasured: ['01C00', '01D00', '01E00'] });
    // 100,000 less the neighbour's 10,000 a month; lighting 40,000; air conditioning has no reading
    expect(electricity?.nodes.map(({ item, parent, use, rest }) => [item, parent, use.value, rest?.value])).toEqual([
      [null, null, 1_080_000, 600_000],
      ['01A00', null, 480_000, 0],
      ['01A10', '01A00', 480_000, undefined],
      ['01B00', null, null, undefined],
    ]);
    expect(electricity?.coefficient).toMatchObject({ value: 0.1229, unit: 'kgce/kWh' });
    expect(electricity?.nodes[0]?.coal?.value).toBeCloseTo(1_080_000 * 0.1229, 6);
    expect(electricity?.nodes[3]?.coal?.value).toBe(null);
    expect(gas).toMatchObject({ carrier: 'gas', unit: 'm3', unmeasured: [] });
    expect(water).toMatchObject({ carrier: 'water', coefficient: null });
    expect(water?.nodes[0]?.coal).toBe(null);
    const inCoal = (electricity?.nodes[0]?.coal?.value ?? 0) + (gas?.nodes[0]?.coal?.value ?? 0);
    expect(flow.total).toMatchObject({ unit: 'kgce', coverage: 1 });
    expect(flow.total.value).toBeCloseTo(inCoal, 6);
    expect(flow.findings.map(({ code, evidence }) => [code, evidence['of']])).toEqual([['part-unmeasured', 'electricity']]);
  });

  test('every figure opens, down to the meters', async () => {
    const flow = await world.local.benchmarking.flow({ building: 'T', year: 2025 });
    const [whole] = flow.carriers[0]?.nodes ?? [];
    const explain = (figure: string | undefined) => world.local.figures.explain({ figure: figure ?? '' });
    const rest = await explain(whole?.rest?.figure);
    expect(rest.result).toMatchObject({ value: 600_000, unit: 'kWh', coverage: 1 });
    expect(rest.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['electricity', 1_080_000],
      ['01A00', 480_000],
      ['01B00', null],
    ]);
    expect(rest.findings.map(({ code }) => code)).toEqual(['part-unmeasured']);
    expect((await explain(rest.inputs[0]?.figure)).meters.map(({ code }) => code)).toEqual(['T-E', 'T-N']);
    const coal = await explain(whole?.restCoal?.figure);
    expect(coal.result.value).toBeCloseTo(600_000 * 0.1229, 6);
    expect(coal.inputs.map(({ value }) => value)).toEqual([600_000, 0.1229]);
    expect((await explain(flow.total.figure)).result.value).toBeCloseTo(flow.total.value ?? 0, 6);
  });

  test('as known before the readings arrived nothing is measured, and nothing is 0', async () => {
    const flow = await world.local.benchmarking.flow({ building: 'T', year: 2025, knownAt: '2020-01-01' });
    expect(flow.total).toMatchObject({ value: null, coverage: 0 });
    expect(flow.carriers.flatMap(({ nodes }) => nodes.map(({ use, rest }) => use.value ?? rest?.value ?? null))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(flow.findings).toEqual([]);
  });
});

describe('the metering points of a building', () => {
  test('form a tree with their balance: by value, a negative one is a finding, silent ones are named', async () => {
    const tree = await world.local.metering.meterTree({ building: 'T', from: '2025-07-01', to: '2026-01-01' });
    expect(tree.meters.map(({ meter, depth, parent, elsewhere, use }) => [meter, depth, parent, elsewhere, use.value])).toEqual([
      ['T-E', 0, null, null, 600_000],
      ['T-A', 1, 'T-E', null, 240_000],
      ['T-A1', 2, 'T-A', null, 300_000],
      ['T-B', 1, 'T-E', null, null],
      ['T-N', 1, 'T-E', 'N', 60_000],
      ['T-G', 0, null, null, 6000],
      ['T-W', 0, null, null, 1200],
    ]);
    const [main, light] = tree.meters;
    expect(main?.balance).toMatchObject({ rest: { value: 300_000, coverage: 1 }, share: 0.5, unmeasured: ['T-B'] });
    expect(light?.balance).toMatchObject({ children: { value: 300_000 }, rest: { value: -60_000 }, share: -0.25, unmeasured: [] });
    expect(tree.findings.map(({ code, evidence }) => [code, evidence['of']])).toEqual([
      ['part-unmeasured', 'T-E'],
      ['rest-negative', 'T-A'],
    ]);
    const opened = await world.local.figures.explain({ figure: light?.balance?.rest.figure ?? '' });
    expect(opened.result).toMatchObject({ value: -60_000, unit: 'kWh' });
    expect(opened.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['T-A', 240_000],
      ['T-A1', 300_000],
    ]);
  });
});

describe('year over year', () => {
  test('carriers and items by year and month, compared if both years are measured', async () => {
    const told = await world.local.metering.years({ building: 'T', until: 2025, count: 5 });
    expect(told.years).toEqual([2024, 2025]);
    const rows = told.rows.map(({ carrier, item, years }) => [carrier, item, ...years.map(({ use, change }) => [use.value, change])]);
    expect(rows).toEqual([
      // one of the two top meters is silent in 2024: what the other one measured counts, but is not compared
      ['electricity', null, [1_080_000, null], [1_080_000, null]],
      ['electricity', '01A00', [360_000, null], [480_000, 0.333333]],
      ['electricity', '01A10', [null, null], [480_000, null]],
      ['electricity', '01B00', [null, null], [null, null]],
      ['gas', null, [null, null], [12_000, null]],
      ['water', null, [null, null], [2400, null]],
    ]);
    const months = told.rows[2]?.years[1]?.months;
    expect(months?.map(({ value }) => value).slice(5, 8)).toEqual([30_000, 50_000, 50_000]);
    const { figure } = told.rows[1]?.years[1]?.use ?? {};
    expect((await world.local.figures.explain({ figure: figure ?? '' })).result.value).toBe(480_000);
    const use = await world.local.metering.useOfBuilding({
      building: 'T',
      item: '01A00',
      from: '2025-01-01',
      to: '2026-01-01',
      step: 'year',
    });
    expect(use.total.value).toBe(480_000);
  });

  test('local hours day by day: spread bills are estimated, and the sum equals that of the year', async () => {
    const told = await world.local.metering.hours({ building: 'T', carrier: 'gas', from: '2025-01-01', to: '2025-02-01' });
    expect(told.days.length).toBe(31);
    expect(told.days[0]?.values.length).toBe(24);
    expect(told.days[0]?.estimated.length).toBe(24);
    expect(told.total).toMatchObject({ value: 1000, unit: 'm3', coverage: 1 });
    const sum = told.days.flatMap(({ values }) => values).reduce((all: number, value) => all + (value ?? 0), 0);
    expect(sum).toBeCloseTo(1000, 6);
    const before = await world.local.metering.hours({ building: 'T', carrier: 'gas', from: '2023-01-01', to: '2023-01-02' });
    expect(before.days[0]?.values.every((value) => value === null)).toBe(true);
    expect(before.span).toBe(null);
  });
});

describe('position among peers', () => {
  const ask = { building: 'O13', year: 2025 } as const;

  test('the county if it has ten or more, in full for callers who see them', async () => {
    const told = await world.local.benchmarking.standing(ask);
    const ranked = await world.local.benchmarking.rank({ region: '140302', year: 2025, carrier: 'electricity', use: 'office' });
    expect(told).toMatchObject({
      region: '140302',
      use: 'office',
      unit: 'kWh/m2',
      rank: 1,
      percentile: 100,
      excluded: 0,
      out: null,
      findings: [],
    });
    expect(told.distribution?.count).toBe(ranked.count);
    expect(told.own?.value).toBe(ranked.buildings[0]?.intensity);
    expect(told.distribution).toMatchObject({ low: 63.6, median: 67.2, high: 70.8 });
    const opened = await world.local.figures.explain({ figure: told.figure });
    expect(opened.result).toMatchObject({ value: 100, unit: '%' });
    expect(opened.inputs.find(({ name }) => name === 'median')?.value).toBe(67.2);
  });

  test('an owner sees the twelve others together, and none individually', async () => {
    const owner = world.as('owner', { organisation: 'U13' });
    const told = await owner.benchmarking.standing(ask);
    expect(told).toMatchObject({ rank: null, percentile: null, quarter: 4, findings: [{ code: 'peers-together' }] });
    expect(told.distribution).toEqual({ count: 10, low: 63, median: 67, high: 70, bins: [] });
    expect(JSON.stringify(told)).not.toMatch(/办公1[^3]|O1[^3]|"O[2-9]"/u);
    const opened = await owner.figures.explain({ figure: told.figure });
    expect(opened.result.value).toBe(null);
    expect(opened.inputs.map(({ name, value }) => [name, value])).toContainEqual(['median', 67]);
    expect(opened.inputs.map(({ name, value }) => [name, value])).toContainEqual(['quarter', 4]);
    await expect(owner.benchmarking.standing({ building: 'O1', year: 2025 })).rejects.toMatchObject({ document: { status: 404 } });
  });

  test('an owner who changes its own floor area or readings changes its own quarter, and nothing of the others', async () => {
    const owner = world.as('owner', { organisation: 'U13' });
    const { own: _own, quarter: _quarter, figure: _figure, ...before } = await owner.benchmarking.standing(ask);
    const quarters: (number | null)[] = [];
    for (const floorArea of [900, 1100, 1180, 1260, 100_000]) {
      const { change } = await owner.registry.editBuilding({ building: 'O13', set: { floorArea } });
      const { own, quarter, figure: _changed, ...told } = await owner.benchmarking.standing(ask);
      expect(told).toEqual(before);
      expect(own).not.toBe(null);
      quarters.push(quarter);
      await owner.imports.undo({ id: change });
    }
    expect(quarters).toEqual([4, 3, 2, 1, 1]);
  });

  test('statements of owners about their buildings change nobody else’s position: neither a changed area nor created buildings', async () => {
    const context = world.as('owner', { organisation: 'U13' });
    const told = async () => {
      const { region, distribution, excluded } = await context.benchmarking.standing(ask);
      return { region, distribution, excluded };
    };
    const before = await told();
    const other = world.as('owner', { organisation: 'U1' });
    for (const floorArea of [1, 100_000]) {
      const { change } = await other.registry.editBuilding({ building: 'O1', set: { floorArea } });
      expect(await told()).toEqual(before);
      await other.imports.undo({ id: change });
    }
    const secret = await world.secretOf('owner', { organisation: 'U1' });
    const rows = Array.from({ length: 20 }, (_, at) => `FAKE-${at},假楼,office,140302,1\n`).join('');
    const made = await other.registry.importBuildings({
      file: await world.upload('b.csv', `code,name,use,region,floorArea\n${rows}`, secret),
    });
    const days = Array.from({ length: 20 }, (_, at) => `2025-01-01,FAKE-${at},${at}\n`).join('');
    const came = await other.readings.importReadings({
      file: await world.upload('r.csv', `time,meter,value\n${days}`, secret),
      interval: '1year',
      createMeters: true,
    });
    expect(came.rejected).toEqual([]);
    expect((await world.local.benchmarking.rank({ region: '140302', year: 2025, carrier: 'electricity', use: 'office' })).excluded).toEqual(
      [],
    );
    expect((await world.local.benchmarking.rank({ region: '140302', year: 2025, carrier: 'electricity', use: 'office' })).count).toBe(33);
    expect(await told()).toEqual(before);
    for (const id of [came.import, made.import]) await world.local.imports.undo({ id });
  });

  test('a county with too few uses its city; an unranked building gets the reason', async () => {
    const told = await world.local.benchmarking.standing({ building: 'T', year: 2024 });
    expect(told).toMatchObject({ region: '140300', own: null, rank: null, out: { reason: 'coverage-low' } });
    expect(told.distribution).toBe(null);
    const hotel = await world.as('owner', { organisation: 'UN' }).benchmarking.standing({ building: 'N', year: 2025 });
    expect(hotel).toMatchObject({ region: '140300', use: 'hotel', rank: 1, distribution: { count: 1 }, findings: [{ code: 'peers-few' }] });
  });
});

describe('temperature in the chart', () => {
  test('the only station is used, which is stated; unknown values are null', async () => {
    const span = { building: 'T', from: '2025-01-01', to: '2025-01-03', step: 'day' } as const;
    expect(await world.local.weather.temperature({ ...span, as: 'columns' })).toMatchObject({ station: null, steps: [], columns: null });
    const file = await world.upload('weather.csv', 'time,C\n2025-01-01 00:00,-4\n2025-01-01 01:00,-6\n');
    await world.local.weather.importWeather({ file, station: 'W1', format: 'csv', timeColumn: 'time', columns: { temperature: 'C' } });
    const told = await world.local.weather.temperature(span);
    expect(told).toMatchObject({ station: { code: 'W1' }, distanceKm: null, unit: 'degC', findings: [{ code: 'station-assumed' }] });
    expect(told.steps.map(({ start, mean, coverage }) => [start, mean, coverage])).toEqual([
      ['2024-12-31T16:00:00Z', -5, 0.083333],
      ['2025-01-01T16:00:00Z', null, 0],
    ]);
    const quarter = await world.local.weather.temperature({ building: 'T', from: '2025-01-01', to: '2025-01-01T02:30', step: '15min' });
    expect(quarter.steps.map(({ mean }) => mean)).toEqual([-4, -4, -4, -4, -6, -6, -6, -6, null, null]);
    const inColumns = { building: 'T', from: '2025-01-01', to: '2025-01-01T02:30', step: '15min', as: 'columns' } as const;
    const { columns, steps, ...rest } = await world.local.weather.temperature(inColumns);
    expect({ ...rest, steps: quarter.steps }).toEqual(quarter);
    expect([steps, columns]).toEqual([
      [],
      {
        start: '2024-12-31T16:00:00Z',
        seconds: [[10, 900]],
        values: [-4, -4, -4, -4, -6, -6, -6, -6, null, null],
        coverage: [
          [8, 1],
          [2, 0],
        ],
      },
    ]);
  });
});

describe('what metering can answer for an energy performance label', () => {
  test('use by carrier and in total per area, shares of items, the relative saving; each opens, and what no meter shows is named', async () => {
    const told = await world.local.benchmarking.performance({ building: 'T', year: 2025, reference: 200 });
    const byItem = new Map(told.items.map((one) => [one.item, one]));
    expect(byItem.get('use-electricity')).toMatchObject({ value: 108, unit: 'kWh/m2', state: 'computed', coverage: 1, status: 'RECALLED' });
    expect(byItem.get('share-01A00')).toMatchObject({ state: 'computed', energyItem: '01A00', carrier: 'electricity' });
    expect(byItem.get('share-01A00')?.value).toBeCloseTo(480 / 1080, 9);
    // air conditioning has a meter and no reading
    expect(byItem.get('share-01B00')).toMatchObject({ value: null, state: 'needs', figure: null });
    const kgce = 1_080_000 * 0.1229 + 12_000 * 1.2143;
    expect(byItem.get('total')?.value).toBeCloseTo(kgce / 10_000, 9);
    expect(byItem.get('saving-rate')?.value).toBeCloseTo(1 - kgce / 0.1229 / 10_000 / 200, 9);
    expect(byItem.get('chiller-efficiency')).toMatchObject({ state: 'needs', value: null });
    expect(told.indicative).toBe(true);
    for (const { figure, value, state } of told.items)
      if (state === 'computed')
        expect((await world.local.figures.explain({ figure: figure as string })).result.value).toBeCloseTo(value as number, 6);
    const without = await world.local.benchmarking.performance({ building: 'T', year: 2025 });
    expect(without.items.find(({ item }) => item === 'saving-rate')).toMatchObject({ state: 'needs', value: null });
    const unmeasured = await world.local.benchmarking.performance({ building: 'T', year: 2023 });
    expect(unmeasured.items.every(({ state, value }) => state === 'needs' && value === null)).toBe(true);
  });
});
