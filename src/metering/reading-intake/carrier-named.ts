import { isPower, useUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { halfWidth } from '#platform/tables/number.ts';
import type { Around } from './units.ts';

/** What headings, titles and names of files say of the energy or water that readings are of; the surest first. */
const words: readonly (readonly [Carrier, RegExp])[] = [
  ['electricity', /用电|耗电|电用?量|电表|电费|电能|(?<![a-z])electric(?:ity|al)?(?![a-z])/iu],
  ['steam', /蒸汽|用汽(?![油车])|汽用?量|(?<![a-z])steam(?![a-z])/iu],
  ['cooling', /用冷|供冷|冷用?量|冷表|(?<![a-z])(?:cooling|chilled[\s_]?water)(?![a-z])/iu],
  ['heat', /用热|供热|耗热|热用?量|热表|热力|采暖|供暖|暖气|热费|暖费|(?<![a-z])(?:district[\s_]?heat(?:ing)?|heat(?:ing)?)(?![a-z])/iu],
  [
    'gas',
    /天然气|煤气|燃气|用气|耗气|(?<![空氧氮氢氩])气用?量|气表|气费|标况|标准?立?方|(?<![a-z])nm[3³]|(?<![a-z])(?:natural[\s_]?)?gas(?![a-z])|erdgas|aardgas|(?<![a-z])(?:gaz|metano)(?![a-z])|wh[\s_]*[([]?\s*(?:hs|ho|pcs|gcv)(?![a-z])/iu,
  ],
  ['water', /用水|耗水|水用?量|水表|水费|自来水|新鲜水|(?<![a-z])water(?![a-z])/iu],
  ['oil', /燃油|柴油|汽油|(?<![a-z])(?:diesel|fuel[\s_]?oil|petrol)(?![a-z])/iu],
  ['coal', /煤|(?<![a-z])coal(?![a-z])/iu],
];

/** A carrier as it was named, and in which words. */
export type CarrierNamed = { readonly carrier: Carrier; readonly text: string };

/** The carrier that a text names by a word of it; null where it names none. @example carrierIn('1月水用量') // 'water' */
export const carrierIn = (text: string): Carrier | null => words.find(([, says]) => says.test(halfWidth(text)))?.[0] ?? null;

/** Words that say it in a cell of their own. */
const cells: ReadonlyMap<string, Carrier> = new Map(
  (
    [
      ['electricity', '电 电力 市电 strom'],
      ['water', '水 冷水 新水 wasser'],
      ['gas', '气 燃气 erdgas'],
      ['heat', '热 暖'],
      ['cooling', '冷 制冷'],
    ] as const
  ).flatMap(([carrier, words]) => words.split(' ').map((word) => [word, carrier] as const)),
);

/** What a cell says that a row is of; null where it says nothing. @example carrierWord('Natural Gas') // 'gas' */
export const carrierWord = (text: string): Carrier | null =>
  isNoCarrier(text) ? null : (cells.get(text.trim().toLowerCase()) ?? carrierIn(text));

/** What is metered beside carriers, or may be several: of water that goes out or round, of air, of what warms water. */
export const isNoCarrier = (text: string): boolean =>
  /^(?:生活)?(?:热水|中水|再生水|回用水|循环水|冷却水|污水|废水|排水|雨水|海水|软化?水|除盐水|纯水|压缩空气|空压|氮气|氧气|氢气|氩气|沼气)$|^(?:sewer|sewage|(?:waste|storm|rain)[\s_]?water|compressed[\s_]?air|nitrogen|oxygen|hydrogen|biogas)(?![a-z])/iu.test(
    text.trim(),
  );

/**
 * What the readings of a column are of, by whoever tells it first: the heading of the column, of the codes, a title, the sheet, the file.
 * A name that the unit contradicts is not believed.
 * @returns null where nobody tells it
 */
export function carrierNamed(
  headings: readonly string[],
  unit: Unit | null,
  { above, sheet, file }: Omit<Around, 'option'>,
): CarrierNamed | null {
  for (const [at, text] of [...headings, ...above, sheet, file].entries()) {
    const carrier = carrierIn(text) ?? (at < headings.length ? carrierWord(withoutUnit(text)) : null);
    if (carrier !== null && fits(carrier, unit)) return { carrier, text: text.trim().slice(0, 100) };
  }
  return null;
}

/** Water is billed by the tonne, which is a cubic metre of it. */
export const isWaterInTonnes = (carrier: Carrier | undefined, unit: Unit | undefined): boolean => carrier === 'water' && unit === 't';

function fits(carrier: Carrier, unit: Unit | null): boolean {
  if (unit === null || isWaterInTonnes(carrier, unit)) return true;
  return isPower(unit) ? carrier === 'electricity' : useUnit(carrier, unit) !== null;
}

/** That new metering points were made of another carrier than electricity, and by which words. */
export function carrierFindings(said: readonly (CarrierNamed | null)[], tonnes: boolean): Finding[] {
  const others = new Map(said.flatMap((one) => (one === null || one.carrier === 'electricity' ? [] : [[one.carrier, one] as const])));
  const told = [...others.values()].map(({ carrier, text }): Finding => {
    return { code: 'carrier-read', severity: 'info', evidence: { carrier, text } };
  });
  return tonnes ? [...told, { code: 'water-in-tonnes', severity: 'info', evidence: {} }] : told;
}
