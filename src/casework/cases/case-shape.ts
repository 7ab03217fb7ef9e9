import { z } from 'zod';
import { dayShape, findingShape, instantShape } from '#kernel/shape.ts';

const limitShape = z.object({
  id: z.string(),
  name: z.string(),
  running: z.boolean(),
  of: z.number().int(),
  unit: z.enum(['workdays', 'days', 'months', 'years']),
  used: z.number().int().nullable(),
  left: z.number().int().nullable(),
  due: dayShape.nullable(),
  overdue: z.boolean(),
  /** A day on the way lies in a year without a calendar, or calendar or limit is not sure. */
  indicative: z.boolean(),
});

/** A field of a form. */
export const formFieldShape = z.object({
  field: z.string(),
  name: z.string(),
  type: z.string(),
  unit: z.string().nullable(),
  required: z.boolean(),
  personal: z.boolean(),
  options: z.array(z.object({ key: z.string(), name: z.string() })),
  columns: z.array(z.object({ key: z.string(), name: z.string(), type: z.string() })),
});

const evidenceKindShape = z.object({ kind: z.string(), name: z.string(), types: z.array(z.string()), required: z.boolean() });

const stepShape = z.object({
  transition: z.string(),
  name: z.string(),
  to: z.string(),
  /** The role in which who asks may take it; null where they may not. */
  as: z.string().nullable(),
  insteadOf: z.string().nullable(),
  /** Who takes it. */
  by: z.array(z.string()),
  /** Why it may not be taken yet. */
  hindrance: findingShape.nullable(),
  form: z.array(formFieldShape),
  evidence: z.array(evidenceKindShape),
  note: z.boolean(),
});

export const ballotShape = z.enum(['yes', 'no', 'abstain']);

const panelShape = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int(),
  quorum: z.number().int(),
  full: z.boolean(),
  /** Members of whom a vote on the papers as they stand is still to come. */
  outstanding: z.number().int(),
  /** As whom who asks sits on it; null where they do not. */
  own: z.string().nullable(),
  members: z.array(
    z.object({
      code: z.string(),
      recused: z.boolean(),
      voted: z.boolean(),
      /** The vote was of earlier papers: it stays in the record and does not count. */
      earlier: z.boolean(),
      /** null where it is not to be seen yet */ vote: ballotShape.nullable(),
    }),
  ),
  /** null before one's own vote. */
  yes: z.number().int().nullable(),
  no: z.number().int().nullable(),
  abstain: z.number().int().nullable(),
  result: z.enum(['open', 'pass', 'fail']),
});

const moneyShape = z.string();

export const headShape = {
  case: z.string(),
  procedure: z.string(),
  /** What it is called. */
  procedureName: z.string(),
  version: z.number().int(),
  state: z.string(),
  stateName: z.string(),
  region: z.string(),
  organisation: z.string().nullable(),
  building: z.string().nullable(),
  began: instantShape,
  ended: instantShape.nullable(),
};

/** A case as who asks may see it. */
export const caseShape = z.object({
  ...headShape,
  fields: z.record(z.string(), z.unknown()),
  /** What the fields are called. */
  fieldNames: z.record(z.string(), z.string()),
  /** The fields that have a value, as a page draws them. */
  fieldForms: z.array(formFieldShape),
  evidence: z.array(z.object({ n: z.number().int(), kind: z.string(), kindName: z.string(), name: z.string(), sha256: z.string() })),
  limits: z.array(limitShape),
  /** What who asks may do now. */
  may: z.array(z.object({ transition: z.string(), as: z.string(), insteadOf: z.string().nullable() })),
  /** Every step that leads out of the state. */
  steps: z.array(stepShape),
  panels: z.array(panelShape),
  numbers: z.record(z.string(), z.string()),
  /** What the numbers are called. */
  numberNames: z.record(z.string(), z.string()),
  ledger: z.object({ granted: moneyShape, paid: moneyShape, reclaimed: moneyShape }),
  /** The states it stood in, each with the instant of entry. */
  stays: z.array(z.object({ state: z.string(), name: z.string(), from: instantShape })),
  /** Reports that were given or are owed, the newest period first. */
  reports: z.array(
    z.object({
      report: z.string(),
      name: z.string(),
      /** `2025` or `2026-03`. */
      period: z.string(),
      due: dayShape.nullable(),
      overdue: z.boolean(),
      indicative: z.boolean(),
      /** null where it is owed. */
      given: instantShape.nullable(),
      fields: z.record(z.string(), z.unknown()),
      /** What meters said then: its figure opens to how it was worked out. */
      filled: z.array(z.object({ field: z.string(), value: z.string().nullable(), coverage: z.string(), figure: z.string().nullable() })),
    }),
  ),
  /** Score files against the star that is applied for, by the rules of the day on which each was given. */
  ratings: z.array(
    z.object({
      field: z.string(),
      name: z.string(),
      /** null where the standard is not loaded: nothing else is known then. */
      standard: z.string().nullable(),
      stage: z.enum(['pre', 'final']).nullable(),
      date: dayShape,
      total: z.number().nullable(),
      /** 0 is the basic grade. */
      grade: z.number().int().nullable(),
      /** If all that is undecided turned out well. */
      possibleGrade: z.number().int().nullable(),
      star: z.number().int().nullable(),
      /** Whether the star that is applied for is reached; null where that is undecided, or none is applied for. */
      meets: z.boolean().nullable(),
      figure: z.string().nullable(),
    }),
  ),
  published: instantShape.nullable(),
  /** The draw that began it; null where none did. */
  origin: z.object({ draw: z.string(), object: z.string(), gone: z.boolean() }).nullable(),
  head: z.string(),
  findings: z.array(findingShape),
});
