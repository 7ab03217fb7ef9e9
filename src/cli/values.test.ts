import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { createCsvCounter } from './csv-rows.ts';
import { decimal, pair, time, valuePair, whole, year } from './values.ts';

test('pairs accumulate; a field may be called code:户号 and a column may contain an equals sign', () => {
  expect(pair('code:户号=户号=1', pair('name=名称'))).toEqual({ name: '名称', 'code:户号': '户号=1' });
  expect(pair('fund=')).toEqual({ fund: '' });
});

test('one field cannot have two columns', () => {
  expect(() => pair('name=b', pair('name=a'))).toThrow(InvalidArgumentError);
  expect(() => pair('=b')).toThrow(InvalidArgumentError);
  expect(() => pair('name')).toThrow(InvalidArgumentError);
});

test('a text in the file may contain colons and equals signs', () => {
  expect(valuePair('use:办公楼=office', valuePair('use:a:b=c=other'))).toEqual({ use: { 'a:b=c': 'other', 办公楼: 'office' } });
  expect(() => valuePair('use=office')).toThrow(InvalidArgumentError);
});

test('invalid numbers and times are wrong usage', () => {
  expect(year('2025')).toBe(2025);
  expect(decimal('-1.50')).toBe(-1.5);
  for (const text of ['', 'x', '1969', '2025.5', '-1', '1e3']) expect(() => year(text)).toThrow(InvalidArgumentError);
  for (const text of ['', ' ', 'NaN', 'Infinity', '1,5', '0x10']) expect(() => decimal(text)).toThrow(InvalidArgumentError);
  expect(() => whole(1, 5)('6')).toThrow(InvalidArgumentError);
  expect(time('2026-03-01T08:00+08:00')).toBe('2026-03-01T08:00+08:00');
  for (const text of ['', 'today', '2026', '2026-03', '01.03.2026']) expect(() => time(text)).toThrow(InvalidArgumentError);
});

test('rows of a csv are counted whatever is in their quotes, and wherever the bytes are split', () => {
  const csv = Buffer.from('﻿code,name\r\n1,"a\r\n""b"""\r\n\r\n2,c');
  for (let cut = 0; cut <= csv.length; cut++) {
    const counter = createCsvCounter();
    counter.see(csv.subarray(0, cut));
    counter.see(csv.subarray(cut));
    expect(counter.rows()).toBe(2);
  }
  expect(createCsvCounter().rows()).toBe(0);
  for (const note of ['# 示范数据\r\n', '\ufeff# 示范数据\r\n', '\ufeff"# a, b"\r\n']) {
    const counter = createCsvCounter();
    counter.see(Buffer.from(`${note}code\r\nB1\r\n`));
    expect(counter.rows()).toBe(1);
  }
});
