/** The parts of a day by which a tariff counts: 尖, 峰, 平, 谷, 深谷; `total`: all of them; `other`: what is no use at all, as 无功. */
export type Band = 'sharp' | 'peak' | 'flat' | 'valley' | 'deep' | 'total' | 'other';

const whole: readonly (readonly [Band, RegExp])[] = [
  ['deep', /^深谷/u],
  ['sharp', /^尖(?:峰)?/u],
  ['peak', /^(?:高?峰)/u],
  ['flat', /^平(?!均|方|米)/u],
  ['valley', /^(?:低?谷)/u],
  ['total', /^(?:总|合计|小计|总计|全部|正向有功总?|有功总?|总有功)/u],
  ['other', /^(?:(?:正向|反向)?无功|反向有功|最大需量|需量|功率因数)/u],
];
const rest = /^(?:(?:段|时段?|总|电|电量|电度|用电量?|用量|费率|表底|示数|读数)[)）]?|$)$/u;

/** The part of a tariff that a cell is, as a whole: `尖`, `峰段`, `合计`; null if it is anything else. */
export function bandOfCell(text: string): Band | null {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/^(?:正向)?有功(?=[(\-总尖高峰平低谷深])/u, '')
    .replaceAll(/^[-(]|\)$/gu, '');
  for (const [band, begins] of whole) {
    const found = begins.exec(bare);
    if (found !== null && rest.test(bare.slice(found[0].length))) return band;
  }
  return null;
}

const within: readonly (readonly [Band, RegExp])[] = [
  ['deep', /深谷/u],
  ['sharp', /尖/u],
  ['peak', /(?<!尖)峰/u],
  ['flat', /平(?!均|方|米|台)/u],
  ['valley', /(?<!深)谷/u],
];

/** The part of a tariff that a heading names among other words: `尖电量`; null for none, and for several: `峰谷电量`. */
export function bandOfHead(text: string): Band | null {
  const [only, ...others] = within.filter(([, names]) => names.test(text));
  return only === undefined || others.length > 0 ? null : only[0];
}
