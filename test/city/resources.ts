import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { random, type Random } from './random.ts';
import { demoMark } from './rooms.ts';

/** Prefix of the codes of made-up resources. */
export const resourceCodes = '示范-ZY-';

/** How many of each kind the demo has; the others are few. */
export const resourceSize = { pv: 150, battery: 40, ev: 60, hvac: 200, shed: 30, shift: 20 } as const;

/** A building of the demo: `peakKw` is what its meter may carry, if it is read by the quarter hour. */
export type ResourceBuilding = {
  readonly code: string;
  readonly floorArea: number;
  readonly storeys: number;
  readonly peakKw: number | null;
};

type Row = Partial<Record<(typeof columns)[number], string | number>>;

const columns = [
  'code',
  'building',
  'kind',
  'kw',
  'name',
  'installed',
  'area',
  'tilt',
  'azimuth',
  'mounting',
  'inverterKw',
  'minKwh',
  'maxKwh',
  'dischargeKw',
  'chargeEfficiency',
  'dischargeEfficiency',
  'mode',
  'cop',
  'r',
  'c',
  'gain',
  'set',
  'low',
  'high',
  'share',
] as const;

const tenth = (value: number): number => Math.max(0.1, Math.round(value * 10) / 10);

/**
 * Adjustable resources in existing buildings: first roofs with photovoltaics, then what buildings with a meter read by the quarter hour can
 * store, shift or shed. All of it is made up; the same buildings always give the same bytes.
 */
export function writeResources(path: string, buildings: readonly ResourceBuilding[]): void {
  const draw = random(demoCity.seed, 'resources');
  const file = new CsvFile(path);
  file.row(columns);
  let written = 0;
  const put = (row: Row): void => {
    written += 1;
    const code = `${resourceCodes}${String(written).padStart(4, '0')}`;
    file.row(columns.map((name) => (name === 'code' ? code : (row[name] ?? ''))));
  };
  const metered = buildings.filter(({ peakKw }) => peakKw !== null);
  const able = metered.length > 0 ? metered : buildings;
  for (const [kind, made] of Object.entries(makers) as [keyof typeof resourceSize, Maker][]) {
    const among = kind === 'pv' ? buildings : able;
    for (const one of among.slice(0, resourceSize[kind])) {
      const kw = one.peakKw ?? one.floorArea * 0.03;
      put({ building: one.code, kind, installed: `20${draw.whole(15, 23)}-0${draw.whole(1, 9)}-15`, ...made(one, kw, draw) });
    }
  }
  file.close();
}

/** Makes up a resource in a building with the given peak load in kW. */
type Maker = (building: ResourceBuilding, peakKw: number, draw: Random) => Row;

const pvOf: Maker = ({ floorArea, storeys }, _peakKw, draw) => {
  const area = Math.round((floorArea / storeys) * (0.1 + 0.4 * draw.next()));
  const kw = tenth(area * 0.2);
  const inverterKw = tenth(kw / 1.15);
  const mounting = draw.pick(['open', 'close', 'insulated']);
  return {
    kw,
    area,
    tilt: draw.pick([10, 15, 30]),
    azimuth: draw.pick([150, 180, 180, 210]),
    mounting,
    inverterKw,
    name: `${demoMark.zh}屋顶光伏`,
  };
};

const batteryOf: Maker = (_building, peakKw, draw) => {
  const kw = tenth(peakKw * (0.1 + 0.1 * draw.next()));
  const maxKwh = tenth(kw * draw.pick([2, 2, 4]));
  return {
    kw,
    dischargeKw: kw,
    minKwh: tenth(maxKwh / 10),
    maxKwh,
    chargeEfficiency: 0.95,
    dischargeEfficiency: 0.95,
    name: `${demoMark.zh}储能柜`,
  };
};

const hvacOf: Maker = (_building, peakKw, draw) => {
  const kw = tenth(peakKw * (0.2 + 0.2 * draw.next()));
  const cop = tenth(2.6 + draw.next());
  // a room that loses at −15 °C as much as the heat pump can give, and cools within some hours
  const r = Number((35 / (kw * cop)).toPrecision(3));
  const c = Number((draw.whole(8, 20) / r).toPrecision(3));
  return { kw, mode: 'heat', cop, r, c, gain: tenth(kw * 0.1), set: 20, low: 18, high: 22, name: `${demoMark.zh}热泵` };
};

const makers: Readonly<Record<keyof typeof resourceSize, Maker>> = {
  pv: pvOf,
  battery: batteryOf,
  ev: (_building, _peakKw, draw) => ({ kw: draw.pick([7, 7, 22, 60]), name: `${demoMark.zh}充电桩` }),
  hvac: hvacOf,
  shed: (_building, peakKw) => ({ kw: tenth(peakKw * 0.15), share: 0.1, name: `${demoMark.zh}可调照明` }),
  shift: (_building, peakKw) => ({ kw: tenth(peakKw * 0.1), name: `${demoMark.zh}洗衣房` }),
};
