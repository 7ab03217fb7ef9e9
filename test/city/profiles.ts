/** The daily rhythm of electricity for a use of buildings. */
export type Rhythm = 'office' | 'school' | 'home' | 'shop' | 'hotel' | 'hospital' | 'dinner' | 'always' | 'shift';

/**
 * What is usual for a use in a northern prefecture city. Yearly figures per m2 are medians; a building's own figure is spread around them.
 */
export type Profile = {
  readonly use: string;
  /** Its name in the building list. */
  readonly text: string;
  /** How many out of 1000 buildings. */
  readonly weight: number;
  readonly area: readonly [number, number];
  readonly storeys: readonly [number, number];
  readonly rhythm: Rhythm;
  /** kWh/m2 a without space heating; the yearly share of it that cools. */
  readonly kwh: number;
  readonly cooling: number;
  /** m3/m2 a of gas for cooking and hot water, and of water. */
  readonly gas: number;
  readonly water: number;
  readonly m2PerPerson: number;
  readonly hours: number;
  /** Letter in the building code. */
  readonly letter: string;
};

const profile = (
  [use, text, letter, weight]: readonly [string, string, string, number],
  [areaLow, areaHigh, storeysLow, storeysHigh]: readonly [number, number, number, number],
  rhythm: Rhythm,
  [kwh, cooling, gas, water, m2PerPerson, hours]: readonly [number, number, number, number, number, number],
): Profile => ({
  use,
  text,
  letter,
  weight,
  area: [areaLow, areaHigh],
  storeys: [storeysLow, storeysHigh],
  rhythm,
  kwh,
  cooling,
  gas,
  water,
  m2PerPerson,
  hours,
});

export const profiles: readonly Profile[] = [
  profile(['dwelling', '居住建筑', 'R', 330], [1800, 16_000, 5, 26], 'home', [24, 0.1, 1.3, 1.1, 32, 8760]),
  profile(['office', '办公楼', 'A', 190], [1200, 42_000, 3, 22], 'office', [62, 0.22, 0, 0.7, 14, 2500]),
  profile(['school', '中小学校', 'D', 95], [2200, 18_000, 3, 6], 'school', [27, 0.06, 0.3, 0.6, 7, 2200]),
  profile(['shop', '商铺', 'F', 85], [500, 9000, 1, 5], 'shop', [60, 0.2, 0.4, 0.7, 20, 4200]),
  profile(['factory', '工业厂房', 'N', 55], [2500, 38_000, 1, 4], 'shift', [72, 0.06, 0.6, 0.6, 45, 5200]),
  profile(['mixed', '综合楼', 'M', 45], [4000, 48_000, 5, 24], 'shop', [64, 0.2, 0.6, 0.9, 18, 3600]),
  profile(['restaurant', '餐饮', 'L', 38], [400, 4500, 1, 4], 'dinner', [82, 0.2, 5.5, 2.6, 6, 3900]),
  profile(['hotel', '宾馆饭店', 'C', 36], [2500, 36_000, 4, 22], 'hotel', [78, 0.24, 2.2, 2.1, 22, 8760]),
  profile(['hospital', '医疗建筑', 'E', 32], [1500, 60_000, 3, 18], 'hospital', [92, 0.22, 1.2, 1.9, 16, 8760]),
  profile(['culture', '文化场馆', 'G', 22], [1500, 26_000, 1, 6], 'shop', [42, 0.24, 0, 0.5, 20, 2800]),
  profile(['university', '高等院校', 'H', 20], [4000, 42_000, 4, 14], 'school', [46, 0.12, 0.6, 1.1, 9, 3600]),
  profile(['mall', '商场', 'B', 18], [8000, 90_000, 3, 8], 'shop', [128, 0.26, 0.9, 1.2, 9, 4500]),
  profile(['laboratory', '科研实验楼', 'K', 12], [2000, 15_000, 3, 9], 'office', [108, 0.24, 0.4, 0.9, 25, 3000]),
  profile(['sport', '体育场馆', 'S', 9], [2000, 30_000, 1, 3], 'dinner', [48, 0.2, 0.7, 1.3, 30, 3200]),
  profile(['data-centre', '数据中心', 'T', 3], [1500, 9000, 1, 4], 'always', [880, 0.14, 0, 2.2, 300, 8760]),
  profile(['other', '其他', 'Z', 10], [600, 9000, 1, 5], 'office', [38, 0.12, 0.2, 0.5, 25, 2600]),
];

/** The codes for the names of uses, as an import needs them. */
export const useValues: Readonly<Record<string, string>> = Object.fromEntries(profiles.map(({ text, use }) => [text, use]));
