import { expect, test } from 'vitest';
import { endInTurn } from './end-in-turn.ts';

test('a part that cannot stop is reported, and the parts after it still stop', async () => {
  const told: unknown[] = [];
  const away = new Error('the store is away');
  const works = [() => void told.push('first'), undefined, () => Promise.reject(away), async () => void told.push('last')];
  await endInTurn(works, (_message, trouble) => told.push(trouble));
  expect(told).toEqual(['first', away, 'last']);
});
