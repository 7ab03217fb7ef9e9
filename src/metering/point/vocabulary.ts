import { quantityTerms } from '#kernel/quantity-terms.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { rangeTerms } from '#kernel/range-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Fields of points, as headings in forms, tables and files (`live.md` 1). */
export const pointFieldTerms = category({
  code: headingTerms.code,
  quantity: { zh: '量', en: 'Quantity' },
  building: headingTerms.building,
  name: headingTerms.name,
  unit: headingTerms.unit,
  space: { zh: '房间', en: 'Room' },
  equipment: headingTerms.equipment,
  tag: { zh: '标签', en: 'Tag' },
  hold: { zh: '保持', en: 'Holds for' },
  low: rangeTerms.lowerLimit,
  high: rangeTerms.upperLimit,
});

export type PointField = keyof typeof pointFieldTerms;

/** Names for points and what they measure. */
export const pointVocabulary = {
  pointField: pointFieldTerms,
  quantity: quantityTerms,
} as const satisfies Readonly<Record<string, Category>>;

/** Tags that the program itself looks for; any other is kept as typed. */
export const pointTagTerms = category({
  'zone-air': { zh: '室内空气', en: 'Air of the room' },
  running: { zh: '设备运行', en: 'Running' },
});
