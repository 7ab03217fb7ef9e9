import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { documentedShape } from '#kernel/documented.ts';
import { formatInstant } from '#kernel/instant.ts';
import { JsonWriter } from '#kernel/json-writer.ts';
import { trendContract } from './contract.ts';
import { presentPointSteps } from './present-steps.ts';
import { shownStep, type PointSteps } from './steps.ts';

const output = trendContract.trend['~orpc'].outputSchema as unknown as z.ZodObject<{ steps: z.ZodOptional<z.ZodType> }>;
const rowsOfContract = (documentedShape(output.shape.steps.unwrap()) as z.ZodArray<z.ZodObject>).element.strict();

const tenThousandths = fc.integer({ min: -1e9, max: 1e9 });
const someSteps = fc.array(
  fc.record({
    seconds: fc.constantFrom(0, 1, 1800, 3599, 3600),
    mean: tenThousandths,
    ends: fc.tuple(tenThousandths, tenThousandths, fc.option(tenThousandths)),
    inside: fc.integer({ min: 0, max: 3600 }),
  }),
  { minLength: 1, maxLength: 200 },
);

test('steps of a point follow the contract: null where nothing holds, the share within limits only on request', () => {
  fc.assert(
    fc.property(someSteps, fc.integer({ min: 0, max: 4e9 }), fc.boolean(), (some, first, isWithin) => {
      const edges = Float64Array.from({ length: some.length + 1 }, (_, at) => first + at * 3600);
      const steps: PointSteps = {
        time: Float64Array.from(some, () => 3600),
        seconds: Float64Array.from(some, ({ seconds }) => seconds),
        sum: Float64Array.from(some, ({ seconds, mean }) => seconds * mean),
        min: Float64Array.from(some, ({ ends }) => ends[0]),
        max: Float64Array.from(some, ({ ends }) => ends[1]),
        last: Float64Array.from(some, ({ ends }) => ends[2] ?? Number.NaN),
        within: Float64Array.from(some, ({ seconds, inside }) => Math.min(seconds, inside)),
      };
      const into = new JsonWriter();
      presentPointSteps(edges, steps, isWithin).write(into);
      const told = JSON.parse(new TextDecoder().decode(into.written())) as unknown[];
      expect(told).toEqual(
        some.map((_, at) => ({
          start: formatInstant(edges[at] as number),
          end: formatInstant(edges[at + 1] as number),
          ...shownStep(steps, at, isWithin),
        })),
      );
      for (const row of told) rowsOfContract.parse(row);
    }),
    { numRuns: 30 },
  );
});
