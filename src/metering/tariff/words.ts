import type { Words } from '#kernel/finding.ts';

/** Messages of tariffs of electricity. */
export const tariffWords: Words = {
  'no-such-tariff': {
    zh: '{on} 没有代码为 {tariff} 的有效电价。请把它写进本市知识文件（kind: tariff）。',
    en: 'There is no tariff {tariff} in force on {on}: write it into a knowledge file of the city (kind: tariff).',
  },
  'prices-span': { zh: '结束时刻 {to} 不在 {from} 之后。', en: 'The end, {to}, is not after {from}.' },
  'tariff-gap@price': {
    zh: '电价 {tariff} 在 {month} 月{dayType} {minute} 没有价格。',
    en: 'Tariff {tariff} has no price at {minute} {dayType} of month {month}.',
  },
};
