import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { calendarYearShape, codeShape, idShape, instantShape } from '#kernel/shape.ts';

const stateShape = z.enum(['proposed', 'confirmed', 'refused', 'withdrawn', 'replaced']);

const valueShape = z.union([z.number(), z.string(), z.boolean(), z.null()]);

const entryShape = z.object({
  /** The version in force, `gbt51161-2016/office@1`. */
  entry: z.string(),
  /** The id by which it is known, whether or not the city has confirmed it. */
  base: z.string(),
  kind: z.string(),
  name: z.string(),
  document: z.string(),
  clause: z.string(),
  status: z.string(),
  /** `partly`: some of its rows are confirmed or verified, some not. */
  state: z.enum(['open', 'proposed', 'partly', 'confirmed']),
  /** Number of its values, and how many of them a verdict may be based on without being indicative. */
  cells: z.number().int(),
  formal: z.number().int(),
  /** How many values of the waiting check, otherwise of the one in force, differ from what the program had; null without a check. */
  differing: z.number().int().nullable(),
  /** How many buildings of the requested place and year depend on it; null if none were requested. */
  buildings: z.number().int().nullable(),
});

const whoShape = z.object({ by: z.string(), at: instantShape });

/** A typed value next to what the program had for it. */
const readCellShape = z.object({
  cell: z.string(),
  /** The row of the table; empty for a single value. */
  row: z.string(),
  value: z.string(),
  unit: z.string(),
  before: valueShape,
  printed: valueShape,
  differs: z.boolean(),
});

const checkShape = z.object({
  id: z.number().int(),
  base: z.string(),
  /** The entry that it was read against. */
  entry: z.string(),
  state: stateShape,
  cells: z.array(readCellShape),
  differing: z.number().int(),
  edition: z.string(),
  page: z.string(),
  note: z.string(),
  scan: z.object({ name: z.string(), type: z.string(), bytes: z.number(), sha256: z.string() }),
  typed: whoShape,
  confirmed: whoShape.nullable(),
  ended: whoShape.extend({ reason: z.string() }).nullable(),
  /** What the requester may do with it. */
  may: z.object({ confirm: z.boolean(), refuse: z.boolean(), withdraw: z.boolean() }),
});

const cellShape = z.object({
  cell: z.string(),
  row: z.string(),
  value: z.string(),
  unit: z.string(),
  known: valueShape,
  status: z.string(),
  formal: z.boolean(),
});

const list = asks('view')
  .route({
    method: 'GET',
    path: '/knowledge/checks',
    summary: 'Entries to be held against the printed text, those that most buildings rest on first',
  })
  .input(z.object({ region: codeShape.optional(), year: calendarYearShape.optional() }))
  .output(z.object({ entries: z.array(entryShape), waiting: z.number().int(), open: z.number().int() }));

const entry = asks('view')
  .route({ method: 'GET', path: '/knowledge/checks/entry', summary: 'One entry with its values, and all that was typed of it' })
  .input(z.object({ entry: z.string().min(1).max(220) }))
  .output(entryShape.extend({ values: z.array(cellShape), checks: z.array(checkShape) }));

/** What was read, by cell; text is read as a number if the value is one. */
const typed = {
  entry: z.string().min(1).max(220),
  values: z
    .array(z.object({ cell: z.string().max(300), value: z.union([z.number(), z.string().max(200), z.boolean(), z.null()]) }))
    .max(2000)
    .optional(),
  /** An upload instead of `values`: the template with its last column filled in (csv, xlsx), or YAML. */
  file: z.string().min(1).max(100).optional(),
};

const compare = asks('check-source')
  .route({ method: 'POST', path: '/knowledge/checks/compare', summary: 'What was typed beside what is known; nothing is written' })
  .input(z.object(typed))
  .output(z.object({ entry: z.string(), cells: z.array(readCellShape), differing: z.number().int() }));

const propose = asks('check-source')
  .route({ method: 'POST', path: '/knowledge/checks', summary: 'Write down what the printed text says; another person confirms it' })
  .input(
    z.object({
      ...typed,
      edition: z.string().trim().min(1).max(200),
      page: z.string().trim().min(1).max(50),
      /** An upload: the page as a picture or PDF. */
      scan: z.string().min(1).max(100).optional(),
      note: z.string().max(2000).optional(),
    }),
  )
  .output(checkShape);

const id = z.object({ id: idShape });
const withReason = id.extend({ reason: z.string().trim().min(1).max(1000) });

const confirm = asks('check-source')
  .route({
    method: 'POST',
    path: '/knowledge/checks/{id}/confirm',
    summary: 'Confirm what another person has typed: the entry becomes the city’s own',
  })
  .input(id)
  .output(checkShape);

const refuse = asks('check-source')
  .route({ method: 'POST', path: '/knowledge/checks/{id}/refuse', summary: 'Refuse what another person has typed, with the reason' })
  .input(withReason)
  .output(checkShape);

const withdraw = asks('check-source')
  .route({
    method: 'POST',
    path: '/knowledge/checks/{id}/withdraw',
    summary: 'Withdraw a check, also a confirmed one: from then on the entry stands as before',
  })
  .input(withReason)
  .output(checkShape);

export const sourceCheckContract = { list, entry, compare, propose, confirm, refuse, withdraw };
