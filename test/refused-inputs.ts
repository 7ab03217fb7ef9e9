import { z } from 'zod';
import { issueText } from '#kernel/issue-text.ts';

type Shape = z.core.$ZodType;

/** Values that fit hardly any field: of another type, another form, too short, too long, out of order. */
const wrong: readonly unknown[] = [
  undefined,
  null,
  true,
  Number.NaN,
  -1,
  0.123_456_789,
  1e12,
  [],
  ['§'],
  {},
  { '§': '§' },
  '',
  ' ',
  'abc',
  '§',
  '-',
  '0',
  '2025',
  '9999-99-99',
  '0000-01-01',
  '1900-01-01',
  'x'.repeat(5000),
  { low: 3, mid: 2, high: 1, per: 'project' },
  { reason: 'renewed' },
];

/**
 * The refusals of wrong values of a shape, and of each shape in it, that state neither what is allowed nor an example: by field.
 * @param at the name of the shape
 */
export function unclearRefusals(shape: Shape, at: string): string[] {
  const all = [...shapesIn(shape, at)].flatMap(([field, one]) =>
    wrong.flatMap((value) =>
      issuesOf(one, value)
        .filter(isUnclear)
        .map((issue) => `${field}: ${told(issue)}`),
    ),
  );
  return [...new Set(all)];
}

/**
 * A refinement may assume that its value has the type of its shape: one that throws on a wrong type alone is checked through its parent.
 */
function issuesOf(shape: Shape, value: unknown): readonly z.core.$ZodIssue[] {
  try {
    return z.safeParse(shape, value).error?.issues ?? [];
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

const told = (issue: z.core.$ZodIssue): string => {
  const text = issueText(issue);
  return typeof text === 'string' ? text : text.en;
};

/**
 * Reported in one language only, by a pattern, or without any words; an issue with a problem of its own is reported in the words of that
 * problem.
 */
function isUnclear(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'custom' && issue.params?.['problem'] !== undefined) return false;
  return typeof issueText(issue) === 'string' || /not valid|\/\^|\$\/|invalid/iu.test(told(issue));
}

/** A shape and all shapes in it, each once, by the field that contains it. */
function* shapesIn(shape: Shape, at: string, passed = new Set<Shape>()): Generator<readonly [at: string, shape: Shape]> {
  if (passed.has(shape)) return;
  passed.add(shape);
  yield [at, shape];
  const def = shape._zod.def as unknown as Readonly<Record<string, unknown>>;
  if (def['type'] === 'lazy') return yield* shapesIn((def['getter'] as () => Shape)(), at, passed);
  for (const [name, below] of Object.entries(def))
    for (const [field, one] of partsOf(name, below)) yield* shapesIn(one, at + field, passed);
}

function partsOf(name: string, below: unknown): (readonly [field: string, shape: Shape])[] {
  if (name === 'shape') return Object.entries(below as Record<string, Shape>).map(([field, one]) => [`.${field}`, one] as const);
  return [below]
    .flat()
    .filter(isShape)
    .map((one) => ['', one] as const);
}

const isShape = (one: unknown): one is Shape => typeof one === 'object' && one !== null && '_zod' in one && 'run' in (one as Shape)._zod;
