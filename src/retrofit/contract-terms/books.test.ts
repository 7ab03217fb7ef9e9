import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../../test/chance.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { exact } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import { workOut, type Worked } from './amounts.ts';
import {
  balanceOf,
  brokenAt,
  type Books,
  carryCause,
  entryAfter,
  entryFor,
  isSettled,
  outcomesOf,
  periodStanding,
  reversalOf,
  reversalsOf,
} from './books.ts';
import type { Entry, NewEntry, PieceUse, SharedTerms, Terms } from './facts.ts';
import { piecesOf, periodsOf } from './periods.ts';
import { differenceOf } from './standing.ts';

const common = {
  code: 'C1',
  name: 'C1',
  owner: 'O',
  provider: 'P',
  from: '2025-01-01',
  to: '2025-07-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.9,
  boundaries: [
    { name: 'A', baseline: 'X' },
    { name: 'B', baseline: 'Y' },
  ],
  prices: [
    { boundary: 'A', from: '2025-01-01', yuan: '0.6231' },
    { boundary: 'B', from: '2025-01-01', yuan: '0.3' },
    { boundary: 'B', from: '2025-02-11', yuan: '0.45' },
  ],
} as const;

const periods = periodsOf(common);
const months = Array.from({ length: 12 }, (_, at) => at + 1);
const bases = ['A', 'B'].flatMap((boundary) => months.map((month) => ({ boundary, month, quantity: '100', yuan: '0.5' })));
const fee = [{ from: '2025-01-01', yuan: '50.00' }];

const shared = (negative: SharedTerms['negative'], percent: string): Terms => ({
  ...common,
  type: 'shared',
  negative,
  providerShare: [{ from: '2025-01-01', percent }],
});
const terms: readonly Terms[] = [
  shared('none', '80'),
  shared('carry', '80'),
  shared('carry', '33.3'),
  shared('pay', '50'),
  {
    ...common,
    type: 'guaranteed',
    fee,
    guarantee: [{ from: '2025-01-01', to: '2025-04-01', boundary: 'A', quantity: '100', shortfallYuan: '0.5', surplusYuan: '0.1' }],
  },
  { ...common, type: 'trusteeship', fee, base: bases, adjust: ['price', 'baseline'] },
];

/** What readings and events result in, by piece of time: any correction, late reading, undo or event changes some of it. */
type Inputs = { readonly terms: number; readonly savings: readonly number[]; readonly unknown: readonly boolean[] };

type Step =
  | { readonly do: 'measure'; readonly period: number; readonly savings: number }
  | { readonly do: 'amend'; readonly terms: number }
  | { readonly do: 'forget'; readonly period: number; readonly unknown: boolean }
  | { readonly do: 'settle'; readonly period: number }
  | { readonly do: 'reverse'; readonly entry: number }
  | { readonly do: 'pay'; readonly cents: number }
  | { readonly do: 'review' };

const at = fc.nat({ max: periods.length - 1 });
const measure = fc.record({ do: fc.constant('measure' as const), period: at, savings: fc.integer({ min: -50_000, max: 50_000 }) });
const settle = fc.record({ do: fc.constant('settle' as const), period: at });
const step: fc.Arbitrary<Step> = fc.oneof(
  measure,
  measure,
  settle,
  settle,
  fc.record({ do: fc.constant('amend' as const), terms: fc.constantFrom(1, 2) }),
  fc.record({ do: fc.constant('forget' as const), period: at, unknown: fc.boolean() }),
  fc.record({ do: fc.constant('reverse' as const), entry: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('pay' as const), cents: fc.integer({ min: -9999, max: 9999 }) }),
  fc.constant({ do: 'review' as const }),
);

const said = { knownAt: '2026-01-01T00:00:00Z', posted: '2026-01-01T00:00:00Z', by: 'test' };
const decimal = (hundredths: number): string => moneyOf(BigInt(hundredths));

function usesOf(inputs: Inputs, now: Terms, period: number): PieceUse[] {
  return piecesOf(now, periods[period] as (typeof periods)[number]).map((piece, k) => ({
    ...piece,
    measured: decimal(100_000 - (inputs.savings[period] as number)),
    adjustedBaseline: '1000.00',
    savings: decimal((inputs.savings[period] as number) + k),
    low: null,
    high: null,
    counted: [piece.from],
  }));
}

function known(inputs: Inputs, now: Terms, period: number): Worked | null {
  if (inputs.unknown[period] === true) return null;
  const quantity = (): ReturnType<typeof exact> =>
    [0, 1, 2].reduce((sum, one) => sum.add(exact(decimal(inputs.savings[one] as number))), exact('0'));
  return workOut(now, periods[period] as (typeof periods)[number], usesOf(inputs, now, period), quantity);
}

const settledOf = (books: Books, inputs: Inputs, now: Terms) =>
  periods.flatMap((period, one) => (isSettled(books, period.from) ? [{ period, terms: now, known: known(inputs, now, one) }] : []));

const post = (books: Books, made: NewEntry): Books => [...books, entryAfter(books, made).entry];

function review(books: Books, inputs: Inputs, now: Terms): Books {
  const outcomes = outcomesOf(books, settledOf(books, inputs, now));
  return outcomes.reduce<Books>((all, outcome, index) => {
    const made = entryFor(all, outcome, { ...said, kind: 'correction', causes: carryCause(outcomes, index), baselines: [] });
    return made === null ? all : post(all, made);
  }, books);
}

function settleOne(books: Books, inputs: Inputs, now: Terms, one: number): Books {
  const period = periods[one] as (typeof periods)[number];
  const worked = known(inputs, now, one);
  if (worked === null || isSettled(books, period.from)) return books;
  const outcome = outcomesOf(books, [...settledOf(books, inputs, now), { period, terms: now, known: worked }]).find(
    (found) => found.period === period,
  );
  const made = outcome === undefined ? null : entryFor(books, outcome, { ...said, kind: 'settlement', causes: [], baselines: [] });
  return made === null ? books : post(books, made);
}

function walk(first: number, steps: readonly Step[]): { books: Books; inputs: Inputs; now: Terms } {
  let inputs: Inputs = { terms: first, savings: periods.map(() => 10_000), unknown: periods.map(() => false) };
  let books: Books = [];
  const setAt = <T>(list: readonly T[], index: number, value: T): T[] => list.map((one, k) => (k === index ? value : one));
  for (const one of steps) {
    const now = terms[inputs.terms] as Terms;
    if (one.do === 'measure') inputs = { ...inputs, savings: setAt(inputs.savings, one.period, one.savings) };
    else if (one.do === 'forget') inputs = { ...inputs, unknown: setAt(inputs.unknown, one.period, one.unknown) };
    else if (one.do === 'amend') inputs = { ...inputs, terms: first === 1 || first === 2 ? one.terms : first };
    else if (one.do === 'settle') books = settleOne(books, inputs, now, one.period);
    else if (one.do === 'review') books = review(books, inputs, now);
    else if (one.do === 'pay')
      books = post(books, { ...said, kind: 'payment', period: null, lines: [], amount: decimal(one.cents), baselines: [], causes: [] });
    else for (const entry of reversalsOf(books, one.entry)) books = post(books, reversalOf(entry, said));
  }
  return { books, inputs, now: terms[inputs.terms] as Terms };
}

const cents = (list: readonly bigint[]): bigint => list.reduce((sum, one) => sum + one, 0n);
const walks = fc.record({ first: fc.nat({ max: terms.length - 1 }), steps: fc.array(step, { maxLength: 40 }) });

test('whatever is corrected, undone, settled, reviewed and reversed: after a review the entries of a period sum to what is known of it', () => {
  fc.assert(
    fc.property(walks, ({ first, steps }) => {
      const { books, inputs, now } = walk(first, steps);
      const after = review(books, inputs, now);
      for (const [one, period] of periods.entries()) {
        const stands = periodStanding(after, period.from);
        if (!isSettled(after, period.from)) {
          expect(stands).toMatchObject({ lines: [], amount: 0n, carried: { in: 0n, out: 0n } });
          continue;
        }
        const worked = known(inputs, now, one);
        if (worked !== null) expect(differenceOf(worked.lines, stands.lines)).toEqual([]);
        if (worked !== null && !(now.type === 'shared' && now.negative !== 'pay')) expect(stands.amount).toBe(worked.raw);
        if (worked !== null && now.type === 'shared' && now.negative === 'none')
          expect(stands.amount).toBe(worked.raw < 0n ? 0n : worked.raw);
      }
    }),
    { numRuns: 400 },
  );
});

test('a second review posts nothing, what was posted stays, and hashes chain', () => {
  fc.assert(
    fc.property(walks, ({ first, steps }) => {
      const { books, inputs, now } = walk(first, steps);
      const once = review(books, inputs, now);
      expect(once.slice(0, books.length)).toEqual(books);
      expect(review(once, inputs, now)).toEqual(once);
      const links = once.map((_, index) => {
        const { entry, text } = entryAfter(once.slice(0, index), bare(once[index] as Entry));
        return { entry: entry.entry, text, hash: entry.hash };
      });
      expect(links.map(({ hash }) => hash)).toEqual(once.map(({ hash }) => hash));
      expect(brokenAt(links)).toBeNull();
      if (links.length > 0) {
        const altered = links.map((link, index) =>
          index === 0 ? { ...link, text: link.text.replace('"by":"test"', '"by":"best"') } : link,
        );
        expect(brokenAt(altered)).toMatchObject({ position: 1, reason: 'altered' });
      }
      if (links.length > 1) expect(brokenAt(links.slice(1))).toMatchObject({ reason: 'missing' });
    }),
    { numRuns: 200 },
  );
});

test('each sign of each entry is under its hash, and so is each of its hashes', () => {
  const { books } = walk(1, [
    { do: 'settle', period: 0 },
    { do: 'measure', period: 0, savings: -300 },
    { do: 'review' },
    { do: 'pay', cents: 4_000 },
    { do: 'reverse', entry: 1 },
  ]);
  expect(books.map(({ kind }) => kind)).toEqual(['settlement', 'correction', 'payment', 'reversal', 'reversal']);
  const links = books.map(({ hash, ...entry }) => ({ entry: entry.entry, hash, text: canonicalJson(entry) }));
  expect(brokenAt(links)).toBeNull();
  const other = (text: string, at: number) => `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
  for (const [index, link] of links.entries())
    for (const part of ['text', 'hash'] as const)
      for (let at = 0; at < link[part].length; at += 1)
        expect(brokenAt(links.with(index, { ...link, [part]: other(link[part], at) }))).toEqual({ position: index + 1, reason: 'altered' });
});

const bare = ({ entry: _entry, previous: _previous, hash: _hash, ...made }: Entry): NewEntry => made;

test('what is carried is neither lost nor made: amounts and the last deficit are all that was shared', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { books, inputs, now } = walk(1, steps);
      const after = review(books, inputs, now);
      const outcomes = outcomesOf(after, settledOf(after, inputs, now));
      const amounts = cents(outcomes.map(({ period }) => periodStanding(after, period.from).amount));
      expect(amounts + (outcomes.at(-1)?.carriedOut ?? 0n)).toBe(cents(outcomes.map(({ worked }) => worked.raw)));
      expect(outcomes.every(({ carriedOut }) => carriedOut <= 0n)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('the balance is what is due less what was paid', () => {
  const inputs: Inputs = { terms: 3, savings: periods.map(() => 10_000), unknown: periods.map(() => false) };
  const settled = settleOne([], inputs, terms[3] as Terms, 0);
  const due = balanceOf(settled, []).due;
  expect(due).toBe(4616n);
  const paid = post(settled, { ...said, kind: 'payment', period: null, lines: [], amount: '40.00', baselines: [], causes: [] });
  expect(balanceOf(paid, [])).toEqual({ due, paid: 4000n, claimed: 0n, balance: 616n });
  const back = reversalsOf(paid, 2).reduce<Books>((all, one) => post(all, reversalOf(one, said)), paid);
  expect(balanceOf(back, [])).toEqual({ due, paid: 0n, claimed: 0n, balance: due });
  expect(reversalsOf(back, 2)).toEqual([]);
  expect(reversalsOf(back, 3)).toEqual([]);
});

test('a reversal takes back the entry that is named, and all that stands of its period', () => {
  const inputs: Inputs = { terms: 3, savings: periods.map(() => 10_000), unknown: periods.map(() => false) };
  const now = terms[3] as Terms;
  const settled = settleOne([], inputs, now, 0);
  const corrected = review(settled, { ...inputs, savings: periods.map(() => 20_000) }, now);
  expect(corrected.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['settlement', '46.16'],
    ['correction', '46.15'],
  ]);
  const back = reversalsOf(corrected, 1).reduce<Books>((all, one) => post(all, reversalOf(one, said)), corrected);
  expect(back.slice(2).map(({ reverses, amount }) => [reverses, amount])).toEqual([
    [1, '-46.16'],
    [2, '-46.15'],
  ]);
  expect(isSettled(back, '2025-01-01')).toBe(false);
  const again = settleOne(back, { ...inputs, savings: periods.map(() => 20_000) }, now, 0);
  expect(again.at(-1)).toMatchObject({ kind: 'settlement', amount: '92.31' });
});
