import { unitIn } from '#kernel/unit-words.ts';

const bracketed = /[([【〔{<]\s*([^()[\]【】〔〕{}<>]+?)\s*[)\]】〕}>]/gu;

/** Steps of a counter or shares of a whole, which are not an energy by themselves, in European languages and Chinese. */
const counts =
  /^(?:units?|einheit(?:en)?|(?:teil)?strich(?:e)?|skalenteile?|unidad(?:es)?|unidades?|unit[ée]s?|unità|eenhed(?:en)?|eenheden|enhe(?:der|ter|d|t)|jednot(?:ky|ek|ka)|jednostk[ai]|jednostek|egység(?:ek)?|yksikk(?:ö|öä|öt)|unități|divisions?|tacche|格|个?字|組|组|块|件|个|份|刻度|个?单位|읽음|目盛)$/iu;

/** Whether a unit is a step of a counter or a number of pieces. */
export const isOfCounter = (unit: string): boolean => counts.test(unit.normalize('NFC').trim());

/** Whether a cell is a unit, a known one or a step of a counter, with or without brackets. */
export const isUnitOrStep = (cell: string): boolean =>
  unitIn(cell.trim().replaceAll(/^[([（【]\s*|\s*[)\]）】]$/gu, '')) !== null || isOfCounter(cell);

/** Such a word at the end of a heading, as a separate word: `Verbrauch Einheiten`, `用电量/格`; null if there is none. */
export function countsBehind(heading: string): string | null {
  const [, word] = /[^\s/_,:]\s*(?:[\s/_,:]+)([\p{L}]+)\s*$/u.exec(heading.normalize('NFKC')) ?? [];
  return word !== undefined && counts.test(word) ? word : null;
}

/** Patterns that only units have, known or not: `kWhx`, `MNm3`, `ГВА·ч`, `百卡`. */
const shapes: readonly RegExp[] = [
  /^(?:[kMGTPEmµ]|kilo|mega|giga|tera)?(?:wh|btu|cal|joules?|therms?|rth|toe|tce)s?(?:[\s_-]?[a-z]{1,4})?$/iu,
  /^[kMGTPEmµ]J$/u,
  /^(?:[kMcdhm]|da|10)?(?:[NS]?m\^?3|ncm|scf|gal|bbl)$/iu,
  /^(?:kt|Mt|Mg|oz|quintals?)$/u,
  /^(?:units?|pcs|pieces|pulses?|imp(?:ulses?)?|stk|st(?:ü|u)ck|шт\.?|脉冲数?|英热(?:单位)?)$/iu,
  /^[^a-z]*(?:[кМГТ]?Вт|кал|Дж|[мМ]3|куб|тонн|тыс|млн)[^a-z]*$/u,
  /^[十百千万亿兆吉太]*(?:瓦时|焦耳?|卡路?里?|冷吨时?|标方|立方)$/u,
];

/** The bracketed text of a heading that is in the place of a unit, but is not a known one; null if there is none. */
export function strangeUnit(heading: string): string | null {
  for (const [, content = ''] of heading.normalize('NFKC').matchAll(bracketed)) {
    const text = content.replace(/^(?:计量)?单位\s*:?\s*|^units?\s*:\s*|^in\s+/iu, '').trim();
    if (isStrange(text)) return text;
  }
  return null;
}

const isStrange = (text: string): boolean => (counts.test(text) || shapes.some((shape) => shape.test(text))) && unitIn(text) === null;

/** The same for a title: `单位：MWhx`. */
export function strangeUnitOfTitle(title: string): string | null {
  const [, text = ''] = declares.exec(title.normalize('NFKC')) ?? [];
  return isStrange(text) ? text : null;
}

/** `单位：万kWh`, `注：单位为 MWh`, `Units: MWh`: a line next to the rows that states the unit of the figures. */
const declares =
  /(?:单位|units?|einheit(?:en)?|unit[eé]s?|unidad(?:es)?)\s*(?:[:：=]|均?为|均?是|(?:are|is|in)\s)\s*([^\s,;，；、。)）]+(?:\s?h)?)/iu;

/** The unit that a row of words next to a table states for its figures, as in a title; null if it states none, or contains figures. */
export function unitOfNote(cells: readonly string[]): string | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || filled.length > 3) return null;
  const said = filled.map((cell) => cell.normalize('NFKC').trim());
  if (said.some((cell) => /^[-+]?[\d.,]+$/u.test(cell))) return null;
  const [, unit] = declares.exec(said.join(' ').replace(/(?<=[:：])\s+/gu, '')) ?? [];
  const named = unit === undefined ? null : unitIn(unit);
  return named === null ? null : `单位：${unit}`;
}
