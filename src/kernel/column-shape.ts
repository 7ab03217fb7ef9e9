import { z } from 'zod';
import { forms } from './columns.ts';
import { instantShape } from './shape.ts';

/** A long list as rows (`list`, an object each), or as `columns`, which take a fifteenth of the bytes. */
export const formShape = z
  .enum(forms)
  .default('list')
  .describe('list: an object for each step; columns: the same as columns, the list left empty');

/** Values in runs, `[how many in a row, the value]`. */
function runsShape<Value extends z.ZodType>(value: Value) {
  return z.array(z.tuple([z.number().int().min(1), value]));
}

/** See `TimeColumns`. */
export const timeColumnsShape = z.object({
  start: instantShape.describe('where the first step begins'),
  seconds: runsShape(z.number()).describe('how long each step is, s, in runs [how many, the value]: each begins where the one before ends'),
  values: z.array(z.number().nullable()).describe('one for each step, null where nothing is known'),
});

export const coveredColumnsShape = timeColumnsShape.extend({
  coverage: runsShape(z.number()).describe('0 to 1 for each step, in runs'),
});

export const useColumnsShape = coveredColumnsShape.extend({
  estimated: runsShape(z.boolean()).describe('for each step, in runs'),
});
