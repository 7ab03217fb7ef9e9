import { labelTerms } from '#kernel/label-terms.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import type { Requirable, Bilingual, Library } from './library.ts';

const signs: Readonly<Record<Requirable['comparator'], Bilingual>> = {
  '>=': { zh: '不低于', en: 'at least' },
  '>': { zh: '高于', en: 'more than' },
  '<=': { zh: '不超过', en: 'at most' },
  '<': { zh: '低于', en: 'less than' },
  '=': { zh: '为', en: 'is' },
};

const { basicLevel, oneStar, twoStars, threeStars } = labelTerms;
const stars: readonly Bilingual[] = [basicLevel, oneStar, twoStars, threeStars].map(inSentence);

const units: Readonly<Record<string, Bilingual>> = { building: { zh: ' 个单体建筑', en: ' building' }, '%': { zh: '%', en: '%' } };

/** A requirement as text: 绿色建筑等级不低于二星级. Known words only; the strength is stated separately. */
export function requirementText(asked: Requirable, items: Library['items']): Bilingual {
  const item = items.get(asked.item);
  const names = item?.names ?? { zh: asked.item, en: asked.item };
  const says = item?.asks ?? names;
  if (asked.value === true) return says;
  if (asked.value === false) return { zh: `不得${says.zh}`, en: `not to ${says.en}` };
  const value = tellValue(asked);
  return { zh: `${names.zh}${signs[asked.comparator].zh}${value.zh}`, en: `${names.en} ${signs[asked.comparator].en} ${value.en}` };
}

/** A value with its unit, as text: 二星级; 30%. */
export function tellValue({ value, unit }: Pick<Requirable, 'value' | 'unit'>): Bilingual {
  if (unit === 'star' && typeof value === 'number') return stars[value] ?? { zh: `${value}`, en: `${value}` };
  const known = units[unit] ?? (unit === 'text' ? { zh: '', en: '' } : { zh: ` ${unit}`, en: ` ${unit}` });
  return { zh: `${String(value)}${known.zh}`, en: `${String(value)}${known.en}${unit === 'building' ? ofSeveral(value) : ''}` };
}

const ofSeveral = (value: unknown): string => (value === 1 ? '' : 's');

/** Several alternatives of which one is enough, as text. */
export function tellChoice(choice: readonly Requirable[], items: Library['items']): Bilingual {
  const told = choice.map((one) => requirementText(one, items));
  return { zh: told.map(({ zh }) => zh).join('，或者'), en: told.map(({ en }) => en).join(', or ') };
}

/** A requirement as text; a choice is spelled out completely. */
export function tellRequirement(one: Requirable | { readonly anyOf: readonly Requirable[] }, items: Library['items']): Bilingual {
  return 'anyOf' in one ? tellChoice(one.anyOf, items) : requirementText(one, items);
}

const yes: Bilingual = inSentence(labelTerms.yes);
const no: Bilingual = inSentence(labelTerms.no);

const factUnits: Readonly<Record<string, Bilingual>> = {
  m2: { zh: ' 平方米', en: ' m²' },
  m: { zh: ' 米', en: ' m' },
  star: { zh: ' 星', en: ' star' },
  grade: { zh: ' 级', en: '' },
  tce: { zh: ' 吨标准煤', en: ' tce' },
  kWh: { zh: ' 千瓦时', en: ' kWh' },
};

/** A fact's value as text: 政府投资; 20000 平方米. */
export function tellFact(name: string, value: unknown, facts: Library['facts']): Bilingual {
  if (typeof value === 'boolean') return value ? yes : no;
  const fact = facts.get(name);
  const named = Object.hasOwn(fact?.values ?? {}, String(value)) ? fact?.values?.[String(value)] : undefined;
  if (named !== undefined) return named;
  const unit = factUnits[fact?.unit ?? ''] ?? { zh: ` ${fact?.unit ?? ''}`, en: ` ${fact?.unit ?? ''}` };
  return {
    zh: `${String(value)}${unit.zh}`.trim(),
    en: `${String(value)}${unit.en}${fact?.unit === 'star' ? ofSeveral(value) : ''}`.trim(),
  };
}
