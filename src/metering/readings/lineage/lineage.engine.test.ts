import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

/** From a figure down to the cell of the file that it came from. */
let world: World;
beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.stop());

type Explained = Awaited<ReturnType<World['local']['figures']['explain']>>;

const bring = async (name: string, content: string, options: object) =>
  world.local.readings.importReadings({ file: await world.upload(name, content), createMeters: true, ...options });

const explain = (figure: string | undefined): Promise<Explained> => world.local.figures.explain({ figure: figure as string });
const named = ({ inputs }: Explained, name: string) => inputs.filter((one) => one.name === name);
const below = (told: Explained, name: string): Promise<Explained> => explain(named(told, name)[0]?.figure);

async function useFigure(meter: string, from: string, to: string): Promise<Explained> {
  const { total } = await world.local.metering.useOfMeter({ meter, from, to, step: 'day' });
  return explain(total.figure);
}

describe('for a meter with intervals', () => {
  const rows = ['2025-01-01 00:00,1.5', '2025-01-01 01:00,2.5', '2025-01-01 03:00,4'];

  test('the drawer leads from its use to its readings, to one of them, and to the cell of the file', async () => {
    await bring('一月.csv', `抄表时间,计量点,电量(kWh)\n${rows.map((row) => row.replace(',', ',A,')).join('\n')}\n`, { interval: '1h' });
    const use = await useFigure('A', '2025-01-01', '2025-01-02');
    expect(named(use, 'readings')[0]).toMatchObject({ value: 3, unit: '' });
    const readings = await below(use, 'readings');
    expect(readings.result).toMatchObject({ name: 'readings A', value: 3 });
    expect(named(readings, 'first')[0]).toMatchObject({ value: 1.5, unit: 'kWh', source: '2025-01-01 00:00 – 2025-01-01 01:00' });
    expect(named(readings, 'last')[0]).toMatchObject({ value: 4, source: '2025-01-01 03:00 – 2025-01-01 04:00' });
    expect(named(readings, 'gap').map(({ value, unit, source }) => [value, unit, source])).toEqual([
      [1, 'h', '2025-01-01 02:00 – 2025-01-01 03:00'],
      [20, 'h', '2025-01-01 04:00 – 2025-01-02 00:00'],
    ]);
    expect(readings.inputs.at(-1)).toMatchObject({ value: 3, source: expect.stringContaining('文件“一月.csv”') as string });
    const reading = await below(readings, 'last');
    expect(reading.result).toMatchObject({ value: 4, unit: 'kWh' });
    const cell = await below(reading, 'counted');
    expect(cell.result.value).toBe(4);
    expect(cell.inputs.map(({ name, value, source }) => [name, value, source])).toEqual([
      ['计量点', 'A', '“一月.csv”，第 4 行（B4）'],
      ['抄表时间', '2025-01-01 03:00', '“一月.csv”，第 4 行（A4）'],
      ['电量(kWh)', '4', '“一月.csv”，第 4 行（C4）'],
    ]);
  });

  test('for a corrected reading both are shown, the one that counts first, each with its own file', async () => {
    await bring('更正.csv', 'time,meter,value\n2025-01-01 01:00,A,2.25\n', { interval: '1h' });
    const readings = await below(await useFigure('A', '2025-01-01', '2025-01-02'), 'readings');
    expect(readings.result.value).toBe(3);
    expect(named(readings, 'replaced')[0]).toMatchObject({ value: 1 });
    const { total } = await world.local.metering.useOfMeter({ meter: 'A', from: '2025-01-01T01:00', to: '2025-01-01T02:00', step: 'hour' });
    const reading = await below(await below(await explain(total.figure), 'readings'), 'first');
    expect(reading.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['counted', 2.25],
      ['replaced', 2.5],
    ]);
    expect((await below(reading, 'counted')).inputs.at(-1)?.source).toBe('“更正.csv”，第 2 行（C2）');
    expect((await below(reading, 'replaced')).inputs.at(-1)?.source).toBe('“一月.csv”，第 3 行（C3）');
  });

  test('a figure queried before the correction still leads to what was known then', async () => {
    await bring('Z1.csv', 'time,meter,value\n2025-01-01 01:00,Z,7\n', { interval: '1h' });
    const before = await useFigure('Z', '2025-01-01', '2025-01-02');
    await bring('Z2.csv', 'time,meter,value\n2025-01-01 01:00,Z,8\n', { interval: '1h' });
    const reading = await below(await below(before, 'readings'), 'first');
    expect(reading.inputs.map(({ name, value }) => [name, value])).toEqual([['counted', 7]]);
    expect(await useFigure('Z', '2025-01-01', '2025-01-02')).toMatchObject({ result: { value: 8 } });
  });
});

test('in the wide layout the heading is the meter and the cell its value; other meters of the row are not shown', async () => {
  await bring('宽表.csv', '时间,W1,W2\n2025-01-01 00:00,1,9\n2025-01-01 01:00,2,8\n', { interval: '1h' });
  const readings = await below(await useFigure('W2', '2025-01-01', '2025-01-02'), 'readings');
  const cell = await below(await below(readings, 'last'), 'counted');
  expect(cell.inputs.map(({ name, value, source }) => [name, value, source])).toEqual([
    ['时间', '2025-01-01 01:00', '“宽表.csv”，第 3 行（A3）'],
    ['W2', '8', '“宽表.csv”，第 3 行（C3）'],
  ]);
});

test('for a format made for readings the line is named, and what it says about this reading only', async () => {
  const values = Array.from({ length: 48 }, (_, at) => at + 1).join(',');
  const nem = `100,NEM12,201801031149,MDP,RETAILER\n200,NEM1201009,E1,1,E1,N1,METER,kWh,30,\n300,20180101,${values},A,,,20180102121004,\n900\n`;
  await bring('nem.csv', nem, {});
  const { total } = await world.local.metering.useOfMeter({
    meter: 'NEM1201009-E1',
    from: '2018-01-01T10:30:00+10:00',
    to: '2018-01-01T11:00:00+10:00',
    step: '15min',
  });
  expect(total.value).toBe(22);
  const cell = await below(await below(await below(await explain(total.figure), 'readings'), 'first'), 'counted');
  expect(cell.inputs.map(({ name, value, source }) => [name, value, source])).toEqual([
    ['meter', 'NEM1201009-E1', '“nem.csv”，第 3 行'],
    ['time', '2018-01-01T10:30:00+10:00', '“nem.csv”，第 3 行'],
    ['end', '2018-01-01T11:00:00+10:00', '“nem.csv”，第 3 行'],
    ['unit', 'kWh', '“nem.csv”，第 3 行'],
    ['value', '22', '“nem.csv”，第 3 行'],
  ]);
});

test('a row of a day leads to its column, and a month of a bill to its own', async () => {
  const hours = Array.from({ length: 24 }, (_, at) => `${String(at).padStart(2, '0')}:00`);
  await bring('逐时.csv', `表号,日期,${hours.join(',')}\nH,2025-01-01,${hours.map((_, at) => at + 1).join(',')}\n`, {});
  const hour = await world.local.metering.useOfMeter({ meter: 'H', from: '2025-01-01T02:00', to: '2025-01-01T03:00', step: 'hour' });
  const ofHour = await below(await below(await below(await explain(hour.total.figure), 'readings'), 'first'), 'counted');
  expect(ofHour.inputs.at(-1)).toMatchObject({ name: '02:00', value: '3', source: '“逐时.csv”，第 2 行（E2）' });
  await bring('账单.csv', '户号,2025年1月,2025年2月\nB,310,280\n', {});
  const bill = await world.local.metering.useOfMeter({ meter: 'B', from: '2025-02-01', to: '2025-03-01', step: 'month' });
  const ofBill = await below(await below(await below(await explain(bill.total.figure), 'readings'), 'first'), 'counted');
  expect(ofBill.inputs.map(({ name, value }) => [name, value])).toEqual([
    ['户号', 'B'],
    ['2025年2月', '280'],
  ]);
});

test('a register has the reading before and the one after, and a spike is shown with its value', async () => {
  const values = [100, 110, 9000, 130, 140];
  const rows = values.map((value, hour) => `2025-01-01 0${hour}:00,R,${value}`);
  await bring('表底.csv', `time,meter,value\n${rows.join('\n')}\n`, { kind: 'register' });
  const readings = await below(await useFigure('R', '2025-01-01T00:30', '2025-01-01T03:30'), 'readings');
  expect(named(readings, 'first')[0]).toMatchObject({ value: 100, source: '2025-01-01 00:00' });
  expect(named(readings, 'last')[0]).toMatchObject({ value: 140, source: '2025-01-01 04:00' });
  expect(named(readings, 'gap')).toEqual([]);
  expect(named(readings, 'doubtful').map(({ value, source }) => [value, source])).toContainEqual([9000, '2025-01-01 02:00']);
  expect(readings.findings.map(({ code }) => code)).toContain('spike');
});

test('the later of two rows in an hour repeated by the clock change is found in its own row', async () => {
  const content = 'time,meter,value\n2025-10-26 01:00,D,1\n2025-10-26 02:00,D,2\n2025-10-26 02:00,D,3\n2025-10-26 03:00,D,4\n';
  await bring('autumn.csv', content, { interval: '1h', zone: 'Europe/Berlin' });
  const { total } = await world.local.metering.useOfMeter({
    meter: 'D',
    from: '2025-10-26T01:00:00Z',
    to: '2025-10-26T02:00:00Z',
    step: 'hour',
  });
  expect(total.value).toBe(3);
  const cell = await below(await below(await below(await explain(total.figure), 'readings'), 'first'), 'counted');
  expect(cell.inputs.at(-1)).toMatchObject({ value: '3', source: '“autumn.csv”，第 4 行（C4）' });
});

test('a typed reading has no file and leads to none', async () => {
  await bring('T.csv', 'time,meter,value\n2025-01-01 01:00,T,7\n', { interval: '1h' });
  await world.local.readings.record({ readings: [{ meter: 'T', time: '2025-01-01T02:00', end: '2025-01-01T03:00', value: 5 }] });
  const reading = await below(await below(await useFigure('T', '2025-01-01', '2025-01-02'), 'readings'), 'last');
  expect(reading.inputs).toHaveLength(1);
  expect(reading.inputs[0]).toMatchObject({ value: 5, source: expect.stringMatching(/^人工填报/u) as string });
  expect(reading.inputs[0]).not.toHaveProperty('figure');
});

test('a caller who does not see a meter learns nothing of its readings and files', async () => {
  await bring('S.csv', 'time,meter,value\n2025-01-01 01:00,S,7\n', { interval: '1h' });
  const use = await useFigure('S', '2025-01-01', '2025-01-02');
  const readings = await below(use, 'readings');
  const reading = await below(readings, 'first');
  const other = world.as('bureau', { region: '140303' });
  for (const figure of [named(use, 'readings')[0]?.figure, named(readings, 'first')[0]?.figure, named(reading, 'counted')[0]?.figure])
    await expect(other.figures.explain({ figure: figure as string })).rejects.toMatchObject({ document: { code: 'no-such-meter' } });
});

test('the readings of a finding are shown as long as it exists; an unknown one is not found', async () => {
  const rows = [100, 110, 9000, 130, 140].map((value, hour) => `2025-01-01 0${hour}:00,F,${value}`);
  await bring('尖峰.csv', `time,meter,value\n${rows.join('\n')}\n`, { kind: 'register' });
  const { findings } = await world.local.readings.findings({ meter: 'F' });
  const [spike] = findings.filter(({ code }) => code === 'spike');
  const id = spike?.id ?? '';
  const told = await world.local.readings.findingReadings({ finding: id });
  expect(told.readings.map(({ value }) => value)).toContain(9000);
  const never = id.replace('~spike~', '~stuck~');
  await expect(world.local.readings.findingReadings({ finding: never })).rejects.toMatchObject({
    document: { code: 'no-such-finding', status: 404 },
  });
});

describe('a file imported by an earlier version', () => {
  /** As stored by a version that did not tell registers apart, and named what they count by the meter alone. */
  async function asOnce(id: number, from: string, to: string, ...codes: readonly string[]): Promise<void> {
    const { postgres } = world.stores;
    await postgres.query('update meter set code = $2 where code = $1', [from, to]);
    const { rows } = await postgres.query<{ result: { findings: { code: string }[] } }>('select result from import where id = $1', [id]);
    const { result } = rows[0] as (typeof rows)[number];
    const findings = result.findings.filter(({ code }) => !codes.includes(code));
    await postgres.query('update import set result = $2 where id = $1', [id, JSON.stringify({ ...result, findings })]);
  }

  const cellOf = async (meter: string): Promise<Explained> =>
    below(await below(await below(await useFigure(meter, '2025-01-01', '2025-02-01'), 'readings'), 'first'), 'counted');

  test('its rows are found although registers are distinguished today', async () => {
    const came = await bring('谷.csv', '月份,表号,时段,用电量(kWh)\n2025-01,OLD1,谷,90\n', {});
    await asOnce(came.import as number, 'OLD1-谷', 'OLD1', 'registers-apart');
    const cell = await cellOf('OLD1');
    expect(cell.result.value).toBe(2);
    expect(cell.findings).toEqual([]);
  });

  test('if none is found the answer says that the file would be read differently today', async () => {
    const content = '月份,表号,尖(kWh),谷(kWh)\n2025-01,OLD2,60,30\n';
    const came = await bring('尖谷.csv', content, {});
    await asOnce(came.import as number, 'OLD2', 'OLD3', 'parts-added');
    const { result, findings } = await cellOf('OLD3');
    expect(result.value).toBeNull();
    expect(findings).toMatchObject([{ code: 'row-read-otherwise', evidence: { file: '尖谷.csv' } }]);
  });
});
