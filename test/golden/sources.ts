import { seattleMapping } from '../../src/registry/registry/files/example.ts';
import type { World } from '../world.ts';
import { bringBuildings, bringMeters, bringReadings, carried, carriedText, type Came } from './fixture.ts';

type Options = NonNullable<Parameters<typeof bringReadings>[3]>;

/** A file of readings as its publisher wrote it, and the options that it needs. */
export type ReadingsFile = { readonly name: string; readonly options: Options };

/** One set of real data: its buildings, its metering points unless they are created during the import, its files of readings. */
export type Source = {
  readonly registry: (world: World) => Promise<unknown>;
  readonly readings: readonly ReadingsFile[];
};

export const cambridgeMapping = {
  column: { name: 'building', code: 'building', floorArea: 'gia_m2', storeys: 'floors', roofArea: 'approx_roof_m2' },
  set: { use: 'university', region: '140302', zone: 'Europe/London' },
};

/** Zeros stand for missing values; times are UTC, the buildings are in London. */
export const cambridge: Source = {
  registry: async (world) => {
    await bringBuildings(world, 'buildings.csv', carried('cambridge_estates/buildings.csv'), cambridgeMapping);
    await bringMeters(world, 'meters.csv', 'code,building,carrier,unit,kind\nb105-gas,b105,gas,kWh,interval\n');
  },
  readings: [
    { name: 'cambridge_estates/electricity_2018.csv.gz', options: { zone: 'UTC', interval: '1h', zero: 'missing', createMeters: true } },
    { name: 'cambridge_estates/gas_2018.csv.gz', options: { zone: 'UTC', interval: '1h', zero: 'missing' } },
  ],
};

/** Words of the Building Data Genome that are not ours. */
const genomeUses = {
  'Lodging/residential': 'dwelling',
  Education: 'university',
  'Entertainment/public assembly': 'culture',
  'Public services': 'other',
  Parking: 'other',
  'Warehouse/storage': 'other',
  'Religious worship': 'culture',
  'Food sales and service': 'restaurant',
  Utility: 'other',
};

export const genomeMapping = {
  column: {
    code: 'building_id',
    name: 'building_id',
    use: 'primaryspaceusage',
    floorArea: 'sqm',
    zone: 'timezone',
    yearBuilt: 'yearbuilt',
    latitude: 'lat',
    longitude: 'lng',
  },
  set: { region: '140303' },
  value: { use: genomeUses },
};

/** Local times of several zones in one wide file: each column in the zone of its building. */
export const genome: Source = {
  registry: (world) => bringBuildings(world, 'metadata.csv', carried('bdg2_subset/metadata.csv'), genomeMapping),
  readings: [
    { name: 'bdg2_subset/electricity.csv', options: { layout: 'wide', timeColumn: 'timestamp_local', interval: '1h', createMeters: true } },
  ],
};

/** One meter that counts heat and volume: two metering points, the heat under its meter number, the volume under its customer's. */
export const danish: Source = {
  registry: async (world) => {
    await bringBuildings(world, 'house.csv', 'code,name,use,region,zone,yearBuilt\nhouse,House,dwelling,140304,Europe/Copenhagen,1966\n');
    await bringMeters(world, 'meters.csv', 'code,building,carrier,kind,unit\n660,house,heat,register,kWh\n772,house,water,register,m3\n');
  },
  readings: [
    {
      name: 'danish_heat_meter/registers.csv.gz',
      options: { timeColumn: 'time_rounded', meterColumn: 'meter_id', valueColumn: 'energy_heat_kwh', kind: 'register', unit: 'kWh' },
    },
    {
      name: 'danish_heat_meter/registers.csv.gz',
      options: { timeColumn: 'time_rounded', meterColumn: 'customer_id', valueColumn: 'volume_flow_m3', kind: 'register', unit: 'm3' },
    },
  ],
};

/** Bills with their own start and end, including offsets. */
export const eemeter: Source = {
  registry: (world) =>
    bringBuildings(
      world,
      'homes.csv',
      'code,name,use,region,zone\nil-electricity-cdd-hdd,Heated,dwelling,140311,America/Chicago\nil-electricity-cdd-only,Cooled,dwelling,140311,America/Chicago\n',
    ),
  readings: [
    { name: 'eemeter_samples/bills_monthly.csv', options: { startColumn: 'start', endColumn: 'end', unit: 'kWh', createMeters: true } },
  ],
};

/** A year of all energy for each building, converted to kWh. */
export const seattle: Source = {
  registry: (world) =>
    bringBuildings(world, 'seattle.csv', carried('seattle_benchmarking_2016/excerpt.csv'), {
      ...seattleMapping,
      value: { ...seattleMapping.value, region: { Seattle: '140321' } },
    }),
  readings: [
    {
      name: 'seattle_benchmarking_2016/site_energy.csv',
      options: {
        timeColumn: 'year_from',
        meterColumn: 'building',
        valueColumn: 'site_kwh',
        interval: '1year',
        zero: 'missing',
        createMeters: true,
      },
    },
  ],
};

/**
 * The metering points of NREL's building, named as its columns: the supply from the grid, below it the building and the roof, below the
 * building the end uses.
 */
const facilityMeters = `code,building,parent,direction,item,kind
net_kw,RSF,,both,,interval
building_kw,RSF,net_kw,import,,interval
pv_kw,RSF,net_kw,both,,interval
cooling_kw,RSF,building_kw,import,01B10,interval
heating_kw,RSF,building_kw,import,01B10,interval
mechanical_kw,RSF,building_kw,import,01B20,interval
lighting_kw,RSF,building_kw,import,01A10,interval
plug_kw,RSF,building_kw,import,01A40,interval
data_center_kw,RSF,building_kw,import,01D10,interval
`;

/** Mean power of the hour that ends at a time; the logger has no summer time. */
export const facility: Source = {
  registry: async (world) => {
    await bringBuildings(
      world,
      'rsf.csv',
      'code,name,use,region,floorArea,zone\nRSF,Research Support Facility,office,140322,20000,America/Denver\n',
    );
    await bringMeters(world, 'meters.csv', facilityMeters);
  },
  readings: [
    {
      name: 'nrel_rsf_2011/march.csv',
      options: { layout: 'wide', timeColumn: 'local_time', marks: 'end', interval: '1h', zone: 'Etc/GMT+7' },
    },
  ],
};

export const sources: readonly Source[] = [cambridge, genome, danish, eemeter, seattle, facility];

/** Imports one set unchanged; returns the result of each file of readings. */
export async function bring(world: World, source: Source): Promise<Came[]> {
  await source.registry(world);
  const came: Came[] = [];
  for (const { name, options } of source.readings) came.push(await bringReadings(world, name, carried(name), options));
  return came;
}

/** The text of a file of readings. */
export const textOf = ({ name }: ReadingsFile): string => carriedText(name);
