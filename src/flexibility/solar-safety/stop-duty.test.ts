import { expect, test } from 'vitest';
import { settleEach } from './stop-duty.ts';

test('one failure does not prevent the others from being settled, and is reported at the end', async () => {
  const settled: string[] = [];
  const settle = async (code: string): Promise<void> => {
    if (code.startsWith('bad')) throw new Error(code);
    settled.push(code);
  };
  await expect(settleEach(['A', 'bad', 'B'], settle)).rejects.toThrow('bad');
  expect(settled).toEqual(['A', 'B']);
  await expect(settleEach(['bad1', 'C', 'bad2'], settle)).rejects.toThrow('2 of 3 failed');
  expect(settled).toEqual(['A', 'B', 'C']);
  await expect(settleEach(['D'], settle)).resolves.toBeUndefined();
});
