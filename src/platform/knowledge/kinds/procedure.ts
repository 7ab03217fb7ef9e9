import { RE2JS } from 're2js';
import { z } from 'zod';
import { conditionShape } from './condition.ts';
import { names, ofEveryEntry, sourceShape, statuses } from './every-entry.ts';
import { must } from './procedure-must.ts';

const text = z.string().min(1).max(200);
export const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/u);
/** Decimals are text, or numbers that a file writes plainly: 0.1. */
const decimal = z.union([z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/u), z.number()]);
const oneOrMore = z.union([text, z.array(text).min(1)]);
const term = z.int().min(1).max(3650);

/** The name of a part of a procedure, its source and its status. */
const ofEveryPart = { names: names.optional(), source: sourceShape.partial().optional(), status: z.enum([...statuses, 'CONFIRMED', 'MISSING']).optional() };

const link = z.enum(['required', 'optional']);

function isPattern(text: string): boolean {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
}

const role = z.strictObject({ ...ofEveryPart, who: z.enum(['applicant', 'post', 'panel']) });

const operands = z.array(z.union([text, z.number()])).min(1);

/**
 * A value calculated from other fields: exact, rounded half up to the field's decimals. A text names a field, or a coefficient of knowledge
 * as on the day of the step (`coefficient.standard-coal/electricity`); a number is one.
 */
const compute = z.strictObject({
  add: operands.optional(),
  subtract: operands.optional(),
  multiply: operands.optional(),
  min: operands.optional(),
  max: operands.optional(),
  /** The sum of products. */
  products: z.array(operands).min(1).optional(),
});

const fieldTypes = [
  'text', 'integer', 'decimal', 'money', 'bool', 'day', 'choice', 'choices', 'table', 'region', 'building', 'organisation', 'credit-code', 'rating',
] as const;

const options = z.union([z.array(text).min(1), z.record(text, names)]);

/** A column of a table. */
const column = z.strictObject({
  ...ofEveryPart,
  type: z.enum(fieldTypes),
  min: decimal.optional(),
  max: decimal.optional(),
  unit: text.optional(),
  options: options.optional(),
});

/** A field of a case, and of a form. */
export const field = z.strictObject({
  ...ofEveryPart,
  type: z.enum(fieldTypes),
  min: decimal.optional(),
  max: decimal.optional(),
  decimals: z.int().min(0).max(12).optional(),
  unit: text.optional(),
  options: options.optional(),
  /** Columns of a table, by name. */
  columns: z.record(key, column).optional(),
  /** What the whole text must match; in the syntax of RE2, which takes no extra time for malicious texts. */
  pattern: z.string().max(500).refine(isPattern, 'a pattern').optional(),
  /** A personal value appears in no record, notice or log. */
  personal: z.boolean().optional(),
  /** What must be true of the fields for a value to be accepted. */
  check: conditionShape.optional(),
  /** What should be true of the fields: if it is not, the value is accepted with a finding. */
  expect: conditionShape.optional(),
  /** What the value must agree with: other fields, facts of the building, days, other cases. */
  must: z.array(must).min(1).optional(),
  compute: compute.optional(),
  /**
   * Where a new case takes the value from if none is given: a fact of its project or building, `project.annualKwh`, `building.floorArea`;
   * of several the first that is known.
   */
  from: oneOrMore.optional(),
});

const evidence = z.strictObject({ ...ofEveryPart, types: z.array(text).min(1), most: z.int().min(1).max(1000).optional() });

/** `2/3`, or a decimal. */
const fraction = z.union([z.string().regex(/^\d{1,6}(\/[1-9]\d{0,5}|\.\d{1,6})?$/u), z.number().min(0)]);

const panel = z.strictObject({
  ...ofEveryPart,
  from: text,
  size: z.int().min(1).max(200),
  groups: z.record(text, z.int().min(1)).optional(),
  quorum: z.int().min(1),
  pass: z.strictObject({ atLeast: fraction.optional(), moreThan: fraction.optional(), of: z.enum(['votes', 'members']) }),
});

const number = z.strictObject({ ...ofEveryPart, pattern: z.string().min(1).max(200), per: z.array(text).default([]) });

const state = z.strictObject({ ...ofEveryPart, start: z.boolean().optional(), end: z.boolean().optional(), limit: z.literal('none').optional() });

export const units = ['workdays', 'days', 'months', 'years'] as const;

/** Exactly one of the units, enforced by the check. */
const limit = z.strictObject({
  ...ofEveryPart,
  in: z.array(text).min(1),
  workdays: term.optional(),
  days: term.optional(),
  months: term.optional(),
  years: term.optional(),
  /** Restarts from zero at each entry. */
  anew: z.boolean().optional(),
});

const value = z.union([text, z.number(), z.boolean()]);

/** The lists that a step may enter something into, and what it may say of it. */
export const enteredFields = {
  standard: ['name', 'number', 'kind', 'status', 'issued', 'reviewed', 'outcome', 'abolished', 'replaces'],
} as const;

/** Exactly one of these, `set` with `to`, `less` with `by`, `enter` with `code` and `fields`; enforced by the check. */
const effect = z.strictObject({
  set: text.optional(),
  to: value.optional(),
  /** Takes `by` off a number of the building, from a day on; where nothing is left, the life event `gone` is recorded instead. */
  less: text.optional(),
  by: text.optional(),
  from: text.optional(),
  gone: text.optional(),
  credit: value.optional(),
  grant: text.optional(),
  pay: text.optional(),
  reclaim: text.optional(),
  consent: z.union([value, z.record(z.string(), z.unknown())]).optional(),
  begin: text.optional(),
  /** Enters something into a list by its code, or changes what is there. `$field`, `$today` and `$step.NAME` (its last day) take values. */
  enter: z.enum(['standard']).optional(),
  code: value.optional(),
  fields: z.record(text, value).optional(),
  /** Done only if this is known to be true of the fields. */
  when: conditionShape.optional(),
});

/** Either `by` a role or `auto`, enforced by the check. */
const transition = z.strictObject({
  ...ofEveryPart,
  from: oneOrMore,
  to: text,
  by: oneOrMore.optional(),
  auto: text.optional(),
  when: conditionShape.optional(),
  form: z.array(text).optional(),
  optional: z.array(text).optional(),
  evidence: z.array(text).optional(),
  after: text.optional(),
  before: text.optional(),
  extends: z.record(text, term).optional(),
  notBy: oneOrMore.optional(),
  note: z.boolean().optional(),
  panel: z.record(text, z.enum(['pass', 'fail'])).optional(),
  publish: z.strictObject({ fields: z.array(text) }).optional(),
  number: text.optional(),
  document: text.optional(),
  effects: z.array(effect).optional(),
  /** The public may begin with it. */
  open: z.boolean().optional(),
});

const report = z.strictObject({
  ...ofEveryPart,
  every: z.enum(['month', 'year']),
  in: oneOrMore,
  within: z.strictObject(Object.fromEntries(units.map((unit) => [unit, term.optional()]))).optional(),
  form: z.array(text).optional(),
  fills: z.record(text, z.unknown()).optional(),
});

/** How many cases a place may accept in a year, by the states in which a case counts towards it; a field states which parts it is about. */
const quota = z.strictObject({ ...ofEveryPart, in: z.array(text).min(1), accepted: z.array(text).default([]), parts: text.optional() });

/**
 * A list of cases that reached one of some states, by the options of a field, as a paper: `{in: [registered], by: grade, fields: [title]}`.
 */
const register = z.strictObject({
  ...ofEveryPart,
  in: text,
  /** A field with options: one part of the list for each, in their order. */
  by: text.optional(),
  number: text.optional(),
  fields: z.array(text).min(1).max(8),
  /** Totals of numeric fields, by `region`, the `year` in which a case reached the state, or fields. */
  totals: z.strictObject({ of: z.array(text).min(1).max(4), per: z.array(text).min(1).max(3) }).optional(),
});

/** A procedure of an office: who may bring a case from which state to which, with what, and by when (casework). */
export const procedure = z.strictObject({
  ...ofEveryEntry,
  zone: text.optional(),
  links: z.strictObject({ organisation: link.optional(), building: link.optional(), project: link.optional(), region: link.optional() }).optional(),
  roles: z.record(key, role),
  fields: z.record(key, field).default({}),
  evidence: z.record(key, evidence).default({}),
  panels: z.record(key, panel).default({}),
  numbers: z.record(key, number).default({}),
  states: z.record(key, state),
  limits: z.record(key, limit).default({}),
  transitions: z.record(key, transition),
  /** The public may begin, by whichever step an applicant takes first. */
  open: z.boolean().optional(),
  reports: z.record(key, report).default({}),
  registers: z.record(key, register).default({}),
  quota: quota.optional(),
  /** What must be true for a case to begin. */
  must: z.array(must).min(1).optional(),
});

export type Procedure = z.infer<typeof procedure>;
