import { describe, expect, test } from 'vitest';
import { judgeRoom, roomNotice } from './room.ts';

const codes = (free: number, total: number) => judgeRoom({ free: free * 1e9, total: total * 1e9 }).map(({ code }) => code);

test('a disk is low below a tenth, a large disk below 10 GB, and nearly full below a fiftieth or 1 GB', () => {
  expect(codes(4, 40)).toEqual([]);
  expect(codes(3.9, 40)).toEqual(['disk-low']);
  expect(codes(10, 4000)).toEqual([]);
  expect(codes(9.9, 4000)).toEqual(['disk-low']);
  expect(codes(0.8, 40)).toEqual(['disk-low']);
  expect(codes(0.79, 40)).toEqual(['disk-nearly-full']);
  expect(codes(0.99, 4000)).toEqual(['disk-nearly-full']);
});

test('the remaining space is given in GB', () => {
  expect(judgeRoom({ free: 1_234_567_890, total: 500e9 })[0]?.evidence).toEqual({ free: 1.23, total: 500 });
});

describe('administrators are notified of disk space', () => {
  const day = 86_400_000;
  const told = (free: number, last?: [code: string, daysAgo: number]) =>
    roomNotice({ free: free * 1e9, total: 40e9 }, last && { code: last[0], at: new Date(100 * day - last[1] * day) }, 100 * day)?.code ??
    null;

  test('when it gets low, when it gets worse, and once a week while it stays so', () => {
    expect([told(5), told(3.9), told(0.5)]).toEqual([null, 'disk-low', 'disk-nearly-full']);
    expect([told(3.9, ['disk-low', 6]), told(3.9, ['disk-low', 7])]).toEqual([null, 'disk-low']);
    expect(told(0.5, ['disk-low', 1])).toBe('disk-nearly-full');
    expect(told(3.9, ['disk-nearly-full', 1])).toBe(null);
  });

  test('when there is clearly space again, once; at the threshold nothing is sent', () => {
    expect([told(4.1, ['disk-low', 1]), told(4.5, ['disk-low', 1])]).toEqual([null, 'disk-room-again']);
    expect([told(4.5, ['disk-room-again', 1]), told(3.9, ['disk-room-again', 1])]).toEqual([null, 'disk-low']);
  });
});
