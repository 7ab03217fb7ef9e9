import type { World } from '../world.ts';
import { settleContract } from '#cli/as-read.ts';

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

const buildings = [
  ['B1', '市政府一号楼', 'office', '140302', 'heat', 10_000],
  ['B2', '第一中学教学楼', 'school', '140302', 'heat', 8000],
  ['B3', '滨河宾馆', 'hotel', '140303', 'heat', 5000],
  ['B4', '没有账单的楼', 'office', '140303', 'heat', 3000],
] as const;

/** kWh per month, by building. B2 lacks March: it is not ranked. */
const bills: Readonly<Record<string, (month: number) => number | null>> = {
  B1: (month) => 60_000 + 1000 * month,
  B2: (month) => (month === 3 ? null : 20_000),
  B3: () => 50_000,
};

/** A handful of buildings with a year of bills, imported like any others. */
export async function settleTown(world: World): Promise<void> {
  const rows = buildings.map(([code, name, use, region, heating, area]) => [code, name, use, region, heating, area, '集中空调'].join());
  const file = await world.upload('buildings.csv', ['代码,名称,用途,地区,供暖方式,建筑面积,空调方式', ...rows].join('\n'));
  await world.local.registry.importBuildings({ file });
  const head = ['meter', ...months.map((month) => `2025-${month}`)].join();
  const lines = Object.entries(bills).map(([code, kwh]) => [code, ...months.map((_, index) => kwh(index + 1) ?? '')].join());
  const readings = await world.upload('bills.csv', [head, ...lines].join('\n'));
  await world.local.readings.importReadings({ file: readings, layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true });
}

/** Retrofit projects of three buildings in several states, one with funds that do not add up. */
export async function poolRetrofits({ local, upload }: World): Promise<void> {
  const projects = [
    '项目编号,项目名称,建筑代码,县区,项目状态,改造面积,总投资,年节能量,县级资金,业主资金,计划年度,结构安全',
    'R-1,一号楼外墙改造,B1,140302,已摸排,5200,1205000,35000,205000,1000000,2026,',
    'R-2,教学楼门窗改造,B2,140302,已调查,3000,,,,,2026,是',
    'R-3,宾馆锅炉房改造,B3,140303,已验收,800,100000,8000,40000,50000,2025,是',
  ];
  await local.retrofit.importRetrofits({ file: await upload('retrofits.csv', projects.join('\n')) });
}

/** A plan of a place that has estimates for two projects and money for only one; and the same plan with the other project in. */
export async function planRetrofits({ local, upload }: World): Promise<void> {
  const projects = [
    '项目编号,项目名称,建筑代码,县区,项目状态,改造面积,总投资,年节能量,县级资金,业主资金,结构安全',
    'R-11,示范外墙改造,B1,140302,已测算,5200,1200000,35000,200000,1000000,是',
    'R-12,示范门窗改造,B2,140302,已测算,3000,800000,20000,150000,650000,是',
  ];
  await local.retrofit.importRetrofits({ file: await upload('estimated.csv', projects.join('\n')) });
  const limits = [
    { id: 'money:county', resource: 'fund:county', max: '260000' },
    { id: 'floor:area', resource: 'area', min: '3000' },
  ];
  const crews = [{ region: '140302', trade: '外墙', crews: '2' }];
  const scenario = JSON.stringify({ years: [2026, 2027], objective: { savingKgce: 1 }, limits, crews, heatingSeason: '11-01:03-31' });
  const make = async (asked: Parameters<typeof local.retrofitPlan.make>[0]) => {
    const { job } = await local.retrofitPlan.make(asked);
    for await (const { finishedAt } of await local.jobs.events({ id: job })) if (finishedAt !== null) break;
  };
  await make({ plan: '示范计划', region: '140302', scenario });
  await make({ plan: '示范计划二', from: '示范计划', pins: [{ project: 'R-12', in: true }] });
}

/** Seasons of the city, and a room that was measured too cold in summer and ordered to be corrected. */
export async function measureRooms({ local }: World): Promise<void> {
  await local.comfort.seasons.set({ region: '140300', heating: '11-15:03-15', cooling: '06-01:09-30' });
  const instrument = { number: 'TH-12', accuracyK: 0.3, verifiedUntil: '2030-12-31' };
  const measured = { client: 'town-1', at: '2025-07-15T10:00', instrument, rooms: [{ room: '301', temperature: 23.5 }], witness: '王工' };
  const { id } = await local.comfort.inspections.inspect({ building: 'B1', measured });
  await local.comfort.inspections.notice({ id, due: '2100-08-01' });
}

/** Two points of a room with values of two days with a gap, and when the building is occupied. */
export async function measurePoints({ local, upload }: World): Promise<void> {
  const head = 'code,quantity,building,name,space,low,high';
  const points = ['T1,temperature,B1,室温,301,5,45', 'C1,co2,B1,二氧化碳,301,,'];
  await local.point.importPoints({ file: await upload('points.csv', [head, ...points].join('\n')) });
  await local.occupancy.set({ building: 'B1', hours: { workday: ['08:00-18:00'] } });
  const values = Array.from({ length: 96 }, (_, half) => half)
    .filter((half) => half < 20 || half > 27)
    .flatMap((half) => {
      const at = new Date(Date.parse('2026-01-01T00:00:00+08:00') + half * 1_800_000).toISOString();
      return [`T1,${at},${(20 + (half % 7) / 2).toFixed(1)}`, ...(half % 3 === 0 ? [`C1,${at},${500 + 5 * half}`] : [])];
    });
  await local.readings.importReadings({ file: await upload('values.csv', ['meter,time,value', ...values].join('\n')) });
}

/** What was done to the equipment of two buildings in the middle of their year of bills. */
export async function commissionEquipment({ local }: World): Promise<void> {
  const electricity = { carrier: 'electricity' as const };
  await local.commissioning.add({ building: 'B1', on: '2025-12-01', action: '排风机改为随时间表运行', ...electricity });
  await local.commissioning.interval({ building: 'B1', months: 12 });
  await local.commissioning.add({ building: 'B2', on: '2025-11-20', action: '调低夜间循环泵频率', ...electricity });
}

/** Three rooms of two buildings over a working week in winter, one of them too warm each afternoon, another with some days missing. */
export async function heatRooms({ local, upload }: World): Promise<void> {
  const points = ['A1,temperature,B1,301,zone-air', 'A2,temperature,B1,302,zone-air', 'A3,temperature,B2,101,zone-air', 'A4,co2,B1,301,'];
  await local.point.importPoints({ file: await upload('rooms.csv', ['code,quantity,building,space,tag', ...points].join('\n')) });
  const rows = Array.from({ length: 24 * 6 }, (_, hour) => hour).flatMap((hour) => {
    const at = new Date(Date.parse('2026-01-04T00:00:00+08:00') + hour * 3_600_000).toISOString();
    const warm = hour % 24 >= 12 && hour % 24 < 18;
    return [
      `A1,${at},${warm ? 22.5 : 19}`,
      `A2,${at},19.5`,
      ...(hour < 48 ? [`A3,${at},${warm ? 20.5 : 18}`] : []),
      `A4,${at},${warm ? 1200 : 600}`,
    ];
  });
  await local.readings.importReadings({ file: await upload('rooms.csv', ['meter,time,value', ...rows].join('\n')) });
}

/** Gas of a building by day together with the weather, for a year before a measure and a year after it, in which a tenth is saved. */
export async function saveEnergy(
  { local, upload }: Pick<World, 'local' | 'upload'>,
  { building, meter } = { building: 'B4', meter: 'G4' },
): Promise<void> {
  const from = Date.parse('2024-01-01T00:00:00Z');
  const days = Array.from({ length: 731 }, (_, at) => at);
  const warmth = (at: number) => Math.round(10 * (11 - 15 * Math.cos(((at - 20) / 365.25) * 2 * Math.PI) + ((at * 7) % 11) - 5)) / 10;
  const noise = (at: number) => ((at * 37) % 19) - 9;
  const use = (at: number) => (120 + 14 * Math.max(0, 15 - warmth(at)) + noise(at)) * (at < 366 ? 1 : 0.9);
  const hours = days.flatMap((at) =>
    Array.from({ length: 24 }, (_, hour) => `${new Date(from + (at * 24 + hour - 8) * 3_600_000).toISOString()},${warmth(at)}`),
  );
  await local.weather.importWeather({
    file: await upload('weather.csv', ['time,temperature', ...hours].join('\n')),
    station: 'W1',
    format: 'csv',
    zone: 'Asia/Shanghai',
  });
  await local.registry.importMeters({ file: await upload('gas.csv', `code,building,carrier,kind\n${meter},${building},gas,interval\n`) });
  const rows = days.map((at) => `${new Date(from + at * 86_400_000).toISOString().slice(0, 10)},${meter},${use(at).toFixed(3)}`);
  await local.readings.importReadings({ file: await upload('use.csv', ['time,meter,value', ...rows].join('\n')), interval: '1d' });
}

export const base2024 = { building: 'B4', carrier: 'gas', from: '2024-01-01', to: '2025-01-01' } as const;

/** The parties of a contract on the gas of B4, and the fact that the building belongs to the owner. */
export async function meetParties({ local, upload }: World): Promise<void> {
  const parties = 'code,name,kind,region,uscc\nOWN-1,滨河公司,企业,140303,\nESCO-1,节能服务公司甲,企业,140303,\n';
  await local.place.importOrganisations({ file: await upload('parties.csv', parties) });
  await local.registry.editBuilding({ building: 'B4', set: { organisation: 'OWN-1' } });
}

/** The terms of a contract on the gas of B4: savings are shared, month by month. */
export const sharedGas = (baseline: string) => ({
  code: 'C-1',
  name: '四号楼燃气改造',
  type: 'shared',
  owner: 'OWN-1',
  provider: 'ESCO-1',
  from: '2025-01-01',
  to: '2026-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.9,
  boundaries: [{ name: '四号楼', baseline }],
  prices: [{ boundary: '四号楼', from: '2025-01-01', yuan: '3.20' }],
  providerShare: [{ from: '2025-01-01', percent: '80' }],
  negative: 'carry',
});

/** A contract on the gas of B4 that both sides confirmed, two months of it settled, and an event that one party disputes. */
export async function agreeContract(world: World, baseline: string): Promise<void> {
  const { contracts } = world.local;
  await meetParties(world);
  const contract = 'C-1';
  await contracts.add({ terms: sharedGas(baseline) });
  for (const side of ['owner', 'provider'] as const) await contracts.confirm({ contract, for: side });
  for (const period of ['2025-01-01', '2025-02-01']) await settleContract({ contracts }, { contract, period });
  const events = 'from,to,kind,amount,note,evidence\n2025-02-01,2025-03-01,fixed,-10,停用一层,现场照片\n';
  await contracts.event({ contract, file: await world.upload('events.csv', events) });
  await contracts.confirm({ contract, event: 1, for: 'provider' });
  await contracts.dispute({ contract, event: 1, for: 'owner', note: '没有停用' });
}

/** A feed of the use by month for one organisation, and what another is to deliver each month. */
export async function shareWithOthers({ local, upload }: World): Promise<void> {
  const organisations = 'code,name,region\nBRAIN,城市大脑,140300\nGRID,供电公司,140300\n';
  await local.place.importOrganisations({ file: await upload('others.csv', organisations) });
  const meters = 'code,building,carrier,kind,operator\nB4-E,B4,electricity,interval,GRID\n';
  await local.registry.importMeters({ file: await upload('grid.csv', meters) });
  const text =
    '{id: brain, dataset: use-month, region: "140300", fields: [value, unit, coverage, name, use], to: BRAIN, purpose: 城市运行, agreement: XY-1, from: 2025-01-01, until: 2099-12-31}';
  await local.sharing.feeds.add({ text });
  await local.sharing.deliveries.expect({ text: '{supplier: GRID, carrier: electricity, region: "140300", every: month, due: 5}' });
}
