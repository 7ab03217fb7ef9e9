import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf, knowledgeChanges } from './compare.ts';
import { causes, type StatementFigure } from './facts.ts';

const figure = (
  code: string,
  value: StatementFigure['value'],
  restsOn: StatementFigure['restsOn'] = ['readings', 'facts'],
): StatementFigure => ({
  code,
  name: { zh: code, en: code },
  value,
  unit: 'kWh',
  restsOn,
});

test('a figure that is another one is told with what changed and what it rests on', () => {
  const found = differencesOf(
    [figure('use', 1), figure('area', 2, ['facts'])],
    [figure('use', 3), figure('area', 2)],
    [{ cause: 'readings' }],
    [],
  );
  expect(found).toEqual([{ code: 'use', name: { zh: 'use', en: 'use' }, unit: 'kWh', issued: 1, now: 3, why: ['readings'] }]);
});

test('what changed and is nothing to the figure is no reason for it; without any the program itself is', () => {
  const limit = (value: number) => figure('limit', value, ['knowledge']);
  expect(differencesOf([limit(70)], [limit(60)], [{ cause: 'readings' }], [])[0]?.why).toEqual(['program']);
  const newer = [{ id: 'quota/x', issued: '1 VERIFIED', now: '2 VERIFIED' }];
  expect(differencesOf([limit(70)], [limit(60)], [{ cause: 'readings' }], newer)[0]?.why).toEqual(['knowledge']);
});

test('a figure that only one side has differs, and so does one in another unit', () => {
  const kwh = figure('use', 1);
  expect(differencesOf([kwh], [], [], []).map(({ issued, now }) => [issued, now])).toEqual([[1, null]]);
  expect(differencesOf([], [kwh], [], []).map(({ issued, now }) => [issued, now])).toEqual([[null, 1]]);
  expect(differencesOf([kwh], [{ ...kwh, unit: 'MJ' }], [], []).length).toBe(1);
});

test('the same figures never differ, whatever happened since', () => {
  const figures = fc.uniqueArray(
    fc.record({ code: fc.string(), value: fc.oneof(fc.double({ noNaN: true }), fc.string(), fc.constant(null)) }),
    {
      selector: ({ code }) => code,
    },
  );
  fc.assert(
    fc.property(figures, fc.array(fc.constantFrom(...causes)), (list, happened) => {
      const all = list
        .filter(({ value }) => typeof value !== 'number' || Number.isFinite(value))
        .map(({ code, value }) => figure(code, value));
      expect(
        differencesOf(
          all,
          all.toReversed(),
          happened.map((cause) => ({ cause })),
          [],
        ),
      ).toEqual([]);
    }),
  );
});

test('an entry in another version, of another status, gone or new is told; the same is not', () => {
  const one = (id: string, version: number, status = 'VERIFIED') => ({ id, version, status });
  expect(
    knowledgeChanges(
      [one('a', 1), one('b', 1), one('c', 1, 'RECALLED'), one('d', 1)],
      [one('a', 1), one('b', 2), one('c', 1), one('e', 1)],
    ),
  ).toEqual([
    { id: 'b', issued: '1 VERIFIED', now: '2 VERIFIED' },
    { id: 'c', issued: '1 RECALLED', now: '1 VERIFIED' },
    { id: 'd', issued: '1 VERIFIED', now: null },
    { id: 'e', issued: null, now: '1 VERIFIED' },
  ]);
});
