import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useColumnsShape } from '#kernel/column-shape.ts';
import { runsOf, unrolled, useStepsOf, type UseColumns } from '#kernel/columns.ts';
import { JsonWriter } from '#kernel/json-writer.ts';
import type { WrittenJson } from '#kernel/written.ts';
import type { CombinedSteps } from './sums/combine.ts';
import { presentColumns } from './present-columns.ts';
import { presentSteps } from './present-steps.ts';

function read(written: WrittenJson): unknown {
  const into = new JsonWriter();
  written.write(into);
  return JSON.parse(new TextDecoder().decode(into.written()));
}

/** Runs of equal steps, as most of a year is, and steps of any length. */
const someSteps = fc
  .array(
    fc.record({
      many: fc.integer({ min: 1, max: 40 }),
      seconds: fc.constantFrom(900, 3600, 82_800, 86_400, 90_000, 28 * 86_400, 31 * 86_400, 17),
      value: fc.option(
        fc.oneof(
          fc.integer({ min: -1e12, max: 1e12 }).map((whole) => whole / 1e4),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
        ),
      ),
      coverage: fc.integer({ min: 0, max: 1e6 }).map((millionths) => millionths / 1e6),
      estimated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((stretches) => stretches.flatMap(({ many, ...step }) => Array.from({ length: many }, () => step)));

test('columns follow the contract, and equal the list of objects, whatever is missing, estimated or of unequal length', () => {
  fc.assert(
    fc.property(someSteps, fc.integer({ min: 0, max: 4e9 }), (some, first) => {
      const edges = Float64Array.of(first, ...some.map(({ seconds }) => seconds));
      for (let at = 1; at < edges.length; at++) edges[at]! += edges[at - 1] as number;
      const steps: CombinedSteps = {
        value: Float64Array.from(some, ({ value }) => value ?? Number.NaN),
        coverage: Float64Array.from(some, ({ coverage }) => coverage),
        estimated: Uint8Array.from(some, ({ estimated }) => Number(estimated)),
      };
      const columns = read(presentColumns(edges, steps));
      useColumnsShape.strict().parse(columns);
      expect(useStepsOf(columns as UseColumns)).toEqual(read(presentSteps(edges, steps)));
    }),
    { numRuns: 50 },
  );
});

test('runs expand to the original, and no two consecutive ones are equal', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 })), (list) => {
      const runs = runsOf(list.length, (at) => list[at]);
      expect(unrolled(runs)).toEqual(list);
      for (const [at, [, value]] of runs.entries()) expect(value).not.toBe(runs[at + 1]?.[1]);
    }),
  );
});
