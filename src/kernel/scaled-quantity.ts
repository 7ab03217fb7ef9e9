import type { Language } from './finding.ts';
import { unitSign } from './unit-sign.ts';

/** One size of a unit: from this many of the basic unit on, one is `worth` of them, and named so. */
type Size = { readonly from: number; readonly worth: number; readonly name: string };

type Sizes = { readonly zh: readonly Size[]; readonly en: readonly Size[] };

/** Sizes of counting in Chinese: 万 and 亿 before the unit. */
const tens = (unit: string, worth = 1): readonly Size[] => [
  { from: 1e8 * worth, worth: 1e8 * worth, name: `亿${unit}` },
  { from: 1e4 * worth, worth: 1e4 * worth, name: `万${unit}` },
];

const millions = (unit: string, worth = 1): readonly Size[] => [
  { from: 1e9 * worth, worth: 1e9 * worth, name: `billion ${unit}` },
  { from: 1e6 * worth, worth: 1e6 * worth, name: `million ${unit}` },
];

const size = (name: string, worth = 1, from = worth): Size => ({ from, worth, name });

/** Masses are weighed in kilograms or in tonnes, and said in tonnes from one tonne on. */
const mass = (worth: number, zh: string, en: string): Sizes => ({
  zh: [...tens(`吨${zh}`, 1000 / worth), size(`吨${zh}`, 1000 / worth), size(`千克${zh}`, 1 / worth, 0)],
  en: [...millions(`t${en}`, 1000 / worth), size(`t${en}`, 1000 / worth), size(`kg${en}`, 1 / worth, 0)],
});

const coal = ['标准煤', 'ce'] as const;
const carbon = [' CO₂', ' CO₂'] as const;

const counted = (sign: string): Sizes => ({ zh: [...tens(` ${sign}`), size(sign, 1, 0)], en: [...millions(sign), size(sign, 1, 0)] });

const yuan: Sizes = { zh: [...tens('元'), size('元', 1, 0)], en: [...millions('yuan'), size('yuan', 1, 0)] };

const sizes: Readonly<Record<string, Sizes>> = {
  kWh: { zh: [...tens(' kWh'), size('kWh', 1, 0)], en: [size('GWh', 1e6, 1e7), size('MWh', 1e3, 1e4), size('kWh', 1, 0)] },
  MWh: { zh: [...tens(' kWh', 1e-3), size('kWh', 1e-3, 0)], en: [size('GWh', 1e3, 1e4), size('MWh', 1, 0)] },
  GJ: counted('GJ'),
  m2: counted('m²'),
  m3: counted('m³'),
  kgce: mass(1, ...coal),
  tce: mass(1000, ...coal),
  kgCO2: mass(1, ...carbon),
  tCO2: mass(1000, ...carbon),
  yuan,
  元: yuan,
};

/** Whether a unit has sizes that people say, so that a large figure of it is not written out to the last digit. */
export function isSized(unit: string): boolean {
  return Object.hasOwn(sizes, unit);
}

/**
 * A quantity as people say it, in the size of its unit that fits and with at most four significant digits. A unit without sizes keeps its
 * sign. For sentences, key figures and papers; tables and files carry all digits.
 * @example scaledQuantity(305_457, 'tce', 'zh') // '30.55 万吨标准煤'
 * @example scaledQuantity(1_216_077_039.01, 'kgCO2', 'zh') // '121.6 万吨 CO₂'
 * @example scaledQuantity(19_514, 'kWh', 'en') // '19.51 MWh'
 */
export function scaledQuantity(value: number, unit: string, language: Language): string {
  const { digits, name } = scaled(value, unit, language);
  return name === '' ? digits : `${digits} ${name}`;
}

function scaled(value: number, unit: string, language: Language): { readonly digits: string; readonly name: string } {
  const known = Object.hasOwn(sizes, unit) ? sizes[unit] : undefined;
  const fits = known === undefined ? undefined : sizeOf(rounded(value), known[language]);
  return { digits: format.format(value / (fits?.worth ?? 1)), name: fits?.name ?? unitSign(unit) };
}

/** The size that a quantity is said in; nothing at all is said in the unit itself. */
function sizeOf(value: number, of: readonly Size[]): Size | undefined {
  if (value === 0) return of.find(({ worth }) => worth === 1) ?? of.at(-1);
  return of.find(({ from }) => Math.abs(value) >= from) ?? of.at(-1);
}

/** Rounded as it is shown, so that 9,999.9 is one 万 and not 10,000. */
const rounded = (value: number): number => Number(value.toPrecision(4));

const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
