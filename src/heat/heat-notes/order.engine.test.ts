import { expect, test } from 'vitest';
import { kinds } from '../../../test/rounds.ts';
import { createHeatTown } from '../../../test/heat-town.ts';

/** All notes of a town, with its report, and the order of the bills among them. */
async function closedIn(order: Parameters<typeof createHeatTown>[1]) {
  const town = await createHeatTown({}, order);
  try {
    const { issued, held, points, total } = await town.closed(false);
    const { points: told, area, charged } = await town.world.local.heatNotes.report({ season: '2026', company: 'C1' });
    return { issued, held, points, total, told, area, charged };
  } finally {
    await town.world.stop();
  }
}

test('the order of files and of their rows does not matter: the same notes with the same numbers', async () => {
  const straight = await closedIn((some) => some);
  expect(straight.issued).toHaveLength(10);
  const backwards = <T>(some: readonly T[]): T[] => some.toReversed();
  const shuffled = <T>(some: readonly T[]): T[] => some.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
  for (const order of kinds([shuffled], [backwards])) expect(await closedIn(order)).toEqual(straight);
});

/** An order unrelated to what is ordered. */
const hash = (one: unknown): number => [...String(one)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1009, 7);
