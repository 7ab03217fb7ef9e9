import { expect, test } from 'vitest';
import { comparedText } from './compared-text.ts';

test('width, case, spaces, dashes and invisible characters do not make texts different', () => {
  for (const typed of ['T-1', 't-1', ' T - 1', 'Ｔ－１', 'T–1', 'T—1', 'T‑1', 'T−1', 'T\u200b-1', 'T\u2060-1'])
    expect(comparedText(typed), typed).toBe('t-1');
});

test('texts that people read as different are different', () => {
  expect(new Set(['T-1', 'T1', 'T-01', 'T/1', 'T_1', 'T-1-'].map(comparedText)).size).toBe(6);
});
