import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkLongLists, mostFaults } from './list-check.ts';
import { encodeProblem, problemFrom } from '../problem.ts';
import { httpWords } from '../words.ts';

const shape = z.object({ readings: z.array(z.object({ value: z.number() })).optional(), other: z.string().optional() });
const list = (length: number, value: (at: number) => unknown) => ({ readings: Array.from({ length }, (_, at) => ({ value: value(at) })) });

test('a long valid list passes, and so does an empty one', async () => {
  await expect(
    checkLongLists(
      shape,
      list(5000, (at) => at),
    ),
  ).resolves.toBeUndefined();
  for (const input of [{}, null, undefined, 7, { readings: 'x' }, list(3, () => 'x')])
    await expect(checkLongLists(shape, input)).resolves.toBeUndefined();
});

test('one error far down is reported with its position, in the usual words for invalid input', async () => {
  const error = await checkLongLists(
    shape,
    list(5000, (at) => (at === 4711 ? 'x' : at)),
  ).catch((thrown: unknown) => thrown);
  const { detail, findings } = encodeProblem(problemFrom(error), httpWords, 'en');
  expect([detail, findings[0]?.evidence['field']]).toEqual(['1 value in the input is not valid.', 'readings.4711.value']);
});

test('a list in which everything is wrong is checked no further than its first errors', async () => {
  let seen = 0;
  const counting = z.object({ readings: z.array(z.any().refine(() => ((seen += 1), false))) });
  await expect(
    checkLongLists(
      counting,
      list(100_000, (at) => at),
    ),
  ).rejects.toThrow();
  expect(seen).toBe(mostFaults);
});

test('of very many errors a limited number is listed, and all are counted', async () => {
  const read = z.object({ all: z.array(z.number()) }).safeParse({ all: Array.from({ length: 480 }, () => 'x') });
  const { detail, findings } = encodeProblem(
    { problem: problemFrom(new SyntaxError()).problem, issues: read.error?.issues ?? [] },
    httpWords,
    'en',
  );
  expect([detail, findings.length]).toEqual([httpWords['not-json']?.en, mostFaults]);
});
