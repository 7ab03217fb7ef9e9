import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputOf, procedures } from './procedures.ts';
import { unclearRefusals } from './refused-inputs.ts';

test('a wrong value of any field of any procedure is refused with the allowed values or an example, in both languages', () => {
  const inputs = procedures().map(({ name, path }) => [name, inputOf(path) as z.core.$ZodType | undefined] as const);
  expect(inputs.flatMap(([name, input]) => (input === undefined ? [] : unclearRefusals(input, name)))).toEqual([]);
});

test('a message without a format is found at any depth', () => {
  const deep = z.object({ a: z.array(z.union([z.number(), z.object({ b: z.string().regex(/^[a-y]{3}$/u) })])).optional() });
  expect(unclearRefusals(deep, 'it')).toContain('it.a.b: it has to be text that fits /^[a-y]{3}$/u');
  const none = z.string().refine((text) => text.length > 9);
  expect(unclearRefusals(none, 'it')).toEqual(['it: it is not valid']);
});
