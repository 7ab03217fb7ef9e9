import { expect, test } from 'vitest';
import { clauseText } from './clause.ts';

test.each([
  ['二(一)一', '第二（一）1条'],
  ['三(三)', '第三（三）条'],
  ['三(一)2', '第三（一）2条'],
  ['四(三)1(1)', '第四（三）1（1）条'],
  ['三(六) 专栏8', '第三（六）条专栏8'],
  ['一', '第一条'],
  ['引言', '引言'],
  ['', ''],
])('the clause %s is cited in Chinese as %s, and in English as numbered in the document', (clause, cited) => {
  expect(clauseText(clause, 'zh')).toBe(cited);
  expect(clauseText(clause, 'en')).toBe(clause);
});
