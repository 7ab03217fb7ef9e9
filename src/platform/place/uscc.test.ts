import { expect, test } from 'vitest';
import { isUscc } from './uscc.ts';

/** One of the standard's own (GB 32100-2015), and some that companies publish. */
const published = ['91350100M000100Y43', '91110000802100433B', '91440300708461136T', '914403001922038216'];

test('the check character detects any other character in its place, and any two exchanged ones', () => {
  for (const code of published) {
    for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY') expect(isUscc(`${code.slice(0, 17)}${last}`)).toBe(last === code[17]);
    const exchanged = `${code.slice(0, 2)}${code[3]}${code[2]}${code.slice(4)}`;
    expect(isUscc(exchanged)).toBe(exchanged === code);
  }
});

test('letters that look like digits are in no code', () => {
  expect(isUscc('91350100MO00100Y43')).toBe(false);
  expect(isUscc('')).toBe(false);
});
