import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredColumnsShape, timeColumnsShape } from '#kernel/column-shape.ts';
import { edgesOf, unrolled, type CoveredColumns, type TimeColumns } from '#kernel/columns.ts';
import { JsonWriter } from '#kernel/json-writer.ts';
import type { WrittenJson } from '#kernel/written.ts';
import { presentHours, presentMeans } from './present-columns.ts';

function read(written: WrittenJson): unknown {
  const into = new JsonWriter();
  written.write(into);
  return JSON.parse(new TextDecoder().decode(into.written()));
}

const value = fc.integer({ min: -4000, max: 5000 }).map((hundredths) => hundredths / 100);

test('hours are restored from columns each at its time, and none without a value', () => {
  const hours = fc.uniqueArray(fc.record({ hour: fc.integer({ min: 0, max: 300 }), value }), { selector: ({ hour }) => hour });
  fc.assert(
    fc.property(hours, (some) => {
      const sorted = some.toSorted((a, b) => a.hour - b.hour);
      const columns = read(presentHours({ at: sorted.map(({ hour }) => hour * 3600), value: sorted.map((one) => one.value) }));
      timeColumnsShape.strict().nullable().parse(columns);
      const { values, ...when } = (columns ?? { start: '1970-01-01T00:00:00Z', seconds: [], values: [] }) as TimeColumns;
      const edges = edgesOf(when);
      const found = values.flatMap((mean, at) => (mean === null ? [] : [{ hour: (edges[at] as number) / 3_600_000, value: mean }]));
      expect(found).toEqual(sorted);
    }),
  );
});

test('means of steps are restored from columns with their coverage, unknown ones as null', () => {
  const step = fc.record({ mean: fc.option(value), coverage: fc.constantFrom(0, 0.25, 1) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      const edges = Float64Array.from({ length: steps.length + 1 }, (_, at) => 1_735_660_800 + at * 900);
      const columns = read(presentMeans(edges, steps)) as CoveredColumns;
      coveredColumnsShape.strict().parse(columns);
      const coverage = unrolled(columns.coverage);
      expect(columns.values.map((mean, at) => ({ mean, coverage: coverage[at] }))).toEqual(steps);
      expect(edgesOf(columns)).toEqual(Array.from(edges, (edge) => edge * 1000));
    }),
  );
});
