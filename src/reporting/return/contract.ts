import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, instantShape, rejectShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

const fileShape = z.object({
  /** The name of the file, used in messages about it. */
  name: z.string().trim().min(1).max(200).default('form.yaml'),
  text: z.string().max(1_000_000),
});

const formShape = z.object({
  id: z.string(),
  version: z.number().int(),
  names: bilingual,
  period: z.enum(['year', 'half', 'quarter', 'month']),
  unit: z.enum(['building', 'organisation', 'region']),
  fields: z.number().int(),
  status: z.string(),
  document: z.string(),
  clause: z.string(),
  validFrom: dayShape.nullable(),
  origin: z.enum(['shipped', 'own', 'kept']),
});

const checkedShape = z.object({
  forms: z.array(z.object({ id: z.string(), version: z.number().int(), fields: z.number().int(), checks: z.number().int() })),
  findings: z.array(findingShape),
});

const forms = asks('view')
  .route({ method: 'GET', path: '/forms', summary: 'The statistical forms in force' })
  .output(z.object({ forms: z.array(formShape) }));

const form = asks('view')
  .route({ method: 'GET', path: '/forms/{id}', summary: 'A statistical form: its fields, checks, what fills it, its versions' })
  .input(z.object({ id: z.string().min(1).max(200) }))
  .output(formShape.extend({ versions: z.array(z.number().int()), held: z.record(z.string(), z.unknown()) }));

const check = asks('view')
  .route({
    method: 'POST',
    path: '/forms/check',
    summary: 'Check a file of forms; `form-invalid` has all its faults, each by line and column. Nothing is written',
  })
  .input(fileShape)
  .output(checkedShape);

const add = asks('knowledge')
  .route({ method: 'POST', path: '/forms', summary: 'Add a file of forms, or their next versions, to the knowledge of the city' })
  .input(fileShape)
  .output(checkedShape);

const formId = z.string().min(1).max(200);
export const periodText = z
  .string()
  .regex(
    textForm(/^.{4,10}$/su, '写成 2025、2025-H1、2025-Q3 或 2025-07 的期间', 'a period written like 2025, 2025-H1, 2025-Q3 or 2025-07'),
  );
const valueShape = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.record(z.string(), z.string())]))]);

const states = z.enum(['open', 'submitted', 'returned', 'accepted']);

const checkShape = z.object({ id: z.string(), level: z.enum(['error', 'warning']), detail: z.string(), fields: z.array(z.string()) });

/** A return in responses. */
export const returnShape = z.object({
  form: z.string(),
  formVersion: z.number().int(),
  names: bilingual,
  period: z.string(),
  unit: z.string(),
  name: z.string(),
  kind: z.enum(['building', 'organisation', 'region']),
  region: z.string(),
  state: states,
  version: z.number().int(),
  /** The number of the last step: the next step must name it. */
  seen: z.number().int(),
  fields: z.record(
    z.string(),
    z.object({
      name: bilingual,
      type: z.string(),
      unit: z.string(),
      value: valueShape.nullable(),
      source: z.enum(['prefilled', 'filled', 'computed']).nullable(),
      /** The value prefilled from meters and registry. */
      measured: valueShape.nullable(),
      /** From the accepted return of a year before; null if there is none. */
      previous: valueShape.nullable(),
      /** Choices, by key. */
      options: z.array(z.object({ key: z.string(), name: bilingual })),
      figure: z.string().optional(),
    }),
  ),
  /** The failed checks. */
  checks: z.array(checkShape),
  due: dayShape.nullable(),
  late: z.boolean(),
  locked: z.boolean(),
  steps: z.array(
    z.object({
      action: z.string(),
      version: z.number().int(),
      state: states,
      by: z.string(),
      at: instantShape,
      note: z.string().nullable(),
      /** What it changed. */
      changes: z.array(z.object({ field: z.string(), was: valueShape.nullable(), now: valueShape.nullable() })),
    }),
  ),
  findings: z.array(findingShape),
});

const placePeriod = z.object({ form: formId, period: periodText, region: codeShape });
const ofUnit = z.object({ form: formId, period: periodText, unit: codeShape });
const given = ofUnit.extend({
  set: z.record(z.string().max(60), z.unknown()).optional(),
  note: z.string().trim().max(2000).optional(),
  /** The number of the last step that was read. */
  seen: z.number().int().min(1).optional(),
});

const open = asks('keep-returns')
  .route({
    method: 'POST',
    path: '/returns/open',
    summary: 'Open a return of every unit of a place that owes one, filled from meters and registry',
  })
  .input(placePeriod)
  .output(
    z.object({
      form: z.string(),
      period: z.string(),
      expected: z.number().int(),
      opened: z.number().int(),
      units: z.array(z.string()),
      findings: z.array(findingShape),
    }),
  );

const show = asks('view')
  .route({ method: 'GET', path: '/returns/one', summary: 'A return: its fields, where each comes from, the checks that do not hold' })
  .input(ofUnit.extend({ knownAt: askedTimeShape.optional() }))
  .output(returnShape);

const step = (path: string, summary: string) => ({ method: 'POST' as const, path: `/returns/${path}` as const, summary });

const fill = asks('fill-return')
  .route(step('fill', 'Fill fields of a return that is open or was returned'))
  .input(given)
  .output(returnShape);

const submit = asks('fill-return')
  .route(step('submit', 'Submit a return; not while a check of the level error does not hold'))
  .input(given)
  .output(returnShape);

const accept = asks('keep-returns')
  .route(step('accept', 'Accept a return that was submitted: it counts'))
  .input(given.omit({ set: true }))
  .output(returnShape);

const sendBack = asks('keep-returns')
  .route(step('return', 'Return what was submitted to be mended'))
  .input(given.omit({ set: true }))
  .output(returnShape);

const amend = asks('fill-return')
  .route(step('amend', 'Submit the next version of a return; until it is accepted the one before counts'))
  .input(given)
  .output(returnShape);

const statusShape = z.object({
  form: z.string(),
  period: z.string(),
  region: z.string(),
  expected: z.number().int(),
  open: z.number().int(),
  submitted: z.number().int(),
  returned: z.number().int(),
  accepted: z.number().int(),
  late: z.number().int(),
  /** Share of the units owing a return whose return counts. */
  coverage: z.number().min(0).max(1),
  due: dayShape.nullable(),
  locked: z.boolean(),
  /** Hash of the state of all these returns: passed as `seen` to end the period. */
  hash: z.string(),
  units: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      state: states.nullable(),
      version: z.number().int().nullable(),
      late: z.boolean(),
    }),
  ),
  findings: z.array(findingShape),
});

const lock = asks('keep-returns')
  .route(step('lock', 'End a period for a place: from then on returns are only amended'))
  .input(
    placePeriod.extend({
      force: z.boolean().default(false),
      note: z.string().trim().min(1).max(2000).optional(),
      /** The hash of the status that was read. */
      seen: seenHashShape.optional(),
    }),
  )
  .output(statusShape);

const status = asks('view')
  .route({
    method: 'GET',
    path: '/returns/status',
    summary: 'How far the returns of a place have come: expected, submitted, accepted, late',
  })
  .input(placePeriod.extend({ knownAt: askedTimeShape.optional() }))
  .output(statusShape);

const total = asks('view')
  .route({ method: 'GET', path: '/returns/total', summary: 'Totals over the accepted returns of a place; each figure opens' })
  .input(placePeriod.extend({ knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      form: z.string(),
      period: z.string(),
      region: z.string(),
      rows: z.array(
        z.object({
          field: z.string(),
          name: bilingual,
          total: z.enum(['sum', 'area-mean', 'count']),
          value: z.number().nullable(),
          unit: z.string(),
          figure: z.string(),
        }),
      ),
      from: z.number().int(),
      of: z.number().int(),
      findings: z.array(findingShape),
    }),
  );

const weigh = asks('view')
  .route(
    step('weigh', 'What would come of values that are being typed: worked-out fields, checks, values that are no good; nothing is written'),
  )
  .input(ofUnit.extend({ set: z.record(z.string().max(60), z.unknown()) }))
  .output(
    z.object({
      fields: z.record(z.string(), valueShape.nullable()),
      checks: z.array(checkShape),
      /** Invalid values, by field. */
      bad: z.record(z.string(), z.string()),
    }),
  );

const periods = asks('view')
  .route({ method: 'GET', path: '/returns', summary: 'The forms and periods of which returns were opened, and how far they have come' })
  .input(z.object({ region: codeShape.optional() }))
  .output(
    z.object({
      periods: z.array(
        z.object({
          form: z.string(),
          names: bilingual,
          period: z.string(),
          kind: z.enum(['building', 'organisation', 'region']),
          opened: z.number().int(),
          open: z.number().int(),
          submitted: z.number().int(),
          returned: z.number().int(),
          accepted: z.number().int(),
          late: z.number().int(),
          due: dayShape.nullable(),
        }),
      ),
    }),
  );

const list = asks('view')
  .route({ method: 'GET', path: '/returns/units', summary: 'The returns of a form and period that the asker sees, unit by unit' })
  .input(z.object({ form: formId, period: periodText }))
  .output(
    z.object({
      form: z.string(),
      names: bilingual,
      period: z.string(),
      due: dayShape.nullable(),
      units: z.array(z.object({ unit: z.string(), name: z.string(), state: states, version: z.number().int(), late: z.boolean() })),
    }),
  );

const importSheet = asks('fill-return')
  .route({
    method: 'POST',
    path: '/imports/returns',
    summary: 'Returns of an uploaded sheet, xlsx or csv, as it is exported: what was typed goes in, a cell at fault is told by itself',
  })
  .input(z.object({ file: z.string().min(1).max(100), form: formId, period: periodText, preview: z.boolean().optional() }))
  .output(
    z.object({
      rows: z.number().int(),
      /** Rows that changed a return. */
      accepted: z.number().int(),
      /** Rows that match the return already. */
      repeated: z.number().int(),
      rejected: z.array(rejectShape),
      rejectedCount: z.number().int(),
      findings: z.array(findingShape),
    }),
  );

export const returnContract = {
  forms,
  form,
  check,
  add,
  periods,
  list,
  weigh,
  open,
  show,
  importSheet,
  fill,
  submit,
  accept,
  sendBack,
  amend,
  lock,
  status,
  total,
};
