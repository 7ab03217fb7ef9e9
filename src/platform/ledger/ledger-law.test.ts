import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, differ, fold, knownAt, lay, nothing, valueOn } from './fold.ts';
import { historyOf } from './history.ts';

const today = '2026-03-01';
const days = ['2020-01-01', '2024-06-01', today, '2027-01-01'] as const;
const fields = ['a', 'b', 'c'] as const;

/** What is done to one entity: a value is set, perhaps from a day on, or an earlier change is undone. */
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ from: fc.constantFrom(null, ...days), set: values(), byHand: fc.boolean(), begins: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat() }) },
);

function values() {
  return fc.dictionary(fc.constantFrom(...fields), fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null)), { minKeys: 1 });
}

type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/**
 * The rule, restated: of what is not undone, the value last set for all time, or later from the latest day that has come. A beginning
 * replaces only a beginning.
 */
function ruled(changes: readonly Change[], field: string, day: string | null): unknown {
  const setting = changes.filter((one) => field in one.fields);
  const since = setting.findLastIndex(({ from, begins }) => from === null && begins !== true);
  const counting = setting.slice(Math.max(since, 0)).filter(({ from }) => from === null || (day !== null && from <= day));
  let best: Change | undefined;
  for (const one of counting) if (best === undefined || (one.from ?? '') >= (best.from ?? '')) best = one;
  return best?.fields[field] ?? null;
}

/** Performs all actions one by one; returns the state after each. Times are ms. */
function done(actions: readonly Action[]): { changes: Change[]; stood: readonly (readonly Change[])[] } {
  const changes: Change[] = [];
  const stood = actions.map((one, index) => {
    const at = (index + 1) * 1000;
    if ('undo' in one) {
      const left = changes.filter(({ withdrawn }) => withdrawn === null);
      const taken = left[one.undo % Math.max(left.length, 1)];
      if (taken !== undefined) changes[changes.indexOf(taken)] = { ...taken, withdrawn: at };
    } else {
      const { from, set, byHand, begins } = one;
      changes.push({ id: index + 1, change: index + 1, from, fields: set, byHand, begins, recorded: at, withdrawn: null });
    }
    return changes.filter(({ withdrawn }) => withdrawn === null);
  });
  return { changes, stood };
}

const several = fc.array(action, { minLength: 1, maxLength: 14 });

test('the state follows the rule for the remaining changes, on every day', () => {
  fc.assert(
    fc.property(several, (actions) => {
      const left = done(actions).stood.at(-1) ?? [];
      const state = fold(left, today);
      expect(state === null).toBe(left.length === 0);
      for (const field of fields) {
        expect(state?.fields[field] ?? null).toEqual(ruled(left, field, today));
        for (const day of [null, ...days]) expect(valueOn(state ?? nothing, field, day)).toEqual(ruled(left, field, day));
      }
    }),
    { numRuns: 300 },
  );
});

test('the state known at an instant never changes, whatever is done or undone later', () => {
  fc.assert(
    fc.property(several, (actions) => {
      const { changes, stood } = done(actions);
      for (const [index, standing] of stood.entries()) {
        for (const at of [(index + 1) * 1000, (index + 1) * 1000 + 999])
          expect(fold(knownAt(changes, { received: at, recorded: at }), today)).toEqual(fold(standing, today));
      }
    }),
    { numRuns: 200 },
  );
});

test('the order of undos does not matter', () => {
  fc.assert(
    fc.property(several, fc.array(fc.nat(), { maxLength: 6 }), (actions, picks) => {
      const { changes } = done(actions);
      const taken = [...new Set(picks.map((pick) => pick % Math.max(changes.length, 1)))];
      const after = (order: readonly number[]) => {
        const left = [...changes];
        for (const at of order) if (left[at] !== undefined) left[at] = { ...left[at], withdrawn: 99_000 };
        return fold(
          left.filter(({ withdrawn }) => withdrawn === null),
          today,
        );
      };
      const never = changes.filter((one, at) => !taken.includes(at) && one.withdrawn === null);
      expect([after(taken), after(taken.toReversed())]).toEqual([fold(never, today), fold(never, today)]);
    }),
    { numRuns: 200 },
  );
});

test('history shows for each change the previous value, as known at that moment', () => {
  fc.assert(
    fc.property(several, (actions) => {
      const { changes, stood } = done(actions);
      for (const { change, field, from, to, validFrom } of historyOf(changes, today)) {
        const before = change === 1 ? [] : (stood[change - 2] ?? []);
        const made = changes.find((one) => one.change === change);
        expect(from).toEqual(ruled(before, field, validFrom ?? (made?.begins === true ? null : today)));
        expect(to).toEqual(made?.fields[field]);
      }
    }),
    { numRuns: 200 },
  );
});

test('the same dated rows, in any order and any split into files, give the same facts on every day', () => {
  const row = fc.record({ from: fc.constantFrom(null, ...days), a: fc.integer({ min: 0, max: 2 }), b: fc.integer({ min: 0, max: 2 }) });
  const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 5, selector: ({ from }) => from ?? '' });
  // kinds whose row without a day is not a beginning treat such a row as valid for all time: for these, the rows have days
  const asked = fc.record({ rows, begins: fc.boolean(), files: fc.array(fc.nat({ max: 4 }), { minLength: 5, maxLength: 5 }) });
  fc.assert(
    fc.property(
      asked.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one.rows, { minLength: one.rows.length }))),
      ([{ rows: given, begins, files }, shuffled]) => {
        const said = (begins ? shuffled : shuffled.filter(({ from }) => from !== null)).map((one, at) => ({
          ...one,
          file: files[at] ?? 0,
        }));
        let state = nothing;
        for (const file of [...new Set(said.map((one) => one.file))].toSorted((a, b) => a - b)) {
          const mine = said.filter((one) => one.file === file);
          for (const { from, a, b } of mine) {
            const { set, again } = differ(state, { fields: { a, b }, from, asLine: begins || mine.length > 1 }, false);
            const said = { ...again, ...set };
            if (Object.keys(said).length > 0) state = lay(state, { change: 1, from, fields: said, byHand: false, begins }, today);
          }
        }
        const counting = begins ? given : given.filter(({ from }) => from !== null);
        for (const field of ['a', 'b'] as const)
          for (const day of [null, ...days]) {
            const last = counting
              .filter(({ from }) => from === null || (day !== null && from <= day))
              .toSorted((one, two) => ((one.from ?? '') < (two.from ?? '') ? -1 : 1))
              .at(-1);
            expect(valueOn(state, field, day)).toEqual(last?.[field] ?? null);
          }
      },
    ),
    { numRuns: 500 },
  );
});

test('what several files say about the same days applies as long as one of them does, whichever is undone', () => {
  const row = fc.record({ from: fc.constantFrom(...days), a: fc.integer({ min: 0, max: 1 }) });
  const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 4, selector: ({ from }) => from });
  const files = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(rows, files, fc.nat(), fc.boolean(), (said, given, pick, typed) => {
      const changes: Change[] = [];
      for (const [file, takes] of given.entries()) {
        for (const { from, a } of said.filter((_, at) => takes[at] === true)) {
          const state = fold(changes, today) ?? nothing;
          const { set, again } = differ(state, { fields: { a }, from, asLine: true }, typed);
          const one = { id: changes.length + 1, change: file + 1, from, byHand: typed && file === 0, recorded: file, withdrawn: null };
          if (Object.keys({ ...set, ...again }).length > 0) changes.push({ ...one, fields: { ...set, ...again } });
        }
      }
      const gone = (pick % given.length) + 1;
      const state =
        fold(
          changes.filter((one) => one.change !== gone),
          today,
        ) ?? nothing;
      const left = said.filter((_, at) => given.some((takes, file) => file + 1 !== gone && takes[at] === true));
      for (const day of days) {
        const last = left
          .filter(({ from }) => from <= day)
          .toSorted((one, two) => (one.from < two.from ? -1 : 1))
          .at(-1);
        expect(valueOn(state, 'a', day)).toEqual(last?.a ?? null);
      }
    }),
    { numRuns: 400 },
  );
});

type TypedPoint = { readonly value: number; readonly typed: boolean };

/** The rule about typed values, restated: a timeline by its days, and what a row of a file may replace. */
function weighed(
  line: ReadonlyMap<string, TypedPoint>,
  day: string,
  begins: boolean,
): { readonly held: TypedPoint | undefined; readonly isTyped: boolean } {
  const since = [...line.keys()].filter((one) => one <= day).toSorted();
  const covering = since.at(-1);
  const held = covering === undefined ? undefined : line.get(covering);
  if (day === '' && !begins) return { held, isTyped: [...line.values()].some(({ typed }) => typed) };
  return { held, isTyped: held?.typed === true && (covering === day || covering === '') };
}

test('a typed value of a day stays until a person changes it, and blocks files on no other day', () => {
  const said = fc.record({ day: fc.constantFrom('', ...days), a: fc.integer({ min: 0, max: 2 }), typed: fc.boolean() });
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 10 }), fc.boolean(), (actions, begins) => {
      let line = new Map<string, TypedPoint>();
      const changes: Change[] = [];
      for (const [at, { day, a, typed }] of actions.entries()) {
        const from = day === '' ? null : day;
        const state = fold(changes, today) ?? nothing;
        const { set, again, kept } = differ(state, { fields: { a }, from, asLine: begins, begins }, false);
        const { held, isTyped } = weighed(line, day, begins);
        const now = from === null && !begins ? (state.fields['a'] ?? null) : (held?.value ?? null);
        const fields = typed ? { a } : { ...set, ...again };
        if (!typed) expect(kept.length === 1).toBe(isTyped && now !== a);
        if (Object.keys(fields).length === 0) continue;
        const isBeginning = begins && !typed;
        changes.push({ id: at, change: at, from, fields, byHand: typed, begins: isBeginning, recorded: at, withdrawn: null });
        // a value that agrees with one typed for its day, or for all time, leaves it typed
        const stays = from !== null && isTyped && held?.value === a;
        if (from === null && !isBeginning) line = new Map();
        line.set(day, { value: a, typed: typed || stays });
        const after = fold(changes, today) ?? nothing;
        for (const one of ['', ...days])
          expect(valueOn(after, 'a', one === '' ? null : one)).toBe(weighed(line, one, true).held?.value ?? null);
        const daysTyped = [...line].filter(([, told]) => told.typed).map(([one]) => (one === '' ? null : one));
        expect(new Set(after.typed?.['a'] ?? [])).toEqual(new Set(daysTyped));
      }
    }),
    { numRuns: 500 },
  );
});
