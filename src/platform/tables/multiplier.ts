import { parseDecimal } from './number.ts';

/** The multiplier in a column, by its heading: the whole one, or that of current or of voltage transformers. */
export type MultiplierOf = 'whole' | 'current' | 'voltage';

const identifies =
  /编号|型号|厂家|厂商|精度|等级|资产|条码|位置|日期|状态|备注|功率|class|type|model|serial|number|(?<![a-z])(?:no\.?|id|date)$/iu;
const current = /(?<![a-z])(?:ct|ta|ti)(?![a-z])|电流/iu;
const voltage = /(?<![a-z])(?:[pv]t|tv)(?![a-z])|电压/iu;
/** `倍率`, `CT变比`, `Meter Multiplier`: together with any other words. */
const says =
  /倍率|乘率|变比|互感器|multiplier|wandlerfaktor|multiplikator|(?:meter|ct|pt)[\s_]*(?:constant|factor)|transformer[\s_]+ratio/iu;
/** The same only without other words. */
const alone =
  /^(?:(?:综合|总|计量|电表|表计|仪表|电能表|计费|结算)?(?:倍数|乘数)|(?:计量|电表|表计|仪表|电能表|综合|计费)?系数|fa[ck]tor|coefficient|(?:[cpv]t|t[aiv])(?:[\s_]*ratio)?)$/iu;

/** The kind of multiplier in a heading; null if it is about something else. @example multiplierHeading('CT变比') // 'current' */
export function multiplierHeading(heading: string): MultiplierOf | null {
  const text = heading
    .normalize('NFKC')
    .replace(/[:\s]+$/u, '')
    .trim();
  const bare = text.replace(/\s*[([][^()[\]]*[)\]]\s*$/u, '').trim();
  if (identifies.test(text) || !(says.test(text) || alone.test(bare))) return null;
  if (voltage.test(text)) return current.test(text) ? 'whole' : 'voltage';
  return current.test(text) || /变比|互感器|ratio/iu.test(text) ? 'current' : 'whole';
}

/** Whether everything with this heading is a multiplier; 互感器, CT or 系数 may be described in words. */
export const isPlainlyMultiplier = (heading: string): boolean => /倍率|倍数|乘率|变比|multiplier|wandlerfaktor/iu.test(heading);

/** `倍率40` in remarks. */
export const multiplierInWords = /^(?:综合|总)?(?:倍率|multiplier)\s*[:：=]?\s*[x×*]?\s*(?=\d)/iu;

const amount = String.raw`\d[\d.,]*`;
const named = String.raw`(?:(?:[cpv]t|t[aiv]|电流|电压)\s*[:=]?\s*)?`;
const single = new RegExp(String.raw`^(${amount})\s*(?:倍|times|-?fach|-?fold)?$`, 'iu');
const ratio = new RegExp(String.raw`^${named}(${amount})\s*(k?[av安伏])?\s*[/:]\s*(${amount})\s*(k?[av安伏])?$`, 'iu');

/** A meter without transformers, as named on plates and in lists. */
const direct = /^(?:直接?(?:接?入|通)式?|直接式?|direct(?:[\s-]?connect(?:ed|ion))?|whole[\s-]?current|direkt(?:messung|anschluss)?)$/iu;

/**
 * The factor from a counter's reading to use, from a cell: `40`, `40倍`, `×40`, `200/5A`, `200:5`, `10kV/100V`, `40（200/5）`,
 * `400/5×10000/100`, `直入`.
 * @returns undefined if it contains none, contradicts itself, or is a ratio below one
 * @example multiplierIn('40（200/5）') // 40
 */
export function multiplierIn(text: string): number | undefined {
  const bare = text
    .replace(multiplierInWords, '')
    .normalize('NFKC')
    .replaceAll(/[([]\s*(?:倍|k?[av安伏])\s*[)\]]/giu, '')
    .trim();
  if (direct.test(bare)) return 1;
  const said = bare.split(/[=()[\]]/u).flatMap((part) => (part.trim() === '' ? [] : [productOf(part.trim())]));
  const [first, ...others] = said;
  return first === undefined || others.some((other) => other === undefined || Math.abs(other - first) > 1e-6 * first) ? undefined : first;
}

/** The product of all factors between multiplication signs, and before the next transformer. */
function productOf(text: string): number | undefined {
  const parts = text.split(/\s*[x×*]\s*|\s+(?=(?:[cpv]t|t[aiv])(?![a-z]))/iu).filter((part) => part !== '');
  const values = parts.map(timesOf);
  return values.length > 0 && values.every((one) => one !== undefined) ? values.reduce((all, one) => all * one, 1) : undefined;
}

function timesOf(text: string): number | undefined {
  const [, plain] = single.exec(text.replace(new RegExp(`^${named}`, 'iu'), '')) ?? [];
  if (plain !== undefined) return positive(plain);
  const [, over = '', overUnit = '', under = '', underUnit = ''] = ratio.exec(text) ?? [];
  const [read, by] = [positive(over), positive(under)];
  const scale = unitsOfRatio(overUnit, underUnit);
  if (read === undefined || by === undefined || scale === null) return undefined;
  const times = (read * scale) / by;
  return times >= 1 ? Number(times.toPrecision(12)) : undefined;
}

/** The factor from the lower unit of a ratio to the upper one; a single unit applies to both, except for one of thousands above. */
function unitsOfRatio(over: string, under: string): number | null {
  const [a, b] = [over, under].map((unit) => unit.toLowerCase().replace(/安/u, 'a').replace(/伏/u, 'v')) as [string, string];
  if (a === b || a === '') return 1;
  if (b === '') return a.startsWith('k') ? null : 1;
  return a.at(-1) !== b.at(-1) ? null : a.startsWith('k') ? 1000 : 0.001;
}

function positive(text: string): number | undefined {
  const read = parseDecimal(text);
  return typeof read === 'number' && read > 0 ? read / 10_000 : undefined;
}

/** Ways in which multipliers may be written, shown if one cannot be read. */
export const multiplierWays = '40, 40倍, ×40, 200/5, 200/5A, 40（200/5）, 直入';
