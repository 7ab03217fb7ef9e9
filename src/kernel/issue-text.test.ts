import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueText } from './issue-text.ts';
import { textForm } from './text-form.ts';

const shape = z.object({ classes: z.record(z.string(), z.string()), days: z.int(), list: z.array(z.string()) });
const textOf = (value: object) => shape.safeParse(value).error?.issues.map(issueText);

test('a missing value is reported as missing, with the expected type, in the reader’s language', () => {
  expect(textOf({ days: 3, list: [] })).toEqual([
    { zh: '没有写，须为逐行写明的“名称: 值”', en: 'it is missing and has to be lines of `name: value`' },
  ]);
});

test('a value of another type is reported with the expected type', () => {
  expect(textOf({ classes: {}, days: 'x', list: {} })).toEqual([
    { zh: '须为一个数', en: 'it has to be a number' },
    { zh: '须为一个列表', en: 'it has to be a list' },
  ]);
});

const told = (shape: z.ZodType, value: unknown) => shape.safeParse(value).error?.issues.map(issueText)[0];

test.each<[string, z.ZodType, unknown, string, string]>([
  ['a word', z.enum(['left', 'right']), 'up', '须为 left、right 之一', 'it has to be one of left, right'],
  ['one value', z.literal(3), 4, '须为 3', 'it has to be 3'],
  ['a small number', z.number().min(1), 0, '须不小于 1', 'it has to be at least 1'],
  ['a number at its bound', z.number().gt(0), 0, '须大于 0', 'it has to be over 0'],
  ['a large number', z.number().max(9), 10, '须不大于 9', 'it has to be at most 9'],
  ['no text', z.string().min(1), '', '不能为空', 'it must not be empty'],
  ['a short text', z.string().min(2), 'x', '至少 2 个字符', 'it needs at least 2 characters'],
  ['a long list', z.array(z.int()).max(1), [1, 2], '至多 1 项', 'it may have at most 1 entry'],
  ['a count', z.array(z.int()).length(2), [1], '须为 2 项', 'it has to be 2 entries'],
  ['a step', z.number().multipleOf(5), 4, '须为 5 的整数倍', 'it has to be a multiple of 5'],
  ['a form', z.string().regex(/^[a-z]+$/u), 'A', '须为符合 /^[a-z]+$/u 的文字', 'it has to be text that fits /^[a-z]+$/u'],
  [
    'a form in words',
    z.string().regex(textForm(/^[a-z]{3}$/u, '三个小写字母，如 abc', 'three small letters, like abc')),
    'A',
    '须为三个小写字母，如 abc',
    'it has to be three small letters, like abc',
  ],
  ['a day', z.iso.date(), 'x', '须为写成 2026-01-31 的日期', 'it has to be a day written like 2026-01-31'],
  ['either', z.union([z.number(), z.literal('all')]), true, '须为一个数，或须为 all', 'it has to be a number, or it has to be all'],
  [
    'a kind',
    z.discriminatedUnion('is', [z.object({ is: z.literal('a') }), z.object({ is: z.literal('b') })]),
    { is: 'c' },
    '须为 a、b 之一',
    'it has to be one of a, b',
  ],
  ['a name', z.record(z.string().max(1), z.int()), { ab: 1 }, '至多 1 个字符', 'it may have at most 1 character'],
  ['a field', z.strictObject({}), { x: 1 }, '没有 x 这样的字段', 'there is no field x here'],
])('%s that does not fit is told with what is allowed', (_what, shape, value, zh, en) => {
  expect(told(shape, value)).toEqual({ zh, en });
});
