import { expect, test } from 'vitest';
import { tiandituTiles } from './tianditu.ts';

test('the address of the base map is https, has its three places and the key alone', () => {
  const address = tiandituTiles('0123456789abcdef0123456789abcdef');
  expect(address.startsWith('https://')).toBe(true);
  for (const place of ['{z}', '{x}', '{y}']) expect(address.split(place)).toHaveLength(2);
  expect(new URL(address).searchParams.get('tk')).toBe('0123456789abcdef0123456789abcdef');
});
