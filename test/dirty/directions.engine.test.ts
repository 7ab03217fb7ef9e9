import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Counters of several directions: what came in, what went out, and the difference of both. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const months = async (code: string) => (await used(code, '2025-01-01', '2025-03-01')).steps;
const days = ['2025-01-01', '2025-02-01', '2025-03-01'];
const shown = { in: [1000, 1100, 1150], out: [50, 60, 130], net: [950, 1040, 1020] } as const;
const rowsOf = (code: string, ...ways: readonly (keyof typeof shown)[]) =>
  days.map((day, at) => [code, day, ...ways.map((way) => shown[way][at])].join(','));

describe('energy drawn is the use, and the others are named', () => {
  test.each([
    ['正累积流量(m3),反累积流量(m3),净累积流量(m3)', ['in', 'out', 'net'], { carrier: 'water' }],
    ['正向有功总,反向有功总', ['in', 'out'], {}],
    ['正向有功总示数,反向有功总示数', ['in', 'out'], {}],
    ['Import register (kWh),Export register (kWh),Net register (kWh)', ['in', 'out', 'net'], {}],
    ['1.8.0,2.8.0', ['in', 'out'], {}],
    ['1-0:1.8.0*255,1-0:2.8.0*255', ['in', 'out'], {}],
  ] as const)('%s', async (headings, ways, options) => {
    const code = `D-${headings.slice(0, 12)}`.replaceAll(',', '_');
    expect(await told([`表号,日期,${headings}`, ...rowsOf(code, ...ways)], options as object)).toContain('values-left');
    expect(await months(code)).toEqual([100, 50]);
  });

  test('rows of each direction are separate metering points; the net falls', async () => {
    const rows = days.flatMap((day, at) =>
      (['in', 'out', 'net'] as const).map(
        (way) => `DR,${day},${way === 'in' ? 'Import' : way === 'out' ? 'Export' : 'Net'},${shown[way][at]}`,
      ),
    );
    await bring(['Meter,Date,Direction,Register (kWh)', ...rows]);
    expect([await months('DR'), await months('DR-Export'), await months('DR-Net')]).toEqual([
      [100, 50],
      [10, 70],
      [90, -20],
    ]);
  });

  test('of previous and current readings those of energy drawn are used', async () => {
    const rows = ['DB,2025-01-01,2025-02-01,1000,1100,50,60', 'DB,2025-02-01,2025-03-01,1100,1150,60,130'];
    const header = '表号,起始日期,截止日期,上期正向示数,本期正向示数,上期反向示数,本期反向示数';
    expect(await told([header, ...rows])).toContain('values-left');
    expect(await months('DB')).toEqual([100, 50]);
  });
});

describe('a net counter falls as well as rises', () => {
  test.each(['净累积流量', 'Net register (kWh)', '净电量示数'])('%s', async (heading) => {
    const code = `N-${heading.slice(0, 5)}`;
    expect(await told([`表号,日期,${heading}`, ...rowsOf(code, 'net')])).toContain('net-read');
    expect(await months(code)).toEqual([90, -20]);
  });

  test('a counter registered as counting one way is not read as net', async () => {
    await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier,kind,unit\nNI,electricity,register,kWh\n') });
    expect(await told(['Meter,Date,Net register (kWh)', ...rowsOf('NI', 'net')])).toMatchObject({ code: 'net-of-import' });
    await world.local.registry.editMeter({ meter: 'NI', set: { direction: 'both' } });
    await bring(['Meter,Date,Net register (kWh)', ...rowsOf('NI', 'net')]);
    expect(await months('NI')).toEqual([90, -20]);
  });
});

test.each([['供水流量(t),回水流量(t),失水流量(t)'], ['供水累计流量,回水累计流量,失水量']])(
  'for circulating energy the import asks which is meant: %s',
  async (headings) => {
    const rows = ['C,2025-01-01,1000,900,100', 'C,2025-02-01,2100,1980,120', 'C,2025-03-01,3150,3010,140'];
    const header = `站点编号,时间,${headings}`;
    expect(await told([header, ...rows])).toMatchObject({ code: 'values-several', evidence: { choices: [{}, {}, {}] } });
  },
);

describe('正向有功总 next to its parts is their total', () => {
  test('for counter readings', async () => {
    const rows = ['T1,2025-01-01,1000,100,300,300,300', 'T1,2025-02-01,1100,110,330,330,330', 'T1,2025-03-01,1200,120,360,360,360'];
    expect(await told(['表号,日期,正向有功总,尖,峰,平,谷', ...rows])).not.toContain('parts-differ');
    expect(await months('T1')).toEqual([100, 100]);
  });

  test.each(['正向有功总', '正向有功总(kWh)'])('for use: %s; a difference is reported', async (whole) => {
    const code = `T-${whole}`;
    const rows = [`${code},2025-01,100,10,30,30,30`, `${code},2025-02,90,10,20,30,35`];
    expect(await told([`表号,月份,${whole},尖,峰,平,谷`, ...rows])).toContain('parts-differ');
    expect(await months(code)).toEqual([100, 90]);
  });

  test('the codes of registers have the same effect', async () => {
    const rows = ['T3,2025-01-01,1000,600,400', 'T3,2025-02-01,1100,660,440', 'T3,2025-03-01,1150,690,460'];
    await bring(['Meter,Date,1.8.0,1.8.1,1.8.2', ...rows]);
    expect(await months('T3')).toEqual([100, 50]);
  });

  test('a question about the parts alone shows their sum', async () => {
    const rows = ['T4,2025-01-01,100,200,300', 'T4,2025-02-01,110,220,330', 'T4,2025-03-01,120,240,360'];
    expect(await told(['POD,Data,F1,F2,F3', ...rows])).toMatchObject({
      code: 'register-open',
      evidence: { choices: [{ comesTo: 120 }, { comesTo: 1980 }] },
    });
  });
});
