import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, countingAt, differ, fold, lay, nothing, same, type State, valueOn } from './fold.ts';

const today = '2026-01-01';
const change = (id: number, fields: Record<string, unknown>, more: Partial<Change> = {}): Change => ({
  id,
  change: id,
  from: null,
  fields,
  byHand: false,
  recorded: id * 1000,
  withdrawn: null,
  ...more,
});

test('a value from a day on leaves earlier days unchanged, a value without a day applies always', () => {
  const changes = [
    change(1, { area: 100 }),
    change(2, { area: 150 }, { from: '2025-07-01', byHand: true }),
    change(3, { area: 120 }, { from: '2024-01-01' }),
  ];
  const state = fold(changes, today) as State;
  expect(state.fields).toEqual({ area: 150 });
  expect(state.dated['area']).toEqual([
    { from: null, value: 100 },
    { from: '2024-01-01', value: 120 },
    { from: '2025-07-01', value: 150 },
  ]);
  expect(state).toMatchObject({ setBy: { area: 2 }, byHand: ['area'] });
  expect([
    valueOn(state, 'area', null),
    valueOn(state, 'area', '2023-12-31'),
    valueOn(state, 'area', '2024-01-01'),
    valueOn(state, 'area', '2026-01-01'),
  ]).toEqual([100, 100, 120, 150]);
  expect(fold([...changes, change(4, { area: 90 })], today)).toMatchObject({
    fields: { area: 90 },
    dated: {},
    setBy: { area: 4 },
    byHand: [],
  });
});

test('an initial value replaces an initial value, and leaves later dated ones', () => {
  const moved = [change(1, { account: 'A' }), change(2, { account: 'B' }, { from: '2025-07-01' })];
  expect(fold([...moved, change(3, { account: 'C' }, { begins: true })], today)).toMatchObject({
    fields: { account: 'B' },
    dated: {
      account: [
        { from: null, value: 'C' },
        { from: '2025-07-01', value: 'B' },
      ],
    },
    setBy: { account: 2 },
  });
  expect(fold([...moved, change(3, { account: 'C' })], today)).toMatchObject({ fields: { account: 'C' }, dated: {} });
});

test('a future value does not apply yet', () => {
  expect(fold([change(1, { use: 'office' }), change(2, { use: 'hotel' }, { from: '2027-01-01' })], today)?.fields).toEqual({
    use: 'office',
  });
});

test('before an entity was in the registry it is what it was imported as; after an undo it is what is left', () => {
  const changes = [change(1, { a: 1 }), change(2, { a: 2 }, { withdrawn: 3000 }), change(3, { b: 1 }, { recorded: 4000 })];
  const at = (ms: number) => fold(countingAt(changes, { received: ms, recorded: ms }), today)?.fields;
  expect([at(0), at(1000), at(2000), at(2999), at(3000), at(4000)]).toEqual([
    { a: 1 },
    { a: 1 },
    { a: 2 },
    { a: 2 },
    { a: 1 },
    { a: 1, b: 1 },
  ]);
});

test('applying changes one by one gives the same result as folding them', () => {
  const day = fc.constantFrom(null, '2020-01-01', '2024-06-01', '2025-12-31', '2027-01-01');
  const made = fc.record({
    from: day,
    fields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null)), { minKeys: 1 }),
    byHand: fc.boolean(),
    begins: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 12 }), (list) => {
      const changes = list.map((one, index) => change(index + 1, one.fields, one));
      const folded = fold(changes, today) as State;
      let laid: State = nothing;
      for (const one of changes) laid = lay(laid, one, today);
      expect(laid.fields).toEqual(folded.fields);
      expect(laid.dated).toEqual(folded.dated);
      for (const field of ['a', 'b', 'c']) expect(laid.typed?.[field] ?? []).toEqual(folded.typed?.[field] ?? []);
      for (const field of Object.keys(folded.fields)) expect(laid.setBy[field]).toBe(folded.setBy[field]);
      expect(laid.byHand.filter((field) => field in folded.fields).toSorted()).toEqual(
        folded.byHand.filter((field) => field in folded.fields).toSorted(),
      );
    }),
  );
});

test('an empty value typed from a future day on stays typed if a file says the same', () => {
  const typed = change(1, { a: null }, { from: '2027-01-01', byHand: true });
  const again = change(2, { a: null }, { from: '2027-01-01' });
  expect(fold([typed, again], today)?.typed).toEqual({ a: ['2027-01-01'] });
  expect(lay(lay(nothing, typed, today), again, today).typed).toEqual({ a: ['2027-01-01'] });
});

test('a row applied to an entity changes it once: the second time there is no difference', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y'));
  const row = fc.record({
    from: fc.constantFrom(null, '2024-06-01'),
    fields: fc.dictionary(fc.constantFrom('a', 'b'), value, { minKeys: 1 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), row, fc.boolean(), (before, last, begins) => {
      let state: State = nothing;
      for (const one of [...before, last]) {
        const { set } = differ(state, { ...one, asLine: begins }, true);
        state = lay(state, { change: 1, from: one.from, fields: set, byHand: false, begins }, today);
      }
      expect(differ(state, { ...last, asLine: begins }, true).set).toEqual({});
    }),
  );
});

test('what a person typed is kept unless the file is chosen', () => {
  const state = fold([change(1, { a: 1, b: 1 }), change(2, { a: 2 }, { byHand: true })], today) as State;
  const row = { fields: { a: 3, b: 4 }, from: null, asLine: false };
  expect(differ(state, row, false)).toEqual({ set: { b: 4 }, again: {}, kept: [{ field: 'a', ours: 2, theirs: 3 }] });
  expect(differ(state, row, true)).toEqual({ set: { a: 3, b: 4 }, again: {}, kept: [] });
});

test('a typed value of one day blocks no file value of another, and is not overwritten by it', () => {
  const changes = [change(1, { a: 1 }), change(2, { a: 2 }, { from: '2025-07-01', byHand: true })];
  const state = fold(changes, today) as State;
  expect(state).toMatchObject({ byHand: ['a'], typed: { a: ['2025-07-01'] } });
  const row = (from: string | null, begins = false) => differ(state, { fields: { a: 9 }, from, asLine: begins, begins }, false);
  expect([row('2024-01-01'), row('2025-12-01'), row(null, true)]).toEqual(
    Array.from({ length: 3 }, () => ({ set: { a: 9 }, again: {}, kept: [] })),
  );
  expect([row('2025-07-01'), row(null)].map(({ kept }) => kept)).toEqual([
    [{ field: 'a', ours: 2, theirs: 9 }],
    [{ field: 'a', ours: 2, theirs: 9 }],
  ]);
  const later = fold([...changes, change(3, { a: 3 }, { from: '2025-12-01' })], today) as State;
  expect(later).toMatchObject({ fields: { a: 3 }, byHand: [], typed: { a: ['2025-07-01'] } });
  // a row that is valid for all time would replace the typed value too
  expect(differ(later, { fields: { a: 9 }, from: null, asLine: false }, false).kept).toEqual([{ field: 'a', ours: 3, theirs: 9 }]);
});

test('a file value equal to a typed one is kept, and what was typed stays typed', () => {
  const typed = [change(1, { a: 1 }), change(2, { a: 2 }, { byHand: true })];
  const row = { fields: { a: 2 }, from: '2024-01-01', asLine: false };
  expect(differ(fold(typed, today) as State, row, false)).toEqual({ set: {}, again: { a: 2 }, kept: [] });
  const agreed = [...typed, change(3, { a: 2 }, { from: '2024-01-01' })];
  const state = fold(agreed, today) as State;
  expect(state).toMatchObject({ fields: { a: 2 }, setBy: { a: 3 }, byHand: ['a'] });
  expect(differ(state, { ...row, fields: { a: 3 } }, false).kept).toEqual([{ field: 'a', ours: 2, theirs: 3 }]);
  const before = fold([...agreed, change(4, { a: 9 }, { from: '2023-12-01' })], today) as State;
  expect([valueOn(before, 'a', '2023-12-31'), valueOn(before, 'a', '2024-01-01')]).toEqual([9, 2]);
});

test('an equal value of the same day from two files applies until both are undone, in any order', () => {
  const first = [change(1, { a: 1 }), change(2, { a: 2 }, { from: '2024-01-01' })];
  const state = fold(first, today) as State;
  const again = differ(state, { fields: { a: 2, b: 3 }, from: '2024-01-01', asLine: false }, false);
  expect(again).toEqual({ set: { b: 3 }, again: { a: 2 }, kept: [] });
  const both = [...first, change(3, { a: 2 }, { from: '2024-01-01' })];
  expect(fold(both, today)).toEqual(state);
  const without = (id: number) =>
    fold(
      both.filter((one) => one.change !== id),
      today,
    ) as State;
  expect([2, 3].map((id) => [without(id).fields['a'], without(id).setBy['a']])).toEqual([
    [2, 3],
    [2, 2],
  ]);
});

test('values are equal whatever the order of their keys', () => {
  expect(same([{ use: 'office', areaM2: 1 }], [{ areaM2: 1, use: 'office' }])).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same(null, undefined)).toBe(true);
});
