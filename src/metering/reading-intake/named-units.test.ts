import { describe, expect, test } from 'vitest';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { xlsxPieces } from '#platform/tables/write.ts';
import type { Says } from './reading-intake.ts';
import { meter, take } from '../../../test/intake-files.ts';

/** Readings as `at width value unit`, and the codes of the findings. */
async function unitsFound(content: string | Buffer, says: Partial<Says>, meters: readonly MeterFacts[] = [meter('m1')], name?: string) {
  const { rows, findings, refused } = await take(content, says, meters, name).catch((trouble: unknown) => {
    const { code, evidence } = trouble as { code: string; evidence: Record<string, unknown> };
    return { rows: [], findings: [{ code, evidence }], refused: [] };
  });
  return { rows: rows.map((row) => row.split(' ').toSpliced(1, 1).join(' ')), found: findings.map(({ code }) => code), refused, findings };
}

const wide = (heading: string, more = '') => `time,${heading}\n${more}2025-01-01 00:00,4\n2025-01-01 00:15,2\n`;

describe('the unit named by a file is that of its readings', () => {
  test.each([
    [
      'in a heading of the long layout',
      '时间,表号,负荷（kw）\n2025-01-01 00:00,m1,4\n',
      { interval: 900, valueColumn: '负荷（kw）' },
      'kW',
      'power-read',
    ],
    [
      'in a heading that needs no option',
      '时间,表号,用电量（万千瓦时）\n2025-01-01 00:00,m1,4\n',
      { interval: 900 },
      '10000kWh',
      'unit-read',
    ],
    ['in a heading of the wide layout', wide('m1（MWh）'), {}, 'MWh', 'unit-read'],
    ['in a row under the header', wide('m1', ',kW\n'), {}, 'kW', 'power-read'],
    ['in a title', `2025年负荷,\n单位：kW,\n${wide('m1')}`, { headerRow: 3 }, 'kW', 'power-read'],
    ['by the sender', wide('m1'), { unit: 'kW' as const }, 'kW', 'power-read'],
    ['by the sender, and the heading says the same', wide('m1 (千瓦)'), { unit: 'kW' as const }, 'kW', 'power-read'],
    ['in a column of units, in any words', 'time,meter,value,单位\n2025-01-01 00:00,m1,4,万度\n', { interval: 900 }, '10000kWh', null],
    [
      'in a column of units of the wide layout',
      'time,m1,单位\n2025-01-01 00:00,4,MWh\n',
      { interval: 900, layout: 'wide' as const },
      'MWh',
      null,
    ],
  ])('%s', async (_title, content, says, unit, finding) => {
    const { rows, found } = await unitsFound(content, says);
    expect(rows[0]).toBe(`m1 900 4 ${unit}`);
    expect(found.filter((code) => code !== 'interval-guessed')).toEqual(finding === null ? [] : [finding]);
  });

  test('in the name of the file or of the sheet', async () => {
    expect((await unitsFound(wide('m1'), {}, [meter('m1')], '负荷_kW.csv')).rows[0]).toBe('m1 900 4 kW');
    const sheet = xlsxPieces(['时间', 'm1'], [['2025-01-01 00:00', 4]], { sheet: '用电量(万千瓦时)' });
    expect((await unitsFound(Buffer.concat(await Array.fromAsync(sheet)), { interval: 900 })).rows).toEqual(['m1 900 4 10000kWh']);
  });

  test('in the headings of months, or in a column next to them', async () => {
    const january = 31 * 86_400;
    expect((await unitsFound('表号,2025-01(万千瓦时)\nm1,310\n', {})).rows).toEqual([`m1 ${january} 310 10000kWh`]);
    const { rows, found } = await unitsFound('表号,单位,2025-01,2025-02\nm1,MWh,310,\nm1,,,280\n', {});
    expect([rows, found]).toEqual([[`m1 ${january} 310 MWh`, `m1 ${28 * 86_400} 280 kWh`], ['unit-assumed']]);
  });

  test('each column of the wide layout may name its own', async () => {
    const { rows } = await unitsFound(
      'time,m1 (kWh),m2[MWh],m3\n2025-01-01 00:00,1,2,3\n',
      { interval: 900 },
      ['m1', 'm2', 'm3'].map((code) => meter(code)),
    );
    expect(rows).toEqual(['m1 900 1 kWh', 'm2 900 2 MWh', 'm3 900 3 kWh']);
  });

  test('a metering point whose code contains the unit is that metering point', async () => {
    const { rows, refused } = await unitsFound(wide('m9（MWh）'), {}, [meter('m9'), meter('m9（MWh）')]);
    expect([rows[0], refused]).toEqual(['m9（MWh） 900 4 MWh', []]);
  });

  test('a missing unit is reported, with the assumed one', async () => {
    const { rows, findings } = await unitsFound(wide('m1'), { interval: 900 });
    expect([rows[0], findings]).toEqual(['m1 900 4 kWh', [{ code: 'unit-assumed', severity: 'info', evidence: { unit: 'kWh' } }]]);
  });

  test('the length in a unit is that of the intervals', async () => {
    expect((await unitsFound('time,meter,kWh/15min\n2025-01-01 00:00,m1,4\n', { valueColumn: 'kWh/15min' })).rows).toEqual([
      'm1 900 4 kWh',
    ]);
  });
});

describe('a file is refused if it names', () => {
  test.each([
    ['contradicts the sender', wide('m1(kWh)'), { unit: 'MWh' as const }, 'unit-differs-from'],
    ['contradicts a row of units', wide('m1(kWh)', ',MWh\n'), {}, 'unit-differs-from'],
    ['contradicts the title', `单位：万千瓦时,\n${wide('m1(kWh)')}`, { headerRow: 2 }, 'unit-differs-from'],
    ['is two units at once', wide('m1 (kW、kWh)'), {}, 'unit-ambiguous'],
    ['is no unit of energy', 'time,meter,金额(元)\n2025-01-01,m1,4\n', { valueColumn: '金额(元)', interval: 900 }, 'unit-not-energy'],
    [
      'is a unit that is not read',
      'time,meter,value (TWh)\n2025-01-01,m1,4\n',
      { valueColumn: 'value (TWh)', interval: 900 },
      'unit-not-readable',
    ],
    ['is a power that lasts nobody knows how long', 'time,meter,value (kW)\n2025-01-01,m1,4\n', {}, 'power-needs-interval'],
    ['is the power of a register', wide('m1(kW)'), { kind: 'register' as const }, 'power-of-register'],
    [
      'is the highest power of a time',
      'time,meter,最大负荷(kW)\n2025-01-01,m1,4\n',
      { valueColumn: '最大负荷(kW)', interval: 900 },
      'power-is-peak',
    ],
    ['is said for another length', wide('m1 (kWh/h)'), {}, 'unit-per-differs'],
    ['differs from month to month', '表号,2025-01(kWh),2025-02(MWh)\nm1,1,2\n', {}, 'unit-differs-from'],
    ['makes two columns one metering point', 'time,m1(kW),m1(kWh)\n2025-01-01,1,2\n', { interval: 900 }, 'heading-twice'],
  ])('%s', async (_title, content, says, code) => {
    const { rows, found } = await unitsFound(content, says);
    expect([rows, found]).toEqual([[], [code]]);
  });

  test('for a single row only that row is rejected', async () => {
    const { rows, refused } = await unitsFound('time,meter,value (kWh),unit\n2025-01-01,m1,4,MWh\n2025-01-02,m1,5,\n', { interval: 900 });
    expect([rows, refused]).toEqual([['m1 900 5 kWh'], ['2 value (kWh) unit-contradicts']]);
    const register = { ...meter('m1'), kind: 'register' as const };
    expect((await unitsFound('time,meter,value,unit\n2025-01-01,m1,4,kW\n', {}, [register])).refused).toEqual([
      '2 value power-of-register',
    ]);
  });
});

describe('columns that cannot belong to a meter', () => {
  const columns = 'time,m1,Voltage,电费,bldg_id,气温(℃)\n2025-01-01 00:00,1,230,5,17,20\n';

  test('are not read, and named', async () => {
    const { counts, findings, asked } = await take(columns, { layout: 'wide', interval: 900 }, [meter('m1')]);
    expect([asked, counts.readings]).toEqual([['m1'], 1]);
    expect(findings).toContainEqual({
      code: 'columns-not-energy',
      severity: 'warning',
      evidence: { columns: 'Voltage, 电费, bldg_id, 气温(℃)', count: 4, why: 'voltage, money, identifier, temperature' },
    });
  });

  test('are read if a person names them, or if there is a metering point with that code', async () => {
    expect(
      (await unitsFound(columns, { layout: 'wide', interval: 900, valueColumn: ['m1', 'bldg_id'] }, [meter('m1'), meter('bldg_id')])).rows,
    ).toEqual(['m1 900 1 kWh', 'bldg_id 900 17 kWh']);
    expect((await unitsFound(columns, { layout: 'wide', interval: 900 }, [meter('m1'), meter('Voltage')])).rows).toEqual([
      'm1 900 1 kWh',
      'Voltage 900 230 kWh',
    ]);
  });

  test('a file with nothing else is refused and names them', async () => {
    const { found } = await unitsFound('time,Voltage,price\n2025-01-01,1,2\n', { interval: 900 });
    expect(found).toEqual(['no-meter-columns']);
  });
});

describe('a multiple of a unit in words is never read as one unit', () => {
  test.each(['kWh (in Tausend)', 'Verbrauch (Mio. kWh)', '电量/千', 'Energy (kWh, in thousands)', 'kWh/1000', '用电量(kWh)（千）'])(
    '%s is refused',
    async (heading) => {
      const content = `time,meter,"${heading}"\n2025-01-01 00:00,m1,4\n2025-01-01 00:15,m1,2\n`;
      expect((await unitsFound(content, { valueColumn: heading })).found).toEqual(['unit-not-readable']);
    },
  );

  test.each([
    'Verbrauch (Tsd. kWh)',
    'Verbrauch in Tsd. kWh',
    'Consommation (milliers de kWh)',
    'Consumo (miles de kWh)',
    'Zużycie (tys. kWh)',
    'Consumo mil kWh',
    'Energy (k kWh)',
  ])('a thousand of it is read: %s', async (heading) => {
    const content = `time,meter,"${heading}"\n2025-01-01 00:00,m1,4\n2025-01-01 00:15,m1,2\n`;
    expect((await unitsFound(content, { valueColumn: heading })).rows[0]).toBe('m1 900 4 MWh');
  });

  test('a sender who names the unit settles it, and a unit stated by the file is used', async () => {
    const content = 'time,meter,kWh (in Tausend)\n2025-01-01 00:00,m1,4\n2025-01-01 00:15,m1,2\n';
    expect((await unitsFound(content, { valueColumn: 'kWh (in Tausend)', unit: 'kWh' as const })).rows[0]).toBe('m1 900 4 kWh');
    const green = 'time,meter,kWh (thousand Watt-hours)\n2025-01-01 00:00,m1,4\n2025-01-01 00:15,m1,2\n';
    expect((await unitsFound(green, { valueColumn: 'kWh (thousand Watt-hours)' })).rows[0]).toBe('m1 900 4 kWh');
  });
});

test('a column among the hours that is not an hour is named as ignored', async () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const header = ['date', 'meter', ...hours.slice(0, 3), '02:00B', ...hours.slice(3)];
  const row = ['2024-10-27', 'm1', ...header.slice(2).map(() => '1')];
  const { findings } = await unitsFound(`${header.join(';')}\n${row.join(';')}\n`, {});
  expect(findings.find(({ code }) => code === 'hours-left')?.evidence).toEqual({ columns: '02:00B' });
});
