import { expect, test } from 'vitest';
import { stretchesOf } from './quotes.ts';

test('a passage is cut at its quotes, whatever the spaces', () => {
  expect(stretchesOf('一、甲应当\n乙。丙', ['甲应当乙'])).toEqual([
    { text: '一、', quoted: false },
    { text: '甲应当\n乙', quoted: true },
    { text: '。丙', quoted: false },
  ]);
});

test('quotes may lie in each other; one that is not there marks nothing; nothing is lost', () => {
  expect(stretchesOf('甲乙丙丁', ['乙丙', '丙', '戊'])).toEqual([
    { text: '甲', quoted: false },
    { text: '乙丙', quoted: true },
    { text: '丁', quoted: false },
  ]);
  expect(stretchesOf('甲 乙', [])).toEqual([{ text: '甲 乙', quoted: false }]);
});
