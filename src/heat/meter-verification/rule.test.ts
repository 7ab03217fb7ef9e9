import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invalidSpans } from './invalid-spans.ts';
import { pieceOn, piecesOf } from './pieces.ts';
import { resultOf } from './sample-result.ts';
import { type Certificate, type Interval, monthsLater, type PlacedDevice, stateOn, verdictOn } from './rule.ts';

const certificate = (given: Partial<Certificate>): Certificate => ({
  certificate: 'C1',
  meter: 'M1',
  kind: 'periodic',
  verified: '2020-01-31',
  result: 'pass',
  until: null,
  device: null,
  ...given,
});
const one: PlacedDevice[] = [{ installed: null, placed: '0000-00-00' }];
const yearly = (day: string) => ({ due: monthsLater(day, 12), formal: false });
const judge = (certificates: Certificate[], day: string, { devices = one, intervalOn = yearly as (day: string) => Interval | null } = {}) =>
  verdictOn({ certificates, devices, intervalOn }, day, day);

test('a passed certificate is valid to the day before the same day of a later month, or before the last of a month without it', () => {
  expect(judge([certificate({ verified: '2020-02-29' })], '2021-02-27')).toMatchObject({
    state: 'valid',
    due: '2021-02-28',
    indicative: true,
  });
  expect(judge([certificate({ verified: '2020-02-29' })], '2021-02-28').state).toBe('overdue');
  expect(judge([certificate({ until: '2020-06-30' })], '2020-06-30')).toMatchObject({
    state: 'valid',
    due: '2020-07-01',
    indicative: false,
  });
  expect(judge([certificate({ until: '2020-06-30' })], '2020-07-01').state).toBe('overdue');
});

test('without a known interval a meter is unknown, never valid, unless its certificate states its validity', () => {
  const intervalOn = () => null;
  expect(judge([certificate({})], '2020-02-01', { intervalOn })).toMatchObject({ state: 'unknown', due: null, indicative: false });
  expect(judge([certificate({ until: '2021-01-01' })], '2020-02-01', { intervalOn }).state).toBe('valid');
});

test('after a swap the certificates of the previous device have no effect, from the first full day of the new one', () => {
  const devices = [...one, { installed: '2020-06-10', placed: '2020-06-11' }];
  const before = certificate({});
  expect(judge([before], '2020-06-10', { devices }).state).toBe('valid');
  expect(judge([before], '2020-06-11', { devices }).state).toBe('none');
  expect(
    judge([before, certificate({ certificate: 'C2', verified: '2020-05-01', device: '2020-06-10' })], '2020-06-11', { devices }),
  ).toMatchObject({
    state: 'valid',
    certificate: { certificate: 'C2' },
  });
});

test('of two certificates of one day the failed one decides, and a later passed one decides again', () => {
  const [failed, passed] = [certificate({ certificate: 'A', result: 'fail' }), certificate({ certificate: 'B' })];
  expect(judge([failed, passed], '2020-01-31')).toMatchObject({ state: 'failed', due: null });
  expect(judge([failed, passed, certificate({ certificate: 'C', verified: '2020-02-01' })], '2020-02-01').state).toBe('valid');
  expect(judge([failed], '2020-01-30').state).toBe('none');
});

/** Days as `2020-01-01` + n, by JavaScript's calendar. */
const dayOf = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
const days = fc.integer({ min: 0, max: 1500 }).map(dayOf);

/** The rule again, day by day and without the program's own arithmetic: walks from the first day on and remembers what applies. */
function oracle(
  certificates: readonly Certificate[],
  devices: readonly PlacedDevice[],
  intervals: Readonly<Record<number, number>>,
  day: string,
  within: number,
) {
  const inPlace = (on: string): number => devices.reduce((found, { placed }, at) => (placed <= on ? at : found), 0);
  const own = certificates.filter((held) => {
    const named = devices.map(({ installed }) => installed).lastIndexOf(held.device ?? 'none');
    return (named === -1 ? inPlace(held.verified) : named) === inPlace(day);
  });
  const upTo = own.filter(({ verified }) => verified <= day);
  const last = upTo
    .map(({ verified }) => verified)
    .sort()
    .at(-1);
  const ofLast = upTo.filter(({ verified }) => verified === last).sort((a, b) => (a.certificate < b.certificate ? -1 : 1));
  const rules = ofLast.filter(({ result }) => result === 'fail').at(-1) ?? ofLast.at(-1);
  if (rules === undefined) return { state: 'none', due: null };
  if (rules.result === 'fail') return { state: 'failed', due: null };
  const due = endOf(rules, intervals);
  if (due === null) return { state: 'unknown', due };
  const left = (Date.parse(due) - Date.parse(day)) / 86_400_000;
  return { state: left <= 0 ? 'overdue' : left <= within ? 'due' : 'valid', due };
}

function endOf({ verified, until }: Certificate, intervals: Readonly<Record<number, number>>): string | null {
  if (until !== null) return new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10);
  const months = intervals[Number(verified.slice(0, 4))];
  if (months === undefined) return null;
  const [year = 0, month = 0, day = 0] = verified.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

const someDevices = fc
  .uniqueArray(fc.tuple(days, fc.boolean()), { maxLength: 3, selector: ([day]) => day })
  .map((swaps): PlacedDevice[] => [
    { installed: null, placed: '0000-00-00' },
    ...swaps
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, atMidnight]) => ({
        installed: day,
        placed: atMidnight ? day : new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10),
      })),
  ]);

const someWorld = fc.tuple(
  someDevices,
  fc.array(
    fc.record({
      verified: days,
      result: fc.constantFrom('pass' as const, 'fail' as const),
      until: fc.option(fc.nat(900)),
      device: fc.option(fc.nat(4)),
    }),
    { maxLength: 6 },
  ),
  fc.dictionary(fc.constantFrom('2020', '2021', '2022', '2023', '2024'), fc.constantFrom(1, 6, 12, 13, 36)),
);

type Drawn = typeof someWorld extends fc.Arbitrary<infer T> ? T : never;

/** The program's inputs for a random world, and the same intervals for the oracle. */
function worldOf([devices, drafts, years]: Drawn) {
  const certificates = drafts.map(({ verified, result, until, device }, at) =>
    certificate({
      certificate: `C${at}`,
      verified,
      result,
      until: until === null ? null : new Date(Date.parse(verified) + until * 86_400_000).toISOString().slice(0, 10),
      device: device === null ? null : (devices[device]?.installed ?? '2019-12-31'),
    }),
  );
  const intervals = Object.fromEntries(Object.entries(years).map(([year, months]) => [Number(year), months]));
  const intervalOn = (on: string) => {
    const months = intervals[Number(on.slice(0, 4))];
    return months === undefined ? null : { due: monthsLater(on, months), formal: true };
  };
  return { devices, certificates, intervals, intervalOn };
}

test('the state of a meter on any day equals a walk through its certificates', () => {
  fc.assert(
    fc.property(someWorld, days, fc.nat(120), (drawn, day, within) => {
      const { devices, certificates, intervals, intervalOn } = worldOf(drawn);
      const soon = new Date(Date.parse(day) + within * 86_400_000).toISOString().slice(0, 10);
      const { state, due } = verdictOn({ certificates, devices, intervalOn }, day, soon);
      expect({ state, due }).toEqual(oracle(certificates, devices, intervals, day, within));
      const piece = pieceOn(piecesOf({ certificates, devices, intervalOn }), day);
      expect({ state: stateOn(piece, day, soon), due: piece.due }).toEqual({ state, due });
    }),
    { numRuns: 3000 },
  );
});

test('the periods in which a meter is invalid are exactly its invalid days, joined', () => {
  fc.assert(
    fc.property(someWorld, fc.integer({ min: 0, max: 1400 }), fc.nat(400), (drawn, first, length) => {
      const { devices, certificates, intervals, intervalOn } = worldOf(drawn);
      const oneByOne = Array.from({ length }, (_, at) => dayOf(first + at)).flatMap((day) => {
        const { state } = oracle(certificates, devices, intervals, day, 0);
        return state === 'overdue' || state === 'failed' ? [`${day} ${state}`] : [];
      });
      const spans = invalidSpans(piecesOf({ certificates, devices, intervalOn }), dayOf(first), dayOf(first + length));
      const inSpans = spans.flatMap(({ from, state, days: many }) =>
        Array.from({ length: many }, (_, at) => `${new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10)} ${state}`),
      );
      expect(inSpans).toEqual(oneByOne);
      expect(spans.every(({ to }, at) => spans[at + 1]?.from !== to || spans[at + 1]?.state !== spans[at]?.state)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

const sampled = fc.record({
  verified: fc.integer({ min: 0, max: 40 }).map(dayOf),
  result: fc.constantFrom('pass' as const, 'fail' as const),
  kind: fc.constantFrom('in-use' as const, 'in-use' as const, 'periodic' as const),
  device: fc.option(fc.nat(3)),
});

test('the result of a drawn meter equals a search day by day, for the drawn device only', () => {
  const window = fc.record({ on: fc.nat(40), from: fc.nat(40), until: fc.option(fc.nat(40)) });
  const swaps = fc.uniqueArray(fc.integer({ min: 1, max: 39 }), { maxLength: 2 });
  fc.assert(
    fc.property(fc.array(sampled, { maxLength: 6 }), swaps, window, (drafts, swapDays, { on, from, until }) => {
      const devices = [...one, ...swapDays.toSorted((a, b) => a - b).map((day) => ({ installed: dayOf(day), placed: dayOf(day) }))];
      const certificates = drafts.map(({ device, ...draft }, at) =>
        certificate({ ...draft, certificate: `C${at}`, device: device === null ? null : (devices[device]?.installed ?? null) }),
      );
      const lastDay = until ?? 60;
      let expected: string | null = null;
      for (let day = from; day <= lastDay && expected === null; day += 1) {
        const found = certificates.filter((held) => {
          const isNamed = devices.some(({ installed }) => installed !== null && installed === held.device);
          const at = isNamed ? String(held.device) : held.verified;
          const inPlace = (text: string) => swapDays.filter((swap) => dayOf(swap) <= text).length;
          return held.kind === 'in-use' && held.verified === dayOf(day) && inPlace(at) === inPlace(dayOf(on));
        });
        const failed = found.filter(({ result }) => result === 'fail');
        expected = (failed.length > 0 ? failed : found).at(-1)?.certificate ?? null;
      }
      const asked = { on: dayOf(on), from: dayOf(from), until: until === null ? null : dayOf(until) };
      expect(resultOf(certificates, devices, asked)?.certificate ?? null).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('an interval changed by a new version applies from its day on; an earlier certificate uses the one in force then', () => {
  const intervalOn = (day: string) => ({ due: monthsLater(day, day < '2022-01-01' ? 36 : 12), formal: true });
  expect(judge([certificate({ verified: '2021-12-31' })], '2024-12-30', { intervalOn })).toMatchObject({
    state: 'valid',
    due: '2024-12-31',
  });
  expect(judge([certificate({ verified: '2022-01-01' })], '2022-12-31', { intervalOn })).toMatchObject({
    state: 'valid',
    due: '2023-01-01',
  });
  expect(judge([certificate({ verified: '2022-01-01' })], '2023-01-01', { intervalOn }).state).toBe('overdue');
});

test('a month without the day ends on its last, leap year or not, and the year changes at its end', () => {
  expect([1, 13, 24, 48].map((months) => monthsLater('2024-01-31', months))).toEqual([
    '2024-02-29',
    '2025-02-28',
    '2026-01-31',
    '2028-01-31',
  ]);
  expect(monthsLater('2024-02-29', 48)).toBe('2028-02-29');
  expect(monthsLater('2023-12-31', 2)).toBe('2024-02-29');
  expect(monthsLater('2023-08-31', 1)).toBe('2023-09-30');
  expect(monthsLater('2023-10-31', 13)).toBe('2024-11-30');
});
