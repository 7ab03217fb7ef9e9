import { expect, test } from 'vitest';
import { multiplierHeading, multiplierIn } from './multiplier.ts';

test.each([
  ['40', 40],
  ['40倍', 40],
  ['×40', 40],
  ['x40', 40],
  ['X 40', 40],
  ['40x', 40],
  ['40.0', 40],
  ['1,200', 1200],
  ['200/5', 40],
  ['200/5A', 40],
  ['200A/5A', 40],
  ['200：5', 40],
  ['40（200/5）', 40],
  ['200/5=40', 40],
  ['200/5(A)', 40],
  ['CT 200/5', 40],
  ['10kV/100V', 100],
  ['10/0.1kV', 100],
  ['400/5×10000/100', 8000],
  ['CT:400/5 PT:10000/100', 8000],
  ['倍率40', 40],
])('%s is read', (text, times) => {
  expect(multiplierIn(text)).toBe(times);
});

test.each(['1/40', '5/200', '40（100/5）', '见铭牌', '0', '-40', '10kV/100', '200A/100V', '1600imp/kWh', 'LMZ-0.66'])(
  '%s is not a multiplier',
  (text) => {
    expect(multiplierIn(text)).toBeUndefined();
  },
);

test.each([
  ['倍率', 'whole'],
  ['综合倍率', 'whole'],
  ['倍数', 'whole'],
  ['乘率', 'whole'],
  ['系数', 'whole'],
  ['Meter Constant', 'whole'],
  ['Multiplier', 'whole'],
  ['Wandlerfaktor', 'whole'],
  ['Faktor', 'whole'],
  ['CT变比', 'current'],
  ['CT倍率', 'current'],
  ['变比', 'current'],
  ['TI', 'current'],
  ['CT', 'current'],
  ['PT', 'voltage'],
  ['PT倍率', 'voltage'],
  ['电压互感器变比', 'voltage'],
  ['互感器编号', null],
  ['功率因数', null],
  ['折标系数', null],
  ['Load factor', null],
  ['合计', null],
])('the heading %s', (heading, says) => {
  expect(multiplierHeading(heading)).toBe(says);
});

test.each(['直入', '直入式', '直通', '直接接入', '直接接入式', 'direct', 'Direct connected', 'whole current'])(
  '%s has no transformers',
  (text) => {
    expect(multiplierIn(text)).toBe(1);
  },
);

test.each(['直', '直流', '见铭牌', 'directory'])('%s states no multiplier', (text) => {
  expect(multiplierIn(text)).toBeUndefined();
});
