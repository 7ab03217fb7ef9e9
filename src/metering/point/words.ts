import type { Words } from '#kernel/finding.ts';
import { valueWordsOf } from '#kernel/vocabulary.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';

/** Messages about points. */
export const pointWords: Words = {
  ...valueWordsOf(['quantity'], quantityTerms),
  'no-such-point': { zh: '没有代码为 {point} 的测点。', en: 'There is no point with the code {point}.' },
  'building-has-points': { zh: '建筑 {code} 有测点 {point}。', en: 'Building {code} has points: {point}.' },
  'point-has-readings': { zh: '测点 {point} 已有数值。', en: 'Point {point} has values.' },
  'bad-hold': {
    zh: '“{value}”不是一段时长；请写如 15min、1h、1d（最长 366 天）。',
    en: '“{value}” is not a duration: write it as 15min, 1h, 1d (366 days at most).',
  },
  'unit-not-of-quantity': {
    zh: '{quantity}不以 {unit} 计；可用的单位：{units}。',
    en: 'A {quantity} is not measured in {unit}; units that fit: {units}.',
  },
  'quantity-fixed': {
    zh: '测点的量是{quantity}，其数值已按此保存；要改为单位不同的量，请另建测点。',
    en: 'The point measures {quantity}, and its values are stored as such: for a quantity with another unit, create another point.',
  },
  'limits-backwards': {
    zh: '下限 {low} 高于上限 {high}，请更正。',
    en: 'The lower limit {low} is above the upper limit {high}; correct one of them.',
  },
};
