import type { Words } from '#kernel/finding.ts';

export const heatSupplyWords: Words = {
  'no-such-settlement-point': {
    zh: '没有代码为 {settlement-point} 的热量结算点。',
    en: 'There is no settlement point {settlement-point}.',
  },
  'no-such-household': { zh: '没有户号为 {household} 的热用户。', en: 'There is no household {household}.' },
  'building-has-settlement-points': { zh: '建筑 {code} 有热量结算点 {point}。', en: 'Building {code} has settlement points: {point}.' },
  'settlement-point-has-households': {
    zh: '热量结算点 {point} 有热用户 {household}。',
    en: 'Settlement point {point} has households: {household}.',
  },
  'point-unknown': {
    zh: '没有代码为“{value}”的热量结算点，请先导入结算点。',
    en: 'There is no settlement point "{value}"; import it first.',
  },
  'no-first-row': {
    zh: '热用户 {code} 的第一行缺少{field}；新热用户须写明结算点、类别和收费面积。',
    en: 'The first row of household {code} has no {field}: a new one needs point, class and area.',
  },
  'class-unpriced': {
    zh: '热价 {tariff} 没有类别“{value}”的价格；请改正类别，或用 heat tariff add 补充热价。',
    en: 'Tariff {tariff} has no price for the class "{value}": correct the class, or add the price with `heat tariff add`.',
  },
  'area-negative': {
    zh: '收费面积不能为负：{value}；请改正，不收费的写 0。',
    en: 'The area cannot be negative: {value}. Correct it; enter 0 if nothing is charged.',
  },
  'height-bad': {
    zh: '层高不能为负：{value}；请改正，不知道的留空。',
    en: 'The height cannot be negative: {value}. Correct it, or leave it empty.',
  },
  'share-bad': {
    zh: '面积分摊比例应在 0 到 1 之间：{value}，请改正。',
    en: 'The part shared by area must be between 0 and 1, not {value}: correct it.',
  },
  'date-impossible': {
    zh: '没有“{value}”这一天；请改正日期，如 2026-01-15。',
    en: 'There is no day "{value}": correct it, such as 2026-01-15.',
  },
  'meter-elsewhere': {
    zh: '户表 {meter} 在这些日子属于热用户 {household}；请核对表号，或先写明该户自哪天起换了表。',
    en: 'Meter {meter} is that of household {household} on these days: check the code, or first record the day from which that household has another meter.',
  },
};
