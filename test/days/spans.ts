import type { z } from 'zod';
import { askedTimeShape, measuredTimeShape } from '#kernel/shape.ts';
import { inputOf, procedures } from '../procedures.ts';

/** A query about a stretch of time: which of its fields determine its length and its resolution. */
export type SpanQuestion = { readonly name: string; readonly path: readonly string[]; readonly steps: readonly string[] };

/** Every procedure that takes `from` and `to`; what is edited or kept from a day on is not a stretch. */
export function spanQuestions(): SpanQuestion[] {
  return procedures().flatMap(({ name, path }) => {
    const fields = fieldsOf(inputOf(path));
    if (fields['from'] === undefined || fields['to'] === undefined) return [];
    return [{ name, path, steps: optionsOf(fields['step']) }];
  });
}

/** Fields that take a year. */
export function yearQuestions(): { readonly name: string; readonly path: readonly string[]; readonly field: string }[] {
  return procedures().flatMap(({ name, path }) =>
    Object.keys(fieldsOf(inputOf(path)))
      .filter((field) => /^(?:year|until|yearFrom|yearTo)$/u.test(field))
      .map((field) => ({ name, path, field })),
  );
}

/** Whether a field accepts any time at all: such a field must not be an end of a stretch of time. */
export function isAnyTime(path: readonly string[], field: string): boolean {
  const shape = unwrapped(fieldsOf(inputOf(path))[field]);
  return shape === askedTimeShape && shape !== measuredTimeShape;
}

type Fields = Readonly<Record<string, z.ZodType | undefined>>;

function fieldsOf(input: unknown): Fields {
  return (input as { shape?: Fields } | undefined)?.shape ?? {};
}

function unwrapped(shape: z.ZodType | undefined): unknown {
  const def = shape?._zod.def as { innerType?: z.ZodType } | undefined;
  return def?.innerType === undefined ? shape : unwrapped(def.innerType);
}

function optionsOf(shape: z.ZodType | undefined): readonly string[] {
  const options = (unwrapped(shape) as { options?: readonly string[] } | undefined)?.options;
  return options ?? [''];
}
