import { expect, test } from 'vitest';
import { firstDay, lastDay, readInstalled } from './installed.ts';

test('a day, a month or a year stays as exact as it was written', () => {
  const texts = ['2008', '2008年', '2008-05', '2008年5月', '2008/5/6', '20080506', '２００８', '39575'];
  expect(texts.map(readInstalled)).toEqual(['2008', '2008', '2008-05', '2008-05', '2008-05-06', '2008-05-06', '2008', '2008-05-07']);
  expect(['', '2008-13', 'May 2008', '0008', '2008-02-30'].map(readInstalled)).toEqual([null, null, null, null, null]);
});

test('the first day that it may mean', () => {
  expect(['2008', '2008-05', '2008-05-06'].map(firstDay)).toEqual(['2008-01-01', '2008-05-01', '2008-05-06']);
});

test('the last day that it may mean', () => {
  const given = ['2008', '2008-02', '2007-02', '2008-12', '2008-05-06'];
  expect(given.map(lastDay)).toEqual(['2008-12-31', '2008-02-29', '2007-02-28', '2008-12-31', '2008-05-06']);
});
