import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf, scoreOf, wordsOf, type Searchable } from './match.ts';
import { spellingOf } from './pinyin.ts';

const called = (name: string, code = 'x', more = ''): Searchable => ({ spelling: spellingOf(name), code: code.toLowerCase(), more });
const finds = (text: string, one: Searchable): boolean => scoreOf(wordsOf(text), one) !== null;

describe('a name is found', () => {
  const hospital = called('阳泉市人民医院', '140302A00001', '平定县新城大街3号');

  test.each([
    '人民医院',
    'yqsrmyy',
    'yangquan',
    'YANGQUAN',
    'renminyiyuan',
    'yqsrenmin',
    'rmyy',
    '140302a00001',
    'A00001',
    '新城大街',
    '阳泉 医院',
  ])('by %s', (text) => {
    expect(finds(text, hospital)).toBe(true);
  });

  test.each(['angquan', 'yqsrmyyy', '阳泉 学校', 'u', '四'])('not by %s', (text) => {
    expect(finds(text, hospital)).toBe(false);
  });

  test('by any pronunciation if a character has several', () => {
    expect(finds('changzhi', called('长治学院'))).toBe(true);
    expect(finds('cqdxx', called('重庆大学'))).toBe(false);
    expect(finds('cqdx', called('重庆大学'))).toBe(true);
  });

  test('with letters and digits in it', () => {
    expect(finds('3hlaz', called('3号楼A座'))).toBe(true);
    expect(finds('ａ座', called('3号楼A座'))).toBe(true);
  });

  test('by the beginnings of its syllables, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('阳泉市人民医院', '平定县第三中学校', '城区财政局办公楼2号'),
        fc.nat(6),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 8 }),
        (name, from, lengths) => {
          const syllables = spellingOf(name).spoken.split('|').slice(1);
          const word = lengths.map((length, at) => (syllables[from + at] ?? '').slice(0, length)).join('');
          expect(word.length < 2 || finds(word, called(name))).toBe(true);
        },
      ),
    );
  });
});

describe('the best matches come first', () => {
  const names = ['阳泉市医院分院', '医院', '市医院', '平定医院'];
  const order = (text: string, limit = 10) => bestOf(names, wordsOf(text), { limit, searchable: (name) => called(name, name) }).best;

  test('the exact name, then what starts with it, then what contains it, the shorter before the longer', () => {
    expect(order('医院')).toEqual(['医院', '市医院', '平定医院', '阳泉市医院分院']);
    expect(order('yy')).toEqual(['医院', '市医院', '平定医院', '阳泉市医院分院']);
  });

  test('and the rest are counted', () => {
    expect(bestOf(names, wordsOf('医院'), { limit: 1, searchable: (name) => called(name) })).toEqual({ total: 4, best: ['医院'] });
  });
});
