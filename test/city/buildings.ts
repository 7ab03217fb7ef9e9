import { createNames, organs } from './names.ts';
import { organCode, ownerOf } from './organisations.ts';
import { counties, spotIn } from './place.ts';
import type { County, Spot } from './place.ts';
import { profiles } from './profiles.ts';
import type { Profile } from './profiles.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';

/** What heats a building: a carrier, or nothing. */
type Heating = 'heat' | 'gas' | 'electricity' | 'coal' | 'none';

/** A building as the city's registry would know it, followed by its actual use. */
export type Building = {
  readonly serial: number;
  readonly code: string;
  readonly name: string;
  readonly profile: Profile;
  /** `office:8000;shop:2000` if there are several. */
  readonly uses: string;
  readonly county: County;
  readonly spot: Spot;
  readonly floorArea: number;
  readonly storeys: number;
  readonly yearBuilt: number;
  readonly structure: string;
  readonly ownership: string;
  readonly fund: string;
  readonly stateOrgan: boolean;
  readonly standard: string;
  readonly star: number | null;
  readonly heating: Heating;
  readonly airConditioning: string;
  readonly hotelStars: number | null;
  readonly shopKind: string;
  readonly occupancyRate: number | null;
  readonly organisation: string;
  readonly occupants: number | null;
  readonly hours: number | null;
  /** The power supplier's customer number. */
  readonly account: string;
  /** kWh/m2 a without space heating, GJ/m2 a of space heating, m3/m2 a of gas without space heating and of water. */
  readonly truth: { readonly kwh: number; readonly gj: number; readonly gas: number; readonly water: number };
};

/**
 * Makes the buildings, always the same for a seed; a larger city does not start with the buildings of a smaller one, because shares are
 * drawn, not cut.
 */
export function makeBuildings(seed: number, count: number, firstSerial = 1): readonly Building[] {
  const draw = random(seed, 'buildings');
  const name = createNames(random(seed, 'names'));
  const offices = new Map<string, number>();
  return Array.from({ length: count }, (_, i) => makeBuilding(firstSerial + i, count, draw, name, offices));
}

function makeBuilding(
  serial: number,
  count: number,
  draw: Random,
  name: ReturnType<typeof createNames>,
  offices: Map<string, number>,
): Building {
  const [profile, county] = [draw.weighed(profiles), draw.weighed(counties)];
  const organ = profile.use === 'office' ? nextOrgan(county.code, offices, draw) : null;
  const floorArea = Math.round(draw.spread(...profile.area) / 10) * 10;
  const storeys = Math.min(draw.whole(...profile.storeys), Math.max(1, Math.round(floorArea / 350)));
  const yearBuilt = Math.min(2023, Math.round(2003 + 9 * draw.normal()));
  const owner = organ === null ? ownerOf(profile.use, county.code, count, draw) : organCode(county.code, organ);
  const heating = heatingOf(profile.use, draw);
  return {
    serial,
    code: `${county.code}${profile.letter}${String(serial).padStart(5, '0')}`,
    name: name(profile.use, county, organ === null ? null : (organs[organ] ?? null)),
    profile,
    uses: usesOf(profile.use, floorArea, draw),
    county,
    spot: spotIn(county, draw),
    floorArea,
    storeys,
    yearBuilt,
    structure: profile.use === 'factory' ? '钢结构' : storeys > 10 ? '剪力墙' : yearBuilt < 1998 ? '砖混' : '框架',
    ownership: owner.startsWith('O') || owner.startsWith('PUB') ? '国有' : draw.chance(0.1) ? '集体' : '私有',
    fund: owner.startsWith('O') || owner.startsWith('PUB') ? '财政' : '自筹',
    stateOrgan: organ !== null,
    standard: standardOf(profile.use, yearBuilt),
    star: yearBuilt >= 2014 && draw.chance(0.3) ? draw.whole(1, 3) : null,
    heating,
    airConditioning: coolingOf(profile.use, floorArea, draw),
    hotelStars: profile.use === 'hotel' ? draw.whole(2, 5) : null,
    shopKind: shopKindOf(profile.use, draw),
    occupancyRate: profile.use === 'hotel' ? Math.round(35 + 45 * draw.next()) / 100 : null,
    organisation: owner,
    occupants: draw.chance(0.85) ? Math.max(2, Math.round((floorArea / profile.m2PerPerson) * (0.7 + 0.6 * draw.next()))) : null,
    hours: profile.hours < 8760 && draw.chance(0.4) ? Math.round((profile.hours * (0.8 + 0.5 * draw.next())) / 10) * 10 : null,
    account: `68${String(10_000_000 + serial * 37)}`,
    truth: usesTruly(profile, organ !== null, yearBuilt, draw),
  };
}

/** A county's organs are assigned first among its offices, each to about every second one; null for the other offices. */
function nextOrgan(county: string, offices: Map<string, number>, draw: Random): number | null {
  const next = offices.get(county) ?? 0;
  if (next >= organs.length || draw.chance(0.55)) return null;
  offices.set(county, next + 1);
  return next;
}

function usesOf(use: string, floorArea: number, draw: Random): string {
  const partner = { office: 'shop', mixed: 'shop', hotel: 'restaurant', mall: 'restaurant', dwelling: 'shop' }[use];
  if (partner === undefined || !(use === 'mixed' || draw.chance(0.12))) return '';
  const main = Math.round((floorArea * (0.6 + 0.3 * draw.next())) / 10) * 10;
  return `${use === 'mixed' ? 'office' : use}:${main};${partner}:${floorArea - main}`;
}

function heatingOf(use: string, draw: Random): Heating {
  if (use === 'data-centre') return 'none';
  const at = draw.next();
  if (use === 'factory') return at < 0.4 ? 'heat' : at < 0.6 ? 'gas' : at < 0.7 ? 'coal' : 'none';
  return at < 0.8 ? 'heat' : at < 0.88 ? 'gas' : at < 0.98 ? 'electricity' : 'coal';
}

function coolingOf(use: string, floorArea: number, draw: Random): string {
  if (use === 'dwelling') return '分体空调';
  if (use === 'school' || use === 'factory') return draw.chance(0.5) ? '无' : '分体空调';
  return floorArea > 8000 && draw.chance(0.75) ? '集中空调' : '分体空调';
}

function shopKindOf(use: string, draw: Random): string {
  if (use === 'mall') return draw.pick(['百货店', '购物中心']);
  if (use === 'restaurant') return '餐饮店';
  return use === 'shop' ? draw.pick(['超市', '一般商铺', '一般商铺']) : '';
}

function standardOf(use: string, year: number): string {
  if (use === 'factory' || year < 1997) return '';
  if (year >= 2022) return 'GB 55015-2021';
  if (use === 'dwelling') return year >= 2019 ? 'JGJ 26-2018' : year >= 2010 ? 'JGJ 26-2010' : 'JGJ 26-95';
  return year >= 2015 ? 'GB 50189-2015' : year >= 2005 ? 'GB 50189-2005' : '';
}

function usesTruly(profile: Profile, organ: boolean, year: number, draw: Random): Building['truth'] {
  const shell = year < 1997 ? 0.41 : year < 2010 ? 0.35 : year < 2019 ? 0.29 : 0.23;
  const around = (median: number, deviation: number) => median * Math.exp(deviation * draw.normal());
  return {
    kwh: around(organ ? profile.kwh * 0.84 : profile.kwh, 0.28),
    gj: around(shell, 0.15),
    gas: around(profile.gas, 0.3),
    water: around(profile.water, 0.3),
  };
}
