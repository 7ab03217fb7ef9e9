import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { documentedShape } from '#kernel/documented.ts';
import { formatInstant } from '#kernel/instant.ts';
import { JsonWriter } from '#kernel/json-writer.ts';
import type { CombinedSteps } from './sums/combine.ts';
import { meteringContract } from './contract.ts';
import { presentSteps } from './present-steps.ts';

const output = meteringContract.useOfMeter['~orpc'].outputSchema as unknown as z.ZodObject<{ steps: z.ZodType }>;
const rowsOfContract = (documentedShape(output.shape.steps) as z.ZodArray<z.ZodObject>).element.strict();

function read(edges: Float64Array, steps: CombinedSteps): unknown[] {
  const into = new JsonWriter();
  presentSteps(edges, steps).write(into);
  return JSON.parse(new TextDecoder().decode(into.written())) as unknown[];
}

const grid = (first: number, width: number, many: number): Float64Array =>
  Float64Array.from({ length: many + 1 }, (_, at) => first + at * width);

const someSteps = fc.array(
  fc.record({
    value: fc.option(fc.integer({ min: -1e12, max: 1e12 }).map((whole) => whole / 1e4)),
    coverage: fc.integer({ min: 0, max: 1e6 }).map((millionths) => millionths / 1e6),
    estimated: fc.boolean(),
  }),
  { minLength: 1, maxLength: 1200 },
);

test('steps follow the contract: a row each with both instants, null if unknown, estimated only where it applies', () => {
  fc.assert(
    fc.property(someSteps, fc.integer({ min: 0, max: 4e9 }), fc.constantFrom(900, 3600, 86_400), (steps, first, width) => {
      const edges = grid(first, width, steps.length);
      const told = read(edges, {
        value: Float64Array.from(steps, ({ value }) => value ?? Number.NaN),
        coverage: Float64Array.from(steps, ({ coverage }) => coverage),
        estimated: Uint8Array.from(steps, ({ estimated }) => Number(estimated)),
      });
      expect(told).toEqual(
        steps.map(({ value, coverage, estimated }, at) => ({
          start: formatInstant(edges[at] as number),
          end: formatInstant(edges[at + 1] as number),
          value,
          coverage,
          ...(estimated && { estimated }),
        })),
      );
      for (const row of told) rowsOfContract.parse(row);
    }),
    { numRuns: 30 },
  );
});

test('the year of one query never has the instants of the previous one', () => {
  const blank = (many: number): CombinedSteps => ({
    value: new Float64Array(many),
    coverage: new Float64Array(many),
    estimated: new Uint8Array(many),
  });
  const grids = [grid(0, 900, 2000), grid(0, 900, 2001), grid(900, 900, 2000), grid(0, 3600, 3), grid(0, 900, 2000)];
  for (const edges of grids)
    expect(read(edges, blank(edges.length - 1))).toMatchObject(
      Array.from(edges.subarray(1), (end, at) => ({ start: formatInstant(edges[at] as number), end: formatInstant(end) })),
    );
});
