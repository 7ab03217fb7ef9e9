import { describe, expect, it } from 'vitest';
import { fold } from '#platform/ledger/fold.ts';
import { merged, rowOn, rowsOf, seenDays } from './membership.ts';

let id = 0;
const change = (from: string | null, fields: Record<string, unknown>) => ({
  id: (id += 1),
  change: id,
  from,
  fields,
  byHand: true,
  recorded: id,
  withdrawn: null,
});
const rows = (...changes: ReturnType<typeof change>[]) => rowsOf(fold(changes, '2030-01-01') as NonNullable<ReturnType<typeof fold>>);
const share = (some: ReturnType<typeof rows>, day: string) => rowOn(some, day)?.share ?? null;

describe('a member', () => {
  it('is one from its day on to the day before its end', () => {
    const some = rows(change('2026-03-01', { share: '0.7', consent: 'a', to: '2026-06-01' }));
    expect(share(some, '2026-02-28')).toBeNull();
    expect(share(some, '2026-03-01')).toBe('0.7');
    expect(share(some, '2026-05-31')).toBe('0.7');
    expect(share(some, '2026-06-01')).toBeNull();
  });

  it('that joins again after its end has no end any more', () => {
    const some = rows(change('2026-01-01', { share: '0.7', consent: 'a', to: '2026-03-01' }), change('2026-06-01', { share: '0.6' }));
    expect(share(some, '2026-04-01')).toBeNull();
    expect(share(some, '2026-06-01')).toBe('0.6');
    expect(share(some, '2028-01-01')).toBe('0.6');
    expect(some.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-01'],
      ['2026-06-01', null],
    ]);
  });

  it('keeps the end that lies behind a change of its terms', () => {
    const some = rows(change('2026-01-01', { share: '0.7', to: '2026-12-01' }), change('2026-06-01', { share: '0.5' }));
    expect(share(some, '2026-11-30')).toBe('0.5');
    expect(share(some, '2026-12-01')).toBeNull();
  });

  it('shows its electricity from sixty days before it joins to its end', () => {
    const some = rows(change('2026-03-02', { share: '1', to: '2026-03-12' }));
    const day = (text: string) => Date.parse(text) / 86_400_000;
    expect(seenDays(some)).toEqual([{ from: day('2026-01-01'), to: day('2026-03-12') }]);
  });

  it('shows each day once, though its terms changed or it joined again soon', () => {
    const some = rows(
      change('2026-03-02', { share: '1' }),
      change('2026-04-01', { share: '0.5', to: '2026-05-01' }),
      change('2026-06-01', { share: '0.6', to: '2026-07-01' }),
    );
    const day = (text: string) => Date.parse(text) / 86_400_000;
    expect(seenDays(some)).toEqual([{ from: day('2026-01-01'), to: day('2026-07-01') }]);
  });

  it('of two portfolios shows what either opens, once', () => {
    const [early, middle, late] = [
      { from: -Infinity, to: 3 },
      { from: 2, to: 5 },
      { from: 7, to: Infinity },
    ] as const;
    expect(merged([late, middle, early, early])).toEqual([{ from: -Infinity, to: 5 }, late]);
    expect(
      merged([
        { from: 3, to: 4 },
        { from: 0, to: 9 },
      ]),
    ).toEqual([{ from: 0, to: 9 }]);
  });
});
