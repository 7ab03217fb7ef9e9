import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { suppliers } from './organisations.ts';
import { random, type Random } from './random.ts';

/** Codes that are made up begin with this. */
export const heatCodes = '示范-RL-';
/** The tariff and season that the demo's heat is charged by. */
export const heatTariff = 'demo-heat';
export const heatSeason = { name: '2024-25', from: '2024-11-01', to: '2025-04-01' } as const;

/** A building whose heat is metered: its meter's code, where it lies, and how much of it is heated. */
export type HeatedBuilding = { readonly building: string; readonly meter: string; readonly region: string; readonly floorArea: number };

/** So many substations feed so many points; behind each stand so many households. */
export const heatSize = { substations: 12, points: 300, households: 10 } as const;

/** The shares of a building's area that its households are charged for; the rest is stairs and halls. */
const chargedShare = 0.82;

type Files = Readonly<Record<'substations' | 'points' | 'households' | 'samples', string>>;

/**
 * A heat company over buildings that are there: substations, a settlement point on each heat meter, households behind it and samples of
 * their rooms. All of it is made up; the same buildings always give the same bytes.
 */
export function writeHeatSupply(files: Files, buildings: readonly HeatedBuilding[]): void {
  const draw = random(demoCity.seed, 'heat supply');
  const chosen = buildings.slice(0, heatSize.points);
  const codes = substationsOf(files.substations, chosen);
  const points = new CsvFile(files.points);
  points.row(['结算点', '建筑', '供热企业', '热价', '计量方法', '楼栋热量表', '热力站']);
  const households = new CsvFile(files.households);
  households.row(['户号', '结算点', '类别', '收费面积', '室号', '用热人编号', '用热人', '状态', '起']);
  const samples = new CsvFile(files.samples);
  samples.row(['户号', '测温时间', '室温']);
  for (const [at, one] of chosen.entries()) {
    const point = `${heatCodes}P${number(at, 3)}`;
    points.row([point, one.building, heatCompany, heatTariff, 'share-area', one.meter, codes[at]]);
    householdsOf({ households, samples }, point, one, draw);
  }
  for (const file of [points, households, samples]) file.close();
}

const heatCompany = suppliers['heat']?.code ?? '';
const number = (at: number, digits: number): string => String(at + 1).padStart(digits, '0');

/** Neighbours of one region share a substation; gives that of each building. */
function substationsOf(path: string, buildings: readonly HeatedBuilding[]): string[] {
  const file = new CsvFile(path);
  file.row(['热力站', '地区', '名称', '供热企业']);
  const each = Math.max(1, Math.ceil(buildings.length / heatSize.substations));
  const of = new Map<number, string>();
  const sorted = [...buildings.keys()].toSorted((a, b) => compare(buildings[a]?.region ?? '', buildings[b]?.region ?? '') || a - b);
  for (const [place, at] of sorted.entries()) {
    const station = Math.floor(place / each);
    const code = `${heatCodes}S${number(station, 2)}`;
    if (place % each === 0) file.row([code, buildings[at]?.region, `示范${station + 1}号热力站`, heatCompany]);
    of.set(at, code);
  }
  file.close();
  return [...buildings.keys()].map((at) => of.get(at) as string);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Open = { readonly households: CsvFile; readonly samples: CsvFile };

/** Households of about the same size; few of them are stopped or change hands, and the rooms of some were measured in January. */
function householdsOf({ households, samples }: Open, point: string, { floorArea }: HeatedBuilding, draw: Random): void {
  const mean = (floorArea * chargedShare) / heatSize.households;
  const isCold = draw.chance(0.12);
  for (let at = 0; at < heatSize.households; at += 1) {
    const code = `${point}-${number(at, 2)}`;
    const area = Math.max(1, Math.round(mean * (0.85 + 0.3 * draw.next()) * 10) / 10);
    const room = `${1 + Math.floor(at / 2)}0${1 + (at % 2)}`;
    const stopped = draw.chance(0.03) ? 'stopped' : '';
    const has = draw.chance(0.2);
    households.row([code, point, 'dwelling', area, room, `${code}-A`, `示范用户${number(at, 2)}`, stopped, '']);
    if (draw.chance(0.02)) households.row([code, '', '', '', '', `${code}-B`, `示范住户${number(at, 2)}`, '', '2025-01-15']);
    if (has && stopped === '')
      samples.row([code, `2025-01-${draw.whole(10, 24)} 20:00`, Math.round(((isCold ? 16.6 : 20.4) + draw.normal() * 0.8) * 10) / 10]);
  }
}

/** Prices of the demo: made up, status DEMO. */
export const heatTariffText = `kind: heat-tariff
id: ${heatTariff}
validFrom: 2023-10-01
status: DEMO
source: {document: 示范数据, clause: 虚构}
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00', per: GJ}}
height: [{above: '3.0', factor: '1.1'}]
stopped: {share: '0.3', of: area}
cold: {of: area, table: [{below: '16', share: '0.5'}, {below: '18', share: '0.3'}]}
substitute: {order: [own-rate, last-season, similar, area], least: 14, neighbours: 3, base: '18'}
dueDays: 30
`;
