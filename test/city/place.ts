import { copyFileSync } from 'node:fs';
import { CsvFile } from './bytes.ts';
import type { Random } from './random.ts';
import type { CityFile } from './types.ts';

/** A neighbourhood: WGS-84 degrees of its centre, and how far its buildings are from it. */
type Quarter = { readonly weight: number; readonly longitude: number; readonly latitude: number; readonly km: number };

export type County = {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly streets: readonly string[];
  readonly quarters: readonly Quarter[];
};

export const city = { code: '140300', name: '阳泉市' } as const;

/** The development zone is in 郊区 and has its own code and boundary; its buildings name it as their region. */
export const developmentZone = {
  code: '140300-GXQ',
  name: '阳泉高新技术产业开发区',
  county: '140311',
  west: 113.5945,
  east: 113.6353,
  south: 37.903,
  north: 37.935,
} as const;

const quarter = (longitude: number, latitude: number, km: number, weight = km): Quarter => ({ longitude, latitude, km, weight });

/**
 * The counties of the region as of about 2017, each with a few anchor points of its own that are well inside it, whether its published
 * outline is read as WGS-84 or as GCJ-02. Streets are of the kind that every city of the region has; house numbers and owners are invented.
 */
export const counties: readonly County[] = [
  {
    code: '140302',
    name: '城区',
    weight: 34,
    streets: ['南大街', '北大街', '德胜东街', '桃北中路', '新建路', '滨河东路', '文化路', '解放路'],
    quarters: [
      quarter(113.5827, 37.856, 0.8),
      quarter(113.6032, 37.8528, 0.55),
      quarter(113.626, 37.8485, 0.35),
      quarter(113.5781, 37.843, 0.35),
    ],
  },
  {
    code: '140303',
    name: '矿区',
    weight: 17,
    streets: ['桃北西街', '平潭街', '矿山路', '洪城路', '五四路', '工人新街'],
    quarters: [quarter(113.5488, 37.8667, 0.6), quarter(113.5268, 37.874, 0.3), quarter(113.5369, 37.8716, 0.25)],
  },
  {
    code: '140311',
    name: '郊区',
    weight: 19,
    streets: ['荫营中街', '龙光路', '大连东路', '创业路', '科技大道', '泉中路'],
    quarters: [
      quarter(113.5726, 37.9619, 2.5, 3),
      quarter(113.6149, 37.919, 1.6, 4),
      quarter(113.4287, 37.8903, 1.5, 1),
      quarter(113.598, 38.0192, 1.5, 1),
    ],
  },
  {
    code: '140321',
    name: '平定县',
    weight: 15,
    streets: ['冠山路', '评梅街', '东大街', '府新街', '学门街', '广阳路'],
    quarters: [
      quarter(113.62, 37.79, 2.2),
      quarter(113.645, 37.8, 1.6),
      quarter(113.5894, 37.7527, 1, 0.5),
      quarter(113.8182, 37.8125, 1, 0.5),
    ],
  },
  {
    code: '140322',
    name: '盂县',
    weight: 15,
    streets: ['金龙东街', '藏山路', '秀水街', '新建南路', '香河街', '水泉路'],
    quarters: [
      quarter(113.405, 38.085, 2.2),
      quarter(113.43, 38.1, 1.5),
      quarter(113.37, 38.11, 1, 0.5),
      quarter(113.3266, 38.2417, 0.8, 0.5),
    ],
  },
];

export type Spot = { readonly latitude: number; readonly longitude: number; readonly address: string; readonly inZone: boolean };

/** A location for a building in a county, accurate to about a metre. */
export function spotIn(county: County, random: Random): Spot {
  const { longitude, latitude, km } = random.weighed(county.quarters);
  const [turn, reach] = [2 * Math.PI * random.next(), km * Math.sqrt(random.next())];
  const north = round(latitude + (reach * Math.sin(turn)) / 111.2);
  const east = round(longitude + (reach * Math.cos(turn)) / (111.2 * Math.cos((latitude * Math.PI) / 180)));
  const address = `${city.name}${county.name}${random.pick(county.streets)}${random.whole(1, 398)}号`;
  return { latitude: north, longitude: east, address, inZone: inDevelopmentZone(north, east) };
}

function inDevelopmentZone(latitude: number, longitude: number): boolean {
  const { west, east, south, north } = developmentZone;
  return longitude >= west && longitude < east && latitude >= south && latitude < north;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** Writes the place that the city adds to the shipped regions: its development zone, with its outline as GeoJSON. */
export function writePlaces(path: string): CityFile {
  const { code, name, county, west, east, south, north } = developmentZone;
  const ring = [west, east, east, west, west].map((longitude, i) => [longitude, i < 2 || i === 4 ? south : north]);
  const column = { code: '区划代码', name: '区划名称', parent: '上级代码', boundary: '范围' };
  const file = new CsvFile(path);
  file.row(Object.values(column));
  file.row([code, name, county, JSON.stringify({ type: 'Polygon', coordinates: [ring] })]);
  file.close();
  return { kind: 'places', path, options: { column } };
}

/** The outlines of the counties, only for the demo's map (`boundaries/README.md`). */
export function writeBoundaries(path: string): CityFile {
  copyFileSync(new URL('boundaries/yangquan.geojson', import.meta.url), path);
  return { kind: 'places', path, options: {} };
}
