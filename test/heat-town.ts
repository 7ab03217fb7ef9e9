import type { Client } from '#client.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld } from './world.ts';
import { closedSeason } from './closed-season.ts';

/** The only season of the town that is closed: twenty days of January, after the same days of the year before. */
export const season = '2026';
export const length = 20;
export const every: readonly number[] = Array.from({ length }, (_, at) => at);
export const meters = ['M1', 'M2', 'M3', 'K1', 'K2', 'MB', 'MC', 'MD'] as const;
export const homes = ['A1', 'A2', 'A3', 'S1', 'S2', 'U1', 'U2', 'F1', 'K1', 'K2'] as const;

export const tariff = (metered: string): string => `kind: heat-tariff
id: t1
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '${metered}'}}
stopped: {share: '0.3', of: area}
cold: {of: area, table: [{below: '16', share: '0.5'}, {below: '18', share: '0.3'}]}
substitute: {order: [own-rate, last-season, similar], least: 5, neighbours: 2, base: '18', station: W1}
overdue: area
cap: '1'
`;

/** A day of the season of a year. */
export const dayOf = (year: number, at: number): string => dayText((parseDay(`${year}-01-01`) ?? 0) + at);

export type HeatTown = Awaited<ReturnType<typeof createHeatTown>>;

type Order = <T>(some: readonly T[]) => readonly T[];

/**
 * Five settlement points of a company, one for each method: all meters are fully read except `M3`, which ends early. Each reading of the
 * clock advances it by a second.
 * @param order in which rows of a file, and files that do not depend on each other, are imported
 */
export async function createHeatTown(given: Parameters<typeof createWorld>[0] = {}, order: Order = (some) => some) {
  let now = Date.parse('2026-03-01T00:00:00Z');
  const world = await createWorld({ clock: () => (now += 1000), ...given });
  return { world, clock: () => now, ...(await foundHeatTown(world, order)) };
}

/** A program that the town is imported into. */
type Door = { readonly local: Client; readonly upload: (name: string, text: string) => Promise<string> };

/** The same town in a program that is already running, and the actions on it. */
export async function foundHeatTown(door: Door, order: Order = (some) => some) {
  const actions = actionsOf(door, order);
  await found({ world: door, order, ...actions });
  return actions;
}

function actionsOf(world: Door, order: Order) {
  const lines = (name: string, [head = '', ...rows]: readonly string[]) => world.upload(name, [head, ...order(rows)].join('\n'));
  return {
    lines,
    /** Imports GJ of days of a season. */
    async read(meter: string, at: readonly number[], value: string, year = 2026): Promise<number> {
      const rows = at.map((one) => `${meter},${dayOf(year, one)} 00:00:00,${dayOf(year, one + 1)} 00:00:00,${value}`);
      const file = await lines('r.csv', ['meter,start,end,value', ...rows]);
      return (await world.local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' })).import;
    },
    /** Imports degC of days of a season. */
    async weather(year: number, at: readonly number[], degrees: number): Promise<void> {
      const hours = (one: number): string[] =>
        Array.from({ length: 24 }, (_, hour) => `${dayOf(year, one)} ${String(hour).padStart(2, '0')}:00,${degrees}`);
      const file = await lines('w.csv', ['time,t', ...at.flatMap(hours)]);
      const how = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
      await world.local.weather.importWeather({ file, ...how });
    },
    units: async (household: string, some: string): Promise<number> => {
      const file = await lines('u.csv', ['household,season,units', `${household},${season},${some}`]);
      return (await world.local.heatInputs.importUnits({ file })).import;
    },
    /** Closes the season of the company, or previews that; a preview returns what would change. */
    async closed(preview: boolean) {
      const job = await closedSeason(world.local, { season, company: 'C1', preview });
      const { job: _job, begun: _begun, ...told } = await world.local.heatNotes.closes.show({ job });
      return { ...told, changes: preview ? (await world.local.heatNotes.closes.changes({ job })).changes : [] };
    },
  };
}

type Founding = ReturnType<typeof actionsOf> & { readonly world: Door; readonly order: Order };

async function found({ world: { local }, lines, read, weather, units, order }: Founding): Promise<void> {
  await local.place.importOrganisations({ file: await lines('o.csv', ['code,name', 'C1,示范热力公司']) });
  const buildings = ['B1,一号楼,residential,140302', 'B2,二号楼,residential,140302', 'B3,三号楼,residential,140302'];
  await local.registry.importBuildings({ file: await lines('b.csv', ['code,name,use,region', ...buildings]) });
  const metered = meters.map((code) => `${code},B1,heat,interval`);
  await local.registry.importMeters({ file: await lines('m.csv', ['code,building,carrier,kind', ...metered]) });
  for (const year of order([2025, 2026])) {
    await weather(year, every, year === 2025 ? -2 : -7);
    const days = { from: dayOf(year, 0), to: dayOf(year, length) };
    await local.heatBilling.seasons.set({ region: '140300', name: String(year), ...days, source: '示范通知' });
  }
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff('45.00') });
  const points = ['P1,B1,household,,', 'P2,B1,share-area,MB,', 'P3,B1,share-units,MC,0.4', 'P4,B2,area,,', 'P5,B1,share-meter,MD,'];
  const pointRows = ['code,building,method,meter,areaShare,company,tariff', ...points.map((row) => `${row},C1,t1`)];
  await local.heatSupply.importSettlementPoints({ file: await lines('p.csv', pointRows) });
  const behind = ['P1,80,M1', 'P1,100,M2', 'P1,60,M3', 'P2,70,', 'P2,30,', 'P3,50,', 'P3,90,', 'P4,66.5,', 'P5,40,K1', 'P5,61,K2'];
  const rows = ['code,point,area,meter,class', ...behind.map((row, at) => `${homes[at]},${row},dwelling`)];
  await local.heatSupply.importHouseholds({ file: await lines('h.csv', rows) });
  for (const meter of order(meters)) {
    const shared = meter.startsWith('M') && meter > 'MA';
    const files = [
      () => read(meter, every, shared ? '0.9' : '0.2', 2025),
      () => read(meter, meter === 'M3' ? every.slice(0, 15) : every, shared ? '0.8' : '0.21'),
    ];
    for (const file of order(files)) await file();
  }
  for (const [household, some] of order([
    ['U1', '3.5'],
    ['U2', '8'],
  ] as const))
    await units(household, some);
}
