import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Question, Results } from './facts.ts';
import { hiddenGroups, meanOf, resultsOf } from './results.ts';

const scale: Question = { id: 'warm', type: 'scale', title: '冷热', options: ['1', '2', '3', '4', '5'] };
const choice: Question = { id: 'noise', type: 'choice', title: '噪声', options: ['a', 'b'] };
const words: Question = { id: 'say', type: 'text', title: '意见', options: [] };
const asIs = <T>(all: readonly T[]): T[] => [...all];
const some = (group: string, count: number, set: Answer['set'] = {}): Answer[] => Array.from({ length: count }, () => ({ group, set }));
const results = (questions: readonly Question[], answers: readonly Answer[], invited: Record<string, number> = {}): Results =>
  resultsOf({ k: 5, questions }, new Map(Object.entries(invited)), answers, asIs);

describe('groups', () => {
  const shown = (counts: Record<string, number>) => {
    const answers = Object.entries(counts).flatMap(([group, count]) => some(group, count));
    const invited = Object.fromEntries(Object.keys(counts).map((group) => [group, 20]));
    return Object.fromEntries(
      results([choice], answers, invited).groups.map(({ group, answered, hidden }) => [group, hidden ? 'hidden' : answered]),
    );
  };

  test('with 1 to 4 answers are hidden, with none or 5 shown', () => {
    expect(shown({ A: 0, B: 4, C: 4, D: 5 })).toEqual({ A: 0, B: 'hidden', C: 'hidden', D: 5 });
  });

  test('take the smallest shown with them while they have fewer than 5 together, of equal ones the first by code', () => {
    expect(shown({ A: 12, B: 3, C: 7, D: 7 })).toEqual({ A: 12, B: 'hidden', C: 'hidden', D: 7 });
    expect(shown({ A: 1, B: 2, C: 9 })).toEqual({ A: 'hidden', B: 'hidden', C: 'hidden' });
    expect(shown({ A: 1, B: 0, C: 9, D: 30 })).toEqual({ A: 'hidden', B: 0, C: 'hidden', D: 30 });
  });

  test('are all hidden, and their number too, where fewer than 5 answered at all', () => {
    const told = results([scale, words], some('A', 4, { warm: '1', say: '冷' }), { A: 9, B: 3 });
    expect(told).toEqual({
      invited: 12,
      answered: null,
      groups: [
        { group: 'A', invited: 9, answered: null, hidden: true, questions: [] },
        {
          group: 'B',
          invited: 3,
          answered: 0,
          hidden: false,
          questions: [scale, words].map(({ id }) => ({ id, n: null, mean: null, counts: {} })),
        },
      ],
      questions: [scale, words].map(({ id }) => ({ id, n: null, mean: null, counts: {}, words: [] })),
    });
  });
});

describe('questions', () => {
  test('have counts of every option and a mean to a hundredth, half up', () => {
    const answers = ['1', '2', '2', '2', '2', '2', '2', '2'].map((warm) => ({ group: 'A', set: { warm } }));
    expect(results([scale], answers, { A: 8 }).groups[0]?.questions).toEqual([
      { id: 'warm', n: 8, mean: 1.88, counts: { 1: 1, 2: 7, 3: 0, 4: 0, 5: 0 } },
    ]);
    expect([meanOf([1, 2]), meanOf([0, 0, 1]), meanOf([-1, -2]), meanOf([1, 1, 1, 1, 1, 1, 1, 2])]).toEqual([1.5, 0.33, -1.5, 1.13]);
  });

  test('that fewer than 5 answered are empty, and the whole is where a difference would tell of them', () => {
    const answers = [...some('A', 6, { noise: 'a' }), ...some('B', 4, { noise: 'b' }), ...some('B', 3)];
    const told = results([choice], answers, { A: 9, B: 9 });
    expect(told.groups.map(({ answered, questions }) => [answered, questions[0]?.n])).toEqual([
      [6, 6],
      [7, null],
    ]);
    expect(told.questions).toEqual([{ id: 'noise', n: null, mean: null, counts: {}, words: [] }]);
  });

  test('for words are told over all alone, from 5 on, in an order that says nothing', () => {
    const answers = [...some('A', 5, { say: '冷' }), ...some('B', 5, { say: '吵' })];
    const told = resultsOf({ k: 5, questions: [words] }, new Map(), answers, (all) => all.toReversed());
    expect(told.questions[0]?.words).toEqual([...some('B', 5), ...some('A', 5)].map(({ group }) => (group === 'A' ? '冷' : '吵')));
    expect(told.groups.every(({ questions }) => questions.every(({ n, counts }) => n === null && Object.keys(counts).length === 0))).toBe(
      true,
    );
    expect(results([words], some('A', 4, { say: '冷' }).concat(some('A', 9))).questions[0]?.words).toEqual([]);
  });
});

/** For one group, the numbers of answers with `a`, with `b`, and with none. */
type Cell = readonly [a: number, b: number, none: number];
const answersOf = (cells: readonly Cell[]): Answer[] =>
  cells.flatMap(([a, b, none], at) => [
    ...some(`G${at}`, a, { noise: 'a' }),
    ...some(`G${at}`, b, { noise: 'b' }),
    ...some(`G${at}`, none),
  ]);
const published = (cells: readonly Cell[], k: number): Results =>
  resultsOf({ k, questions: [choice] }, new Map(cells.map((_, at) => [`G${at}`, 50])), answersOf(cells), asIs);

const cell: fc.Arbitrary<Cell> = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9));

describe('no numbers that are shown', () => {
  test('differ by 1 to k−1 answers: neither groups from the whole, nor questions', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 7 }), fc.integer({ min: 5, max: 9 }), (cells, k) => {
        const told = published(cells, k);
        const apart = (whole: number | null, parts: readonly (number | null)[]) => {
          if (whole === null) return;
          const rest = whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
          expect(rest === 0 || rest >= k, JSON.stringify({ cells, told })).toBe(true);
        };
        apart(
          told.answered,
          told.groups.map(({ answered }) => answered),
        );
        const [all] = told.questions;
        const parts = told.groups.map(({ questions }) => questions[0]);
        apart(
          all?.n ?? null,
          parts.map((part) => part?.n ?? null),
        );
        for (const part of [all, ...parts]) expect(part?.n === null || part?.n === undefined || part.n >= k).toBe(true);
        for (const { answered } of told.groups) expect(answered === null || answered === 0 || answered >= k).toBe(true);
      }),
    );
  });

  test('let a hidden group be computed: of every world of three small groups another fits all that is shown', () => {
    const k = 5;
    const counts = Array.from({ length: 8 }, (_, n) => n);
    // every possible group, and how many have each
    const cells = counts.flatMap((a) =>
      counts.flatMap((b) => [0, 2].map((none): Cell => [a, b, none])).filter(([x, y, z]) => x + y + z <= 7),
    );
    let hiddenSeen = 0;
    for (let turn = 0; turn < 400; turn += 1) {
      const world = [0, 1, 2].map((at) => cells[(turn * 31 + at * 17 * (turn + 3)) % cells.length] as Cell);
      const told = published(world, k);
      const hidden = told.groups.flatMap((group, at) => (group.hidden ? [at] : []));
      if (hidden.length === 0 || told.answered === null) continue;
      hiddenSeen += 1;
      expect(hidden.length, JSON.stringify(world)).toBeGreaterThan(1);
      for (const at of hidden) expect(couldBe(told, world.length, at).size, JSON.stringify({ world, at })).toBeGreaterThan(1);
    }
    expect(hiddenSeen).toBeGreaterThan(100);
  });
});

/**
 * The possible numbers of answers of a hidden group, by all sums and differences of what is shown: whole numbers, each at most the number
 * invited.
 */
function couldBe(told: Results, groups: number, at: number): ReadonlySet<number> {
  const hidden = told.groups.filter((group) => group.hidden);
  const rest = (told.answered ?? 0) - told.groups.reduce((sum, { answered }) => sum + (answered ?? 0), 0);
  const found = new Set<number>();
  const walk = (index: number, left: number, own: number | null): void => {
    if (index === hidden.length) {
      if (left === 0 && own !== null) found.add(own);
      return;
    }
    for (let n = 0; n <= Math.min(left, hidden[index]?.invited ?? 0); n += 1)
      walk(index + 1, left - n, hidden[index]?.group === `G${at}` ? n : own);
  };
  expect(groups).toBe(told.groups.length);
  walk(0, rest, null);
  return found;
}

test('hiding goes on until the hidden have k together or nothing is left to hide', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }), (counts) => {
      const codes = counts.map((_, at) => `G${at}`);
      const count = (group: string) => counts[Number(group.slice(1))] ?? 0;
      const hidden = hiddenGroups(codes, count, 5);
      const together = [...hidden].reduce((sum, group) => sum + count(group), 0);
      const left = codes.filter((group) => !hidden.has(group) && count(group) > 0);
      expect(together === 0 || together >= 5 || left.length === 0).toBe(true);
      for (const group of codes) if (count(group) > 0 && count(group) < 5) expect(hidden.has(group)).toBe(true);
      // nothing more than needed: at most one that was large enough
      expect([...hidden].filter((group) => count(group) >= 5).length).toBeLessThanOrEqual(1);
    }),
  );
});
