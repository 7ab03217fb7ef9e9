import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueText } from './issue-text.ts';

const shape = z.object({ classes: z.record(z.string(), z.string()), days: z.int(), list: z.array(z.string()) });
const textOf = (value: object) => shape.safeParse(value).error?.issues.map(issueText);

test('what is missing is told as missing, with what it has to be, in words of the reader', () => {
  expect(textOf({ days: 3, list: [] })).toEqual([
    { zh: '没有写，须为逐行写明的“名称: 值”', en: 'it is missing and has to be lines of `name: value`' },
  ]);
});

test('what is of another type is told what it has to be', () => {
  expect(textOf({ classes: {}, days: 'x', list: {} })).toEqual([
    { zh: '须为一个数', en: 'it has to be a number' },
    { zh: '须为一个列表', en: 'it has to be a list' },
  ]);
});
