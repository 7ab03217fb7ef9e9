import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputOf, outputOf, procedures } from './procedures.ts';

const namesOf = (shape: unknown): string[] => (shape instanceof z.ZodObject ? Object.keys(shape.shape) : []);

/** Those that return what comes after one thing: they are not lists that continue. */
const ofOne: readonly string[] = ['procedures.text'];

test('a list with pages reports its total', () => {
  const silent = procedures().filter(({ name, path }) => {
    const [asked, told] = [namesOf(inputOf(path)), namesOf(outputOf(path))];
    const goesOn = asked.includes('after') || asked.includes('before') || (asked.includes('limit') && told.includes('next'));
    return goesOn && !told.includes('total') && !ofOne.includes(name);
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});
