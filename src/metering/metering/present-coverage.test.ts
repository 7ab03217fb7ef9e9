import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { documentedShape } from '#kernel/documented.ts';
import { JsonWriter } from '#kernel/json-writer.ts';
import { meteringContract } from './contract.ts';
import { presentCoverage } from './present-coverage.ts';

const output = meteringContract.completeness['~orpc'].outputSchema as unknown as z.ZodObject<{ buildings: z.ZodType }>;
const rowOfContract = (documentedShape(output.shape.buildings) as z.ZodArray<z.ZodObject>).element.strict();

const someRows = fc.array(
  fc.record({
    code: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    name: fc.string({ unit: 'binary' }),
    carrier: fc.constantFrom(...carriers),
    steps: fc.array(fc.integer({ min: 0, max: 1e6 }).map((millionths) => millionths / 1e6)),
  }),
);

test('coverage follows the contract, whatever the names of buildings', () => {
  const into = new JsonWriter();
  fc.assert(
    fc.property(someRows, (rows) => {
      into.clear();
      presentCoverage(rows).write(into);
      const told = JSON.parse(new TextDecoder().decode(into.written())) as unknown[];
      expect(told).toEqual(rows);
      for (const row of told) rowOfContract.parse(row);
    }),
  );
});
