import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** What the cells of a file show if its headings use no word that we know: units, counters, unknown values. */
let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world.stop();
});

const bring = async (name: string, rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, `${rows.join('\n')}\n`), createMeters: true, ...more });

const codesOf = ({ findings = [] }: { findings?: readonly { readonly code: string }[] | undefined }) => findings.map(({ code }) => code);

async function useOf(meter: string, from: string, to: string): Promise<number | null> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from, to, step: 'year' });
  return steps[0]?.value ?? null;
}

/** Twelve months of a counter: 9,999 were used between the first day and the last. */
const counter = [48213.4, 49001, 50200, 51100.5, 52000, 53000, 53900, 54800, 55700, 56500, 57300, 58212.4].map(
  (shown, at) => `2025-${String(at + 1).padStart(2, '0')}-01,M,${shown}`,
);

test.each(['Units', '计量', 'einheit'])(
  'a column whose cells are units is read as the column of units, even if it is called %s',
  async (heading) => {
    const meter = `K-${heading}`;
    const came = await bring('k.csv', [
      `start,end,meter,usage,${heading}`,
      `2023-01-01,2023-02-01,${meter},100,MWh`,
      `2023-02-01,2023-03-01,${meter},100,MWh`,
    ]);
    expect(codesOf(came)).not.toContain('unit-assumed');
    expect(await useOf(meter, '2023-01-01', '2024-01-01')).toBe(200_000);
  },
);

test('in a list, a column of units after areas applies to them, row by row', async () => {
  const rows = [
    'code,name,use,region,Gross Floor Area,GFA Units',
    'H1,Hall A,office,140302,53674,Sq. Ft.',
    'H2,Hall B,office,140302,1000,m2',
  ];
  const came = await world.local.registry.importBuildings({ file: await world.upload('espm.csv', `${rows.join('\n')}\n`) });
  expect(codesOf(came)).not.toContain('field-unit-assumed');
  const areas = await Promise.all(['H1', 'H2'].map(async (building) => (await world.local.registry.building({ building })).floorArea));
  expect(areas[0]).toBeCloseTo(4986.48, 1);
  expect(areas[1]).toBe(1000);
});

test.each(['电表读数(kWh)', '本次抄表数', '正向有功总', '累计电量', 'meter_reading', 'Zählerstand', 'Stand', 'total_energy'])(
  'a counter called %s is read as a counter',
  async (heading) => {
    const rows = [`日期,表号,${heading}`, ...counter.map((row) => row.replace(',M,', `,C-${heading},`))];
    const came = await bring('c.csv', rows, { timeColumn: '日期', meterColumn: '表号', valueColumn: heading });
    expect(codesOf(came)).toContain('register-read');
    expect(await useOf(`C-${heading}`, '2025-01-01', '2025-12-01')).toBe(9999);
  },
);

test('values that only rise under a meaningless heading wait until somebody says what they are', async () => {
  const rows = ['日期,表号,数值', ...counter.map((row) => row.replace(',M,', ',R1,'))];
  const asked = await bring('r.csv', rows).then(
    () => null,
    (error: unknown) => error as ProblemAnswer,
  );
  expect(asked?.document).toMatchObject({ code: 'register-open', evidence: { meter: 'R1', count: 12, register: 9999 } });
  await bring('r.csv', rows, { kind: 'register', unit: 'kWh' });
  expect(await useOf('R1', '2025-01-01', '2025-12-01')).toBe(9999);
});

test('uses that rise for a while are still uses', async () => {
  const rows = ['日期,表号,用电量(kWh)', ...[1000, 1100, 1180, 1250, 1300, 1340, 1290].map((use, at) => `2025-0${at + 1}-01,U1,${use}`)];
  expect(await bring('u.csv', rows)).toMatchObject({ accepted: 7 });
});

test('unavailable values count as missing: the column is not one of text, and an ignored column is named', async () => {
  const rows = [
    '户号,月份,电量(kWh),气量(m3)',
    'P3,2023-01,36.0,无',
    'P4,2023-01,72.0,21.6',
    'P3,2023-02,36.0,Not Available',
    'P4,2023-02,72.0,21.6',
  ];
  const came = await bring('p.csv', rows);
  expect(came.findings).toContainEqual(
    expect.objectContaining({ code: 'values-left', evidence: expect.objectContaining({ columns: '气量(m3)' }) }),
  );
  const gas = await bring(
    'g.csv',
    rows.map((row) => row.replace(/^P/u, 'G')),
    { valueColumn: '气量(m3)', carrier: 'gas', meterColumn: '户号' },
  );
  expect(gas).toMatchObject({ readings: 4, missing: 2, rejectedCount: 0 });
});
