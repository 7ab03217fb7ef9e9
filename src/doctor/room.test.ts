import { expect, test } from 'vitest';
import { judgeRoom } from './room.ts';

const codes = (free: number, total: number) => judgeRoom({ free: free * 1e9, total: total * 1e9 }).map(({ code }) => code);

test('a disk is low below a tenth, on a large disk below 10 GB, and nearly full below a fiftieth or 1 GB', () => {
  expect(codes(4, 40)).toEqual([]);
  expect(codes(3.9, 40)).toEqual(['disk-low']);
  expect(codes(10, 4000)).toEqual([]);
  expect(codes(9.9, 4000)).toEqual(['disk-low']);
  expect(codes(0.8, 40)).toEqual(['disk-low']);
  expect(codes(0.79, 40)).toEqual(['disk-nearly-full']);
  expect(codes(0.99, 4000)).toEqual(['disk-nearly-full']);
});

test('what is left is told in GB', () => {
  expect(judgeRoom({ free: 1_234_567_890, total: 500e9 })[0]?.evidence).toEqual({ free: 1.23, total: 500 });
});
