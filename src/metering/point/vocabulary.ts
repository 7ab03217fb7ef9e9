import { quantityTerms } from '#kernel/quantity-terms.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { kindFields } from '#kernel/kind-fields.ts';
import { kindList } from '#kernel/kind-list.ts';
import { rangeTerms } from '#kernel/range-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Tags that the program itself looks for; any other is kept as typed. */
const pointTagTerms = category({
  'zone-air': { zh: '室内空气', en: 'Air of the room' },
  running: { zh: '设备运行', en: 'Running' },
});

/** Fields of points, as headings in forms, tables and files (`live.md` 1). */
export const pointFieldTerms = kindFields({
  code: headingTerms.code,
  quantity: { zh: '量', en: 'Quantity', of: quantityTerms },
  building: headingTerms.building,
  name: headingTerms.name,
  unit: headingTerms.unit,
  space: { zh: '房间', en: 'Room' },
  equipment: headingTerms.equipment,
  tag: { zh: '标签', en: 'Tag', words: pointTagTerms },
  hold: { zh: '保持', en: 'Holds for' },
  low: { ...rangeTerms.lowerLimit, is: 'number' },
  high: { ...rangeTerms.upperLimit, is: 'number' },
});

const { code: _code, building: _building, quantity: _quantity, ...facts } = pointFieldTerms;

/** The facts of a point that may be unknown. */
export const pointFacts = facts;

/** How their list is filtered, searched and sorted. */
export const pointList = kindList({
  filters: { building: 'building', quantity: quantityTerms, space: 100, equipment: 100, tag: 60, region: 'place' },
  sought: ['name', 'code', 'space'],
  sort: { code: 'code', name: 'name', building: 'code', quantity: 'code', space: 'name' },
});

/** Names for points and what they measure. */
export const pointVocabulary = {
  pointField: pointFieldTerms,
  quantity: quantityTerms,
} as const satisfies Readonly<Record<string, Category>>;
