import { expect, test } from 'vitest';
import { killedDoors } from './once.ts';

/** More of it: `YAODONG_ONCE_ROUNDS=100 npx vitest run --project engine test/doors`. */
const rounds = Number(process.env['YAODONG_ONCE_ROUNDS'] ?? 2);

test(
  'the program or a store dies in the midst of what collectors, a broker and polls bring: what was acknowledged is there once, and stays corrected',
  { timeout: 60_000 + rounds * 30_000 },
  async () => {
    const say = (text: string): void => void (rounds > 2 && process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`));
    const told = await killedDoors({ rounds, collectors: 3, clients: 2, seed: 14, say });
    if (rounds > 2) process.stderr.write(`${JSON.stringify(told)}\n`);
    expect(told.acknowledged).toBeGreaterThan(rounds);
    expect(told.corrected).toBeGreaterThan(0);
  },
);
