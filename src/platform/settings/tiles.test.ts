import { expect, test } from 'vitest';
import { originOfTiles } from './tiles.ts';

test('the origin of tiles is part of the page’s content security policy', () => {
  expect(originOfTiles('https://tiles.example.cn/base/{z}/{x}/{y}.png?key=1')).toBe('https://tiles.example.cn');
  expect(originOfTiles('')).toBeNull();
});

test.each([
  'http://tiles.example.cn/{z}/{x}/{y}',
  'https://tiles.example.cn/{z}/{x}',
  'tiles',
  'https://a.cn; script-src *//{z}{x}{y}',
  'javascript:{z}{x}{y}',
])('no tiles are loaded from %s', (address) => {
  expect(() => originOfTiles(address)).toThrow(/tiles-not-usable/u);
});
