import { expect, test } from 'vitest';
import { linksOf } from './flow-option.ts';

const told = (value: number | null, unit = 'kWh') => ({ value, unit });
const node = (
  item: string | null,
  parent: string | null,
  use: number | null,
  rest: number | null | undefined,
  coal: number | null = null,
) => ({
  item,
  parent,
  use: told(use),
  rest: rest === undefined ? null : told(rest),
  coal: coal === null ? null : told(coal, 'kgce'),
  restCoal: null,
});

test('a carrier flows into its items and into what no item measures; what is not measured is not drawn', () => {
  const nodes = [
    node(null, null, 100, 30),
    node('01A00', null, 70, 10),
    node('01A10', '01A00', 60, undefined),
    node('01B00', null, null, undefined),
  ];
  expect(linksOf({ carrier: 'electricity', nodes }, false)).toEqual([
    { source: 'electricity', target: 'electricity rest', value: 30, rest: true },
    { source: 'electricity', target: 'electricity 01A00', value: 70, rest: false },
    { source: 'electricity 01A00', target: 'electricity 01A00 rest', value: 10, rest: true },
    { source: 'electricity 01A00', target: 'electricity 01A10', value: 60, rest: false },
  ]);
});

test('a carrier without items flows whole into what no item measures; nothing measured flows nowhere', () => {
  expect(linksOf({ carrier: 'gas', nodes: [node(null, null, 5, undefined)] }, false)).toEqual([
    { source: 'gas', target: 'gas rest', value: 5, rest: true },
  ]);
  expect(linksOf({ carrier: 'gas', nodes: [node(null, null, null, undefined)] }, false)).toEqual([]);
  expect(linksOf({ carrier: 'gas', nodes: [node(null, null, 5, undefined)] }, true)).toEqual([]);
});

test('a rest below zero cannot be drawn; it is told elsewhere', () => {
  const nodes = [node(null, null, 100, -20), node('01A00', null, 120, undefined)];
  expect(linksOf({ carrier: 'electricity', nodes }, false)).toEqual([
    { source: 'electricity', target: 'electricity 01A00', value: 120, rest: false },
  ]);
});
