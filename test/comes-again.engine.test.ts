import { afterAll, beforeAll, expect, test } from 'vitest';
import { carriers, units, useUnit } from '#kernel/carrier.ts';
import { quantities, unitsOfQuantity } from '#kernel/quantity.ts';
import { tariff } from './heat-town.ts';
import { createWorld, type World } from './world.ts';

/**
 * What is exported from a city can be imported elsewhere unchanged, without any extra options: every kind of list, every quantity, every
 * unit.
 */

const clock = Date.parse('2026-06-01T00:00:00Z');
const of = (head: string, ...rows: readonly string[]): string => `${[head, ...rows].join('\n')}\n`;

const metered = carriers.flatMap((carrier) =>
  units
    .filter((unit) => useUnit(carrier, unit) !== null)
    .map((unit) => ({ code: `${carrier}-${unit.replaceAll('/', '')}`, carrier, unit })),
);
const pointed = quantities.flatMap((quantity) =>
  unitsOfQuantity(quantity).map((unit) => ({ code: `${quantity}-${unit.replaceAll('/', '')}`, quantity, unit })),
);
/** Whether the unit is 1 and the quantity is stated in per cent. */
const isShare = (quantity: string, unit: string) => unit === '1' && quantity !== 'state';
const isPower = (unit: string) => unit.endsWith('W');

/** The lists of a city in the order in which they depend on each other, with rows that use each field somewhere. */
const lists: readonly (readonly [kind: string, text: string])[] = [
  ['places', of('code,name,parent', 'GX,高新区,140300')],
  [
    'organisations',
    of('code,name,region,parent,phone', 'O1,甲单位,140302,,0353-1', 'O2,乙单位,140303,O1,', 'C1,热力公司,140302,,', 'E1,热源厂,,,'),
  ],
  [
    'buildings',
    of(
      'code,name,use,region,developmentZone,organisation,floorArea,heatedArea,yearBuilt,heating,storeys,from,code:户号',
      'B1,一号楼,office,140302,GX,O1,1000.5,900,2001,district,6,,H-1',
      'B1,一号楼,office,140302,GX,O2,1000.5,900,2001,district,6,2025-01-01,H-1',
      '"B,2","二号楼 ""南""",residential,140303,,O2,2000,,,gas,,,',
    ),
  ],
  [
    'meters',
    of(
      'code,building,carrier,kind,unit,digits,multiplier,capacity,installed',
      ...metered.map(
        ({ code, carrier, unit }) =>
          `${code},B1,${carrier},${isPower(unit) ? 'interval' : 'register'},${unit},${isPower(unit) ? '' : 6},${isPower(unit) ? '' : 40},,2020-01-01`,
      ),
    ),
  ],
  ['certificates', of('certificate,meter,kind,verified,result', '"C,1",electricity-kWh,periodic,2025-01-02,pass')],
  [
    'points',
    of(
      'code,quantity,building,name,unit,space,equipment,tag,hold,low,high',
      ...pointed.map(
        ({ code, quantity, unit }) =>
          `${code},${quantity},B1,${code} 测点,${unit},101,AHU-1,送风,2h,${unit === 'K' ? '280,320' : isShare(quantity, unit) ? '0,0.95' : '0,50'}`,
      ),
    ),
  ],
  [
    'equipment',
    of(
      'code,building,kind,name,count,model,capacity,power,efficiency,hours,installed,removed,from',
      'CH1,B1,chiller,一号冷机,2,"X-1,2",700,140,5.1,1200,2010-05-01,,',
      'LI1,"B,2",lift,,1,,,11,,,,,',
    ),
  ],
  [
    'resources',
    of(
      'code,building,kind,kw,name,meter,installed,area,tilt,azimuth,mounting,maxKwh,minKwh,mode,cop,r,c,low,high,share',
      'PV1,B1,pv,30,屋顶,,2025-05-01,200,20,180,,,,,,,,,,',
      'BA1,B1,battery,10,,,2025-05-01,,,,,20,2,,,,,,,',
      'HV1,"B,2",hvac,8,,,2025-05-01,,,,,,,heat,3,5,2,18,24,',
    ),
  ],
  ['projects', of('code,name,region,organisation,work,note', 'P1,新城一期,140302,O1,new,', 'P2,"改,造",140303,,extension,"一,二"')],
  [
    'retrofits',
    of(
      'code,name,buildings,region,content,cost,year,safe,worth,block,tags,requires',
      'R1,外墙,"B1;B,2",140302,"保温,外墙",120.5,2026,yes,yes,小区,老旧;集中,',
      'R2,屋面,,,,,,,,,,R1',
    ),
  ],
  [
    'people',
    of(
      'code,name,kind,organisation,regions,groups,title,termFrom,termUntil,recuse',
      'E-1,张一,expert,甲院,140302;140303,节能;结构,高级工程师,2025-01-01,2027-01-01,O1',
    ),
  ],
  ['substations', of('code,name,region,company', 'S1,一号站,140302,C1')],
  [
    'settlement-points',
    of('code,building,company,tariff,method,meter,substation', 'P1,B1,C1,t1,share-units,heat-GJ,S1', 'P2,"B,2",C1,t1,area,,'),
  ],
  [
    'households',
    of(
      'code,point,class,area,room,account,name,from',
      'H1,P1,dwelling,80.5,1-101,A1,李一,',
      'H1,P1,dwelling,80.5,1-101,A2,王二,2025-02-01',
      'H2,P2,dwelling,60,,A3,,',
    ),
  ],
  ['room-samples', of('household,at,temperature', 'H1,2026-01-10 10:00,17.5', 'H2,2026-01-10 11:00,20')],
  ['heat-units', of('household,season,units', 'H1,2026,121.5')],
  ['heat-supplies', of('supplier,company,meter,price,from', 'E1,C1,heat-GJ,30.5,', 'E1,C1,heat-GJ,31.005,2026-01-15')],
  [
    'payments',
    of(
      'account,household,season,paid,yuan,reference,kind',
      'A2,H1,2026,2026-02-01,100.25,F-1,payment',
      'A2,H1,2026,2026-02-03,20,F-2,refund',
    ),
  ],
  ['members', of('portfolio,building,share,consent,from', 'V1,B1,0.5,yes,2025-01-01', 'V1,B1,0.4,yes,2025-02-01')],
  [
    'readings',
    of(
      'time,end,meter,value,unit',
      ...metered.flatMap(({ code, unit }) =>
        isPower(unit)
          ? [`2025-03-01 00:00,2025-03-01 00:15,${code},12.5,${unit}`]
          : [`2025-03-01 00:00,,${code},100.5,${unit}`, `2025-03-02 00:00,,${code},100.75,${unit}`],
      ),
      '2025-03-03 00:00,,electricity-kWh,101,kWh',
      '2025-03-03 00:00,,electricity-kWh,102,kWh',
      ...pointed.flatMap(({ code, quantity, unit }) => [
        `2025-03-01 08:00,,${code},${unit === 'K' ? 290.5 : isShare(quantity, unit) ? 0.7 : 7},${unit}`,
        `2025-03-01 09:00,,${code},${unit === 'K' ? 291 : isShare(quantity, unit) ? 0.9 : 9},${unit}`,
      ]),
    ),
  ],
];

const silent = { status: 200, rejected: [], findings: [] };

let here: World;
let there: World;

/** What no list contains: a season, a tariff, a portfolio. */
async function found({ local, upload }: World): Promise<void> {
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nO1,甲单位\n') });
  await local.portfolio.add({ code: 'V1', name: '聚合体', organisation: 'O1' });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026', from: '2025-11-01', to: '2026-04-01', source: '通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff('45.00') });
}

/** Imports a list; returns what was reported about it, except the one finding that is among the readings. */
async function bring(world: World, kind: string, file: string) {
  const headers = { 'content-type': 'application/json' };
  const answer = await world.ask(`/api/imports/${kind}`, { method: 'POST', headers, body: JSON.stringify({ file }) });
  const told = (await answer.json()) as {
    readonly rejected?: readonly unknown[];
    readonly detail?: string;
    readonly findings?: readonly { readonly code: string; readonly detail: string }[];
  };
  return {
    status: answer.status,
    rejected: told.rejected ?? told.detail,
    findings: told.findings?.flatMap(({ code, detail }) => (code === 'contradiction' ? [] : [detail])) ?? [],
  };
}

async function taken(world: World, kind: string, format: string): Promise<Uint8Array> {
  const answer = await world.ask(`/api/exports/${kind}?format=${format}`);
  expect([kind, answer.status]).toEqual([kind, 200]);
  return new Uint8Array(await answer.arrayBuffer());
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/^\uFEFF/u, '');

/** The lines, sorted: readings are grouped by series, in the order in which the series were created. */
const sorted = (bytes: Uint8Array): readonly string[] => text(bytes).split('\n').toSorted();

beforeAll(async () => {
  [here, there] = await Promise.all([createWorld({ clock: () => clock }), createWorld({ clock: () => clock })]);
  for (const world of [here, there]) await found(world);
  for (const [kind, rows] of lists)
    expect([kind, await bring(here, kind, await here.upload(`${kind}.csv`, rows))]).toMatchObject([kind, { status: 200, rejected: [] }]);
});
afterAll(() => Promise.all([here.stop(), there.stop()]));

test('every kind that can be exported and imported is tested, here or where its file is made', async () => {
  const { paths } = (await (await here.ask('/api/openapi.json')).json()) as { readonly paths: Readonly<Record<string, unknown>> };
  const below = (place: string) => Object.keys(paths).flatMap((path) => (path.startsWith(place) ? [path.slice(place.length)] : []));
  const out = new Set(below('/exports/'));
  const elsewhere = ['attachments', 'decisions', 'returns', 'weather'];
  expect(out.size).toBeGreaterThan(40);
  expect(
    below('/imports/')
      // a bill book comes in as a property firm keeps it, and bills go out as readings
      .filter((kind) => out.has(kind) && kind !== 'bills')
      .toSorted(),
  ).toEqual([...lists.map(([kind]) => kind), ...elsewhere].toSorted());
});

test('each list of a city can be imported elsewhere without options, and its export from there is identical', async () => {
  for (const [kind] of lists) {
    const file = await there.upload(`${kind}.csv`, text(await taken(here, kind, 'csv')));
    expect([kind, await bring(there, kind, file)]).toEqual([kind, silent]);
    expect([kind, sorted(await taken(there, kind, 'csv'))]).toEqual([kind, sorted(await taken(here, kind, 'csv'))]);
  }
});

test('decisions and weather can be imported elsewhere too', async () => {
  const { findings } = await here.local.readings.findings({ open: true });
  expect(findings.map(({ code }) => code)).toEqual(['contradiction', 'contradiction']);
  await here.local.readings.decide({ finding: findings[0]?.id as string, as: 'this', note: '现场核对' });
  expect(await bring(there, 'decisions', await there.upload('d.csv', text(await taken(here, 'decisions', 'csv'))))).toEqual(silent);
  expect(sorted(await taken(there, 'decisions', 'csv'))).toEqual(sorted(await taken(here, 'decisions', 'csv')));
  const how = { station: 'W1', format: 'csv', zone: 'Asia/Shanghai' } as const;
  const hours = of('time,t', '2025-01-01 00:00,-5.5', '2025-01-01 01:00,-6');
  await here.local.weather.importWeather({
    ...how,
    file: await here.upload('w.csv', hours),
    timeColumn: 'time',
    columns: { temperature: 't' },
  });
  const out = async (world: World) => text(await taken(world, 'weather', 'csv&station=W1'));
  await there.local.weather.importWeather({ ...how, file: await there.upload('w.csv', await out(here)) });
  expect(await out(there)).toEqual(await out(here));
});

test('a workbook imported again where it came from changes nothing', async () => {
  for (const [kind] of lists) {
    const before = sorted(await taken(here, kind, 'csv'));
    const file = await here.upload(`${kind}.xlsx`, (await taken(here, kind, 'xlsx')) as never);
    expect([kind, await bring(here, kind, file)]).toEqual([kind, silent]);
    expect([kind, sorted(await taken(here, kind, 'csv'))]).toEqual([kind, before]);
  }
});
