import { z } from 'zod';
import type { KindField, KindFields, KindValues } from '#kernel/kind-fields.ts';
import { dayShape } from '#kernel/shape.ts';
import { textForm, writtenAs } from '#kernel/text-form.ts';

/** The shapes of the values of fields, each of which may be unknown: `z.object({ code, ...kindShapes(equipmentFacts), … })`. */
export const kindShapes = <F extends KindFields>(fields: F): { [Name in keyof F]: z.ZodType<KindValues<F>[Name]> } =>
  // the keys are those of `fields`, which `fromEntries` forgets
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, shapeOf(field).nullable()])) as unknown as {
    [Name in keyof F]: z.ZodType<KindValues<F>[Name]>;
  };

/** A decimal number as text: what is calculated from it is without error. */
const decimalShape = z.string().regex(textForm(/^\d+(?:\.\d+)?$/u, writtenAs.number.zh, writtenAs.number.en));

function shapeOf({ is, of }: KindField): z.ZodType {
  if (of !== undefined) return z.enum(Object.keys(of));
  if (is === 'number') return z.number();
  if (is === 'decimal') return decimalShape;
  if (is === 'yes') return z.boolean();
  return is === 'day' ? dayShape : z.string();
}
