import { expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { createObligations, type ObligationNeeds } from './obligations.ts';

const many = 200;
/** Buildings each built in a different year, so that each is judged by itself. */
const buildings = Array.from({ length: many }, (_, n) => ({
  code: `B${n}`,
  name: `楼${n}`,
  region: '140302',
  uses: [],
  fields: { use: 'office', yearBuilt: 1800 + n, equipmentOutdated: false },
}));

test('the buildings of a place are judged a few in one go, and others have their turn in between', async () => {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  const judgedIn = new Map<number, Set<string>>();
  const policy = {
    library: () => ({ documents: [], terms: new Map(), facts: new Map(), items: new Map(), strengths: new Map() }),
    dayAsked: () => '2026-03-01',
    regionsOf: async () => ['140302'],
    judge: (_regions: unknown, day: string) => {
      judgedIn.set(turns, (judgedIn.get(turns) ?? new Set()).add(day));
      return { requirements: [], undecided: [] };
    },
  };
  const needs = { policy, registry: { buildingFacts: async () => buildings }, renewal: { dueBuildings: async () => new Set() } };
  setImmediate(count);
  const answered = createObligations(needs as unknown as ObligationNeeds)
    .ofPlace(programScope, { region: '140302', limit: 1, offset: 0 })
    .finally(() => {
      isOver = true;
    });
  const told = await answered;
  expect(told.buildings).toBe(many);
  // each is judged by the last day of its year and of the year before
  expect(Math.max(...[...judgedIn.values()].map(({ size }) => size))).toBeLessThanOrEqual(21);
  expect(judgedIn.size).toBeGreaterThanOrEqual(many / 10);
});
