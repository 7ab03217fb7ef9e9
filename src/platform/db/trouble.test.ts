import { expect, test } from 'vitest';
import { bind, identifier } from './bind.ts';
import { clickhouseProblem, readable, storeProblem } from './trouble.ts';

test('temporary errors are busy, all others are broken', () => {
  expect(clickhouseProblem('Code: 202. DB::Exception: Too many simultaneous queries. (TOO_MANY)').kind).toBe('busy');
  expect(clickhouseProblem('Code: 62. DB::Exception: Syntax error. (SYNTAX_ERROR)').kind).toBe('broken');
  expect(storeProblem('postgres', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })).kind).toBe('busy');
  expect(storeProblem('postgres', Object.assign(new Error('shutting down'), { code: '57P01' })).kind).toBe('busy');
  expect(storeProblem('postgres', Object.assign(new Error('no such name while its pod starts'), { code: 'ENOTFOUND' })).kind).toBe('busy');
  expect(storeProblem('postgres', Object.assign(new Error('no table'), { code: '42P01' })).kind).toBe('broken');
});

test('an engine’s message is reported in one line without credentials', () => {
  expect(readable("connect to postgres://me:secret@host/db\n  failed, password 'x'")).toBe(
    'connect to postgres://host/db failed, password',
  );
  expect(clickhouseProblem('Code: 62. DB::Exception: Bad. (SYNTAX_ERROR) (version 26.7)').evidence).toMatchObject({
    reason: 'Bad. (SYNTAX_ERROR)',
  });
});

test('bound values are escaped at the top and quoted inside arrays', () => {
  expect(bind('a\tb\\c\n')).toBe('a\\tb\\\\c\\n');
  expect(bind(["it's", 1, null, true])).toBe("['it\\'s',1,NULL,true]");
  expect(bind(null)).toBe('\\N');
  expect(bind(new Date(0))).toBe('1970-01-01 00:00:00.000');
});

test('a name with special characters is refused', () => {
  expect(identifier('yd.day')).toBe('`yd`.`day`');
  expect(() => identifier('a; drop table b')).toThrow(RangeError);
});
