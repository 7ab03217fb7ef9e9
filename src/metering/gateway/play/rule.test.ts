import { describe, expect, it } from 'vitest';
import { counted, running, warmth } from './rule.ts';

const at = (text: string): number => Date.parse(text);

describe('values of simulated devices', () => {
  it('are calculated from the instant only', () => {
    expect(counted(2, at('2026-01-01T03:00:00Z'))).toBe(6);
    expect(counted(1, at('2026-01-01T00:00:36Z'))).toBe(0.01);
    expect(counted(1, at('2025-12-31T00:00:00Z'))).toBe(0);
    expect(warmth(1, at('2026-01-01T07:00:00Z'))).toBe(22.5);
    expect(warmth(1, at('2026-01-01T19:00:00Z'))).toBe(20.5);
    expect([running(at('2026-01-01T01:00:00Z')), running(at('2026-01-01T12:00:00Z'))]).toEqual([1, 0]);
  });
});
