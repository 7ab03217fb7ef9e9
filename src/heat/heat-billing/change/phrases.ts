import type { Language } from '#kernel/finding.ts';
import { householdFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { changeCauseTerms, heatBillTerms, heatRuleTerms } from '../vocabulary.ts';
import type { ChangePart } from './compared.ts';

/** How the heat of a household is metered, which decides how its causes are called. */
type Called = { readonly shared: boolean; readonly byDegrees: boolean };

type Phrase = (part: ChangePart, called: Called) => string;
type Phrases = Readonly<Record<ChangePart['cause'], Phrase>>;

const isMore = ({ cents }: ChangePart): boolean => cents > 0n;

/** A factor that went from one value to another; if one of them is missing, only what it is called. */
const zhFrom =
  (what: string, unit: string): Phrase =>
  ({ before, now }) =>
    before === null || now === null || before === now ? `${what}有变化` : `${what}由 ${before}${unit}变为 ${now}${unit.trimEnd()}`;

const enFrom =
  (what: string, unit: string): Phrase =>
  ({ before, now }) =>
    before === null || now === null || before === now ? `a change of the ${what}` : `the ${what} went from ${before} to ${now}${unit}`;

const zhDays = { charged: '计费天数', nominal: '规定采暖天数', stopped: heatBillTerms.stopped.zh, 'by-area': '按面积计费的天数' } as const;
const enDays = {
  charged: 'days charged',
  nominal: 'nominal days of the season',
  stopped: 'days stopped',
  'by-area': 'days charged by area',
};
const zhPrices = { basic: '基本热价', area: heatRuleTerms.area.zh, stopped: '停热期间的热价' } as const;
const enPrices = { basic: 'basic price', area: 'price by area', stopped: 'price while heating is stopped' } as const;

const dayOf = ({ which }: ChangePart): keyof typeof zhDays =>
  which !== null && which in zhDays ? (which as keyof typeof zhDays) : 'charged';
const priceOf = ({ which }: ChangePart): keyof typeof zhPrices =>
  which !== null && which in zhPrices ? (which as keyof typeof zhPrices) : 'basic';

const zh: Phrases = {
  area: zhFrom(householdFieldTerms.area.zh, ' m² '),
  'charged-days': (part, called) => zhFrom(zhDays[dayOf(part)], ' 天')(part, called),
  'fixed-price': (part, called) => zhFrom(`每平方米${zhPrices[priceOf(part)]}`, ' 元')(part, called),
  'heat-days': zhFrom(changeCauseTerms['heat-days'].zh, ' 天'),
  weather: (part) => (isMore(part) ? '天气更冷' : '天气更暖'),
  use: (part, { shared, byDegrees }) =>
    `${shared ? '共用热量表的各户合计' : '自家'}用热${isMore(part) ? '更多' : '更少'}${byDegrees ? '' : '（含天气影响）'}`,
  estimates: () => '缺读数时的估算',
  share: zhFrom('您家分摊的比例', '% '),
  'heat-price': zhFrom('每 GJ 计量热价', ' 元'),
  cold: (part) => `室温不达标的减免${isMore(part) ? '减少' : '增加'}`,
  cap: () => '封顶保底的调整',
  rounding: () => '取整',
};

const en: Phrases = {
  area: enFrom('charged area', ' m²'),
  'charged-days': (part, called) => enFrom(`number of ${enDays[dayOf(part)]}`, '')(part, called),
  'fixed-price': (part, called) => enFrom(enPrices[priceOf(part)], ' yuan per m²')(part, called),
  'heat-days': enFrom('number of days charged by heat', ''),
  weather: (part) => (isMore(part) ? 'colder weather' : 'milder weather'),
  use: (part, { shared, byDegrees }) =>
    `${isMore(part) ? 'more' : 'less'} heat used ${shared ? 'by all homes on the shared meter' : 'at home'}${byDegrees ? '' : ' (weather included)'}`,
  estimates: () => 'estimates where readings are missing',
  share: enFrom('share of your home', ' %'),
  'heat-price': enFrom('price of heat', ' yuan per GJ'),
  cold: (part) => `a ${isMore(part) ? 'smaller' : 'larger'} reduction for cold rooms`,
  cap: () => 'the cap or floor of the bill',
  rounding: () => 'rounding',
};

const phrases: Readonly<Record<Language, Phrases>> = { zh, en };

/** A cause of a change as part of a sentence. */
export const changePhrase = (part: ChangePart, called: Called, language: Language): string => phrases[language][part.cause](part, called);
