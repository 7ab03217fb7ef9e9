import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { suppliers } from './organisations.ts';
import { random, type Random } from './random.ts';

/** Prefix of made-up codes. */
export const heatCodes = '示范-RL-';
/** The tariff and season by which the demo's heat is charged. */
export const heatTariff = 'demo-heat';
export type HeatSeason = { readonly name: string; readonly from: string; readonly to: string };

const seasonFrom = (year: number): HeatSeason => ({
  name: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
  from: `${year}-11-01`,
  to: `${year + 1}-04-01`,
});

/** The first season that is charged, and that in the middle of which the readings of the city end. */
const [firstYear, lastYear] = [2024, 2025];
export const heatSeason = seasonFrom(firstYear);

/** The seasons after the first that have begun by a day. */
export function laterHeatSeasons(day: string): HeatSeason[] {
  const begun = Number(day.slice(0, 4)) - (day.slice(5) < '11-01' ? 1 : 0);
  return Array.from({ length: Math.max(begun, lastYear) - firstYear }, (_, at) => seasonFrom(firstYear + 1 + at));
}

/** Like the other tariff, but no value replaces a missing reading until someone has decided. */
const strictTariff = 'demo-heat-strict';

/** The methods by which points are charged, in turn: all six. */
const methods = ['share-area', 'household', 'share-meter', 'share-units', 'share-time', 'area'] as const;
const methodOf = (at: number): (typeof methods)[number] => methods[at % methods.length] as (typeof methods)[number];

/** A house of flats whose heat is metered: its meter's code, where it is, and its floor area in m2. */
export type HeatedBuilding = { readonly building: string; readonly meter: string; readonly region: string; readonly floorArea: number };

/** This many substations feed the points; there are about this many households at most. */
const heatSize = { substations: 12, households: 3000 } as const;

/** The share of a building's area that its households are charged for; the rest is stairs and halls. */
const chargedShare = 0.82;

/** m2 of a flat, about in the middle. */
const flatArea = 97;
const flatsIn = (floorArea: number): number => Math.max(1, Math.round((floorArea * chargedShare) / flatArea));

/** The smallest houses, as many as have about the number of households together; in the order given. */
function smallHouses(buildings: readonly HeatedBuilding[]): HeatedBuilding[] {
  let households = 0;
  const rising = buildings.toSorted((a, b) => a.floorArea - b.floorArea || compare(a.building, b.building));
  const chosen = new Set(rising.filter(({ floorArea }) => (households += flatsIn(floorArea)) <= heatSize.households));
  return buildings.filter((one) => chosen.has(one));
}

type Files = Readonly<Record<'substations' | 'points' | 'households' | 'samples' | 'meters' | 'units' | 'payments', string>>;

/** A season after the first, with draws of its own, so that those before stay as they are. */
type Later = { readonly season: HeatSeason; readonly isOver: boolean; readonly draw: Random };

/**
 * A heat company over existing buildings: substations, a settlement point on each heat meter, households behind it and samples of their
 * rooms. All of it is made up; the same buildings and day always give the same bytes.
 * @param day today: what is paid and read in seasons goes on until then
 */
export function writeHeatSupply(files: Files, buildings: readonly HeatedBuilding[], day: string): void {
  const draw = random(demoCity.seed, 'heat supply');
  const chosen = smallHouses(buildings);
  const codes = substationsOf(files.substations, chosen);
  const points = new CsvFile(files.points);
  points.row(['结算点', '建筑', '供热企业', '热价', '计量方法', '楼栋热量表', '热力站']);
  const households = new CsvFile(files.households);
  households.row(['户号', '结算点', '类别', '收费面积', '室号', '层高', '户表', '用热人编号', '用热人', '状态', '起']);
  const samples = new CsvFile(files.samples);
  samples.row(['户号', '测温时间', '室温']);
  const meters = new CsvFile(files.meters);
  meters.row(['code', 'building', 'carrier', 'kind', 'unit', 'parent']);
  const units = new CsvFile(files.units);
  units.row(['户号', '采暖季', '分摊值']);
  const payments = new CsvFile(files.payments);
  payments.row(['用热人编号', '户号', '采暖季', '缴费日期', '金额', '凭证号']);
  const later = laterHeatSeasons(day).map((season): Later => ({
    season,
    isOver: season.to <= day,
    draw: random(demoCity.seed, `heat money ${season.name}`),
  }));
  const open = { households, samples, meters, units, payments, later };
  for (const [at, one] of chosen.entries()) {
    const point = `${heatCodes}P${number(at, 3)}`;
    const tariff = at % 12 === 1 ? strictTariff : heatTariff;
    points.row([point, one.building, heatCompany, tariff, methodOf(at), one.meter, codes[at]]);
    householdsOf(open, { point, method: methodOf(at), ...one }, draw);
  }
  for (const file of [points, households, samples, meters, units, payments]) file.close();
}

export const heatCompany = suppliers['heat']?.code ?? '';
const number = (at: number, digits: number): string => String(at + 1).padStart(digits, '0');

/** Neighbours in one region share a substation; returns that of each building. */
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

type Open = Readonly<Record<'households' | 'samples' | 'meters' | 'units' | 'payments', CsvFile>> & { readonly later: readonly Later[] };
type Charged = HeatedBuilding & { readonly point: string; readonly method: (typeof methods)[number] };

/** The meter of a household; either it shares out what the point measures, or the household is charged by it alone. */
export const meterOf = (household: string): string => `${household}-M`;
const hasMeters = (method: string): boolean => method === 'household' || method === 'share-meter';
const hasUnits = (method: string): boolean => method === 'share-units' || method === 'share-time';

/**
 * Flats of 65 to 130 m2, twelve at a staircase; some are stopped, not connected or change hands, and the rooms of some were measured in
 * January.
 */
function householdsOf(open: Open, one: Charged, draw: Random): void {
  const { point, method, building, meter, floorArea } = one;
  const flats = flatsIn(floorArea);
  const mean = (floorArea * chargedShare) / flats;
  const isCold = draw.chance(0.12);
  for (let at = 0; at < flats; at += 1) {
    const code = `${point}-${number(at, 2)}`;
    const area = Math.round(mean * (0.7 + 0.6 * draw.next()) * 10) / 10;
    const room = `${1 + Math.floor(at / 12)}-${1 + Math.floor((at % 12) / 2)}0${1 + (at % 2)}`;
    const status = draw.chance(0.03) ? 'stopped' : draw.chance(0.015) ? 'unconnected' : '';
    const [has, moves, high] = [draw.chance(0.2), draw.chance(0.02), draw.chance(0.04)];
    const own = hasMeters(method) ? meterOf(code) : '';
    const account = `${code}-A`;
    open.households.row([code, point, 'dwelling', area, room, high ? '3.3' : '', own, account, `示范用户${number(at, 2)}`, status, '']);
    if (own !== '') open.meters.row([own, building, 'heat', 'interval', 'GJ', meter]);
    if (moves) open.households.row([code, '', '', '', '', '', '', `${code}-B`, `示范住户${number(at, 2)}`, '', '2025-01-15']);
    if (has && status === '')
      open.samples.row([code, `2025-01-${draw.whole(10, 24)} 20:00`, Math.round(((isCold ? 16.6 : 20.4) + draw.normal() * 0.8) * 10) / 10]);
    enter(open, { code, account, laterAccount: moves ? `${code}-B` : account, area, status, method }, draw);
  }
}

type Household = {
  readonly code: string;
  readonly account: string;
  /** That of whoever has lived there since the first season. */
  readonly laterAccount: string;
  readonly area: number;
  readonly status: string;
  readonly method: string;
};

/** What was read from its allocators, with very few missing; and what was paid by area before each season, part of which is still owed. */
function enter({ units, payments, later }: Open, { code, account, laterAccount, area, status, method }: Household, draw: Random): void {
  const read = Math.round(area * (0.8 + 0.4 * draw.next()));
  if (hasUnits(method) && status === '' && !draw.chance(0.003)) units.row([code, heatSeason.name, read]);
  const yuan = (area * 22).toFixed(2);
  if (status === '' && draw.chance(0.9))
    payments.row([account, code, heatSeason.name, `2024-10-${draw.whole(10, 28)}`, yuan, `${code}-J1`]);
  if (status !== '') return;
  for (const [at, { season, isOver, draw: own }] of later.entries()) {
    if (hasUnits(method) && isOver) units.row([code, season.name, Math.round(read * (0.9 + 0.3 * own.next()))]);
    const paid = `${season.from.slice(0, 4)}-10-${own.whole(10, 28)}`;
    if (own.chance(0.93)) payments.row([laterAccount, code, season.name, paid, yuan, `${code}-J${at + 2}`]);
  }
}

/** What a household's meter counted in a season: GJ of the whole season, and the days of it (from 0) that are read. */
export type MeteredHousehold = { readonly meter: string; readonly gj: number };

const dayMs = 86_400_000;
const shape = [0.7, 0.95, 1.2, 1.1, 0.8];

/**
 * Daily readings of household meters. Some stop in the winter, very few are not read at all; for some the first days come late, in the
 * other file. The same meters always give the same bytes.
 */
export function writeHeatReadings(
  files: { readonly first: string; readonly late: string },
  homes: readonly MeteredHousehold[],
  span: { readonly from: string; readonly to: string; readonly until: string },
): void {
  const draw = random(demoCity.seed, `heat readings ${span.from}`);
  const [first, late] = [new CsvFile(files.first), new CsvFile(files.late)];
  for (const file of [first, late]) file.row(['meter', 'start', 'end', 'value']);
  const begin = Date.parse(span.from);
  const days = (Date.parse(span.until) - begin) / dayMs;
  const whole = (Date.parse(span.to) - begin) / dayMs;
  const day = (at: number): string => new Date(begin + at * dayMs).toISOString().slice(0, 10);
  for (const { meter, gj } of homes) {
    const [isDead, stops, isLate] = [draw.chance(0.004), draw.chance(0.03) ? draw.whole(40, 110) : days, draw.chance(0.01)];
    for (let at = 0; at < Math.min(days, stops) && !isDead; at += 1) {
      const value = (gj / whole) * (shape[Math.min(4, Math.floor(at / 30.5))] ?? 1) * (0.9 + 0.2 * draw.next());
      const file = isLate && at >= 60 && at < 90 ? late : first;
      file.row([meter, `${day(at)} 00:00:00`, `${day(at + 1)} 00:00:00`, value.toFixed(4)]);
    }
  }
  for (const file of [first, late]) file.close();
}

/** °C·d below 18 °C of a day. */
export type DayOfCold = { readonly day: string; readonly degrees: number };

/** °C·d below 18 °C of a day in each month of a season, where no weather is known: made up. */
const usualDegrees: Readonly<Record<string, number>> = { '11': 14, '12': 21, '01': 23, '02': 19, '03': 12 };

/** The days of a span, as cold as they usually are. */
export function usualCold(from: string, to: string): DayOfCold[] {
  const days: DayOfCold[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, degrees: usualDegrees[day.slice(5, 7)] ?? 0 });
  }
  return days;
}

type Points = {
  readonly meters: readonly { readonly meter: string; readonly gjPerDegree: number }[];
  readonly days: readonly DayOfCold[];
};

/** Daily readings of the meters of houses, by how cold each day was. */
export function writePointReadings(path: string, season: string, { meters, days }: Points): void {
  const draw = random(demoCity.seed, `heat points ${season}`);
  const file = new CsvFile(path);
  file.row(['meter', 'start', 'end', 'value']);
  for (const { meter, gjPerDegree } of meters)
    for (const { day, degrees } of days) {
      const next = new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
      file.row([meter, `${day} 00:00:00`, `${next} 00:00:00`, (gjPerDegree * degrees * (0.97 + 0.06 * draw.next())).toFixed(4)]);
    }
  file.close();
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

/** The same prices, but no value replaces a missing reading until someone has decided. */
export const heatStrictText = heatTariffText
  .replace(`id: ${heatTariff}\n`, `id: ${strictTariff}\n`)
  .replace("base: '18'}", "base: '18', auto: false}");
