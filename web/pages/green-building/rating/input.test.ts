import { expect, test } from 'vitest';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { fitsAddress, itemIn, itemsByCode, parsed, withItem, written } from './input.ts';

test('what is typed is a number, nothing, or stays as it stands for the server to name', () => {
  expect(['', ' 12 ', '12.5%', '1,000', '0', 'twelve', '１２'].map(numberOrText)).toEqual([undefined, 12, 12.5, 1000, 0, 'twelve', '１２']);
});

test('an input goes into an address and comes back; what is empty is left out, a row that is still empty stays', () => {
  const input = {
    fitOut: false,
    scores: { Q1: 0 },
    class: '',
    items: { '4.2.1': { score: 10, evidence: '' } },
    buildings: [{ name: '' }, { name: '一号楼' }],
  };
  expect(parsed(written(input))).toEqual({
    fitOut: false,
    scores: { Q1: 0 },
    items: { '4.2.1': { score: 10 } },
    buildings: [{}, { name: '一号楼' }],
  });
  expect(['', '{', '[]', 'null', '7'].map(parsed)).toEqual([{}, {}, {}, {}, {}]);
});

test('an address takes four thousand signs', () => {
  expect([fitsAddress('a'.repeat(4000)), fitsAddress('a'.repeat(4001)), fitsAddress('证'.repeat(445))]).toEqual([true, false, false]);
});

test('an item is the same however a file wrote it', () => {
  const input = itemsByCode({ controls: { '4.1.1': true }, items: [{ code: '4.2.1', score: 10 }] });
  expect([itemIn(input, '4.1.1'), itemIn(input, '4.2.1'), itemIn({ items: { '4.2.2': 15 } }, '4.2.2'), itemIn(input, '4.2.9')]).toEqual([
    { met: true },
    { score: 10 },
    { score: 15 },
    {},
  ]);
  expect(withItem(input, '4.1.1', { met: false })).toEqual({ items: { '4.2.1': { score: 10 }, '4.1.1': { met: false } } });
});
