import type { Carrier } from '#kernel/carrier.ts';

const words: readonly (readonly [Carrier, RegExp])[] = [
  ['electricity', /电(?!话|梯|子|脑|商|信|影)|kWh|千瓦时|变损|峰谷|尖峰/iu],
  ['gas', /燃气|天然气|煤气|用气|气[量表费价]/u],
  ['water', /(?<!热)水(?!泵|利|果)|用水/u],
  ['heat', /供热|供暖|采暖|暖气|用热|耗热|热[量表费力]|热计量/u],
  ['cooling', /供冷|冷量|用冷|空调冷/u],
  ['steam', /蒸汽/u],
];

/**
 * What the texts around a bill say that it is of.
 * @param levels the nearest first; the first that names just one decides
 * @returns null if none does
 */
export function carrierOfBill(levels: readonly (readonly string[])[]): Carrier | null {
  for (const texts of levels) {
    const named = words.filter(([, says]) => texts.some((text) => says.test(text))).map(([carrier]) => carrier);
    if (named.length === 1) return named[0] as Carrier;
  }
  return null;
}
