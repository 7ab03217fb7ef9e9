import { dimensionOf, isPower, useUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { halfWidth } from '#platform/tables/number.ts';
import { carrierWords, cellWords, hotWater } from '../words/carrier-words.ts';
import type { Around } from './units.ts';

const words: readonly (readonly [Carrier, RegExp])[] = carrierWords.map(([carrier, says]) => [carrier, new RegExp(says, 'iu')]);

/**
 * A named carrier, and the words that name it.
 * @property or the possible carriers, if words contradict each other or name something that several carriers serve
 */
export type CarrierNamed = { readonly carrier: Carrier; readonly text: string; readonly or?: readonly Carrier[] };

const plainly = (text: string): string => halfWidth(text).normalize('NFC');

/** The carriers whose words occur in a text, the surest first. */
function carriersIn(text: string): readonly Carrier[] {
  const plain = plainly(text);
  return words.flatMap(([carrier, says]) => (says.test(plain) ? [carrier] : []));
}

/** The carrier whose word occurs in a text; null if there is none. @example carrierIn('1月水用量') // 'water' */
export const carrierIn = (text: string): Carrier | null => carriersIn(text)[0] ?? null;

/** Words that mean a carrier in a cell of their own. */
const cells: ReadonlyMap<string, Carrier> = new Map(
  Object.entries(cellWords).flatMap(([carrier, said]) => said.split(' ').map((word) => [word, carrier as Carrier] as const)),
);

/** The carrier that a cell gives for its row; null if it gives none. @example carrierWord('Natural Gas') // 'gas' */
export const carrierWord = (text: string): Carrier | null =>
  isNoCarrier(text) ? null : (cells.get(text.trim().toLowerCase()) ?? carrierIn(text));

/** What is metered but is not a carrier, or may be several: outgoing or circulating water, air, what heats water. */
export const isNoCarrier = (text: string): boolean =>
  /^(?:生活)?(?:热水|中水|再生水|回用水|循环水|冷却水|污水|废水|排水|雨水|海水|软化?水|除盐水|纯水|压缩空气|空压|氮气|氧气|氢气|氩气|沼气)$|^(?:sewer|sewage|(?:waste|storm|rain)[\s_]?water|compressed[\s_]?air|nitrogen|oxygen|hydrogen|biogas)(?![a-z])/iu.test(
    text.trim(),
  );

/**
 * The carrier of the readings of a column, by the first that names it: the heading of the column, that of the codes, a title, the sheet,
 * the file name. A name that contradicts the unit is not used.
 * @returns null if none names it
 */
export function carrierNamed(
  headings: readonly string[],
  unit: Unit | null,
  { above, sheet, file }: Omit<Around, 'option'>,
): CarrierNamed | null {
  const fitting = (text: string, isHeading: boolean): readonly Carrier[] => {
    const word = isHeading ? carrierWord(withoutUnit(text)) : null;
    const all = carriersIn(text);
    return (all.length > 0 ? all : word === null ? [] : [word]).filter((carrier) => fits(carrier, unit));
  };
  const said = [
    ...headings.map((text) => ({ text, carriers: fitting(text, true) })),
    ...[...above, sheet, file].map((text) => ({ text, carriers: fitting(text, false) })),
  ].filter(({ carriers }) => carriers.length > 0);
  const warmed = unit !== null && dimensionOf(unit) === 'energy' ? warmedIn([...headings, ...above, sheet, file]) : null;
  const [first] = said;
  if (first === undefined) return warmed === null ? null : { carrier: 'heat', text: warmed, or: ['heat', 'electricity'] };
  const [carrier] = first.carriers as readonly [Carrier];
  const text = first.text.trim().slice(0, 100);
  if (warmed !== null && carrier === 'heat' && hotWater.test(first.text) && !saysHeat.test(first.text.replace(hotWater, '')))
    return { carrier, text, or: ['heat', 'electricity'] };
  // if a heading says electricity, titles only name whose it is
  const isSure = carrier === 'electricity' && headings.includes(first.text);
  const other = isSure ? undefined : said.find(({ carriers }) => !carriers.includes(carrier));
  if (other === undefined || unit === null) return { carrier, text };
  return { carrier, text: `${text}, ${other.text.trim().slice(0, 100)}`, or: [carrier, other.carriers[0] as Carrier] };
}

const saysHeat = words.find(([carrier]) => carrier === 'heat')?.[1] ?? /热/u;

const warmedIn = (texts: readonly string[]): string | null =>
  texts
    .find((text) => hotWater.test(plainly(text)))
    ?.trim()
    .slice(0, 100) ?? null;

/** Water is billed by the tonne, which is one cubic metre. */
export const isWaterInTonnes = (carrier: Carrier | undefined, unit: Unit | undefined): boolean => carrier === 'water' && unit === 't';

function fits(carrier: Carrier, unit: Unit | null): boolean {
  if (unit === null || isWaterInTonnes(carrier, unit)) return true;
  return isPower(unit) ? carrier === 'electricity' : useUnit(carrier, unit) !== null;
}

/** Reports that new metering points were created for a carrier other than electricity, and by which words. */
export function carrierFindings(said: readonly (CarrierNamed | null)[], tonnes: boolean): Finding[] {
  const others = new Map(
    said.flatMap((one) => (one === null || one.or !== undefined || one.carrier === 'electricity' ? [] : [[one.carrier, one] as const])),
  );
  const told = [...others.values()].map(({ carrier, text }): Finding => {
    return { code: 'carrier-read', severity: 'info', evidence: { carrier, text } };
  });
  return tonnes ? [...told, { code: 'water-in-tonnes', severity: 'info', evidence: {} }] : told;
}
