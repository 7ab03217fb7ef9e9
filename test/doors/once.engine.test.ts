import { expect, test } from 'vitest';
import { rounds } from '../rounds.ts';
import { killedDoors } from './once.ts';

/** Kills the program once and a store once. */
const many = rounds(2, 20);

test(
  'the program or a store is killed while collectors, a broker and polls deliver: what was acknowledged is stored once and stays corrected',
  { timeout: 60_000 + many * 30_000 },
  async () => {
    const say = (text: string): void => void (many > 2 && process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`));
    const told = await killedDoors({ rounds: many, collectors: 3, clients: 2, seed: 14, say });
    if (many > 2) process.stderr.write(`${JSON.stringify(told)}\n`);
    expect(told.acknowledged).toBeGreaterThan(many);
    expect(told.corrected).toBeGreaterThan(0);
  },
);
