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
  /** A day in between is in a year without a calendar, or the calendar or limit is not certain. */
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
  columns: z.array(
    z.object({ key: z.string(), name: z.string(), type: z.string(), options: z.array(z.object({ key: z.string(), name: z.string() })) }),
  ),
});

const evidenceKindShape = z.object({ kind: z.string(), name: z.string(), types: z.array(z.string()), required: z.boolean() });

const stepShape = z.object({
  transition: z.string(),
  name: z.string(),
  to: z.string(),
  /** The role in which the caller may take it; null if they may not. */
  as: z.string().nullable(),
  insteadOf: z.string().nullable(),
  /** The roles that take it. */
  by: z.array(z.string()),
  /** Why it cannot be taken yet. */
  hindrance: findingShape.nullable(),
  form: z.array(formFieldShape),
  evidence: z.array(evidenceKindShape),
  note: z.boolean(),
  /** The procedures of which it may begin a case. */
  begins: z.array(z.string()),
});

export const ballotShape = z.enum(['yes', 'no', 'abstain']);

const panelShape = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int(),
  quorum: z.number().int(),
  full: z.boolean(),
  /** Members whose vote on the current papers is still outstanding. */
  outstanding: z.number().int(),
  /** The member as whom the caller sits on it; null if they do not. */
  own: z.string().nullable(),
  /** Whether votes can be given in the state of the case. */
  sits: z.boolean(),
  /** How the papers differ from those that the caller voted on; null if they did not vote on earlier ones. */
  changed: z
    .object({
      fields: z.array(z.object({ field: z.string(), name: z.string(), was: z.string().nullable(), is: z.string().nullable() })),
      /** Names of personal fields that were given anew. */
      personal: z.array(z.string()),
      evidence: z.array(z.object({ n: z.number().int(), kindName: z.string(), name: z.string() })),
      reports: z.array(z.object({ name: z.string(), period: z.string() })),
    })
    .nullable(),
  members: z.array(
    z.object({
      code: z.string(),
      recused: z.boolean(),
      voted: z.boolean(),
      /** The vote was on earlier papers: it stays in the record and does not count. */
      earlier: z.boolean(),
      /** null if it may not be seen yet */ vote: ballotShape.nullable(),
    }),
  ),
  /** null before the caller's own vote. */
  yes: z.number().int().nullable(),
  no: z.number().int().nullable(),
  abstain: z.number().int().nullable(),
  result: z.enum(['open', 'pass', 'fail']),
});

const moneyShape = z.string();

export const headShape = {
  case: z.string(),
  procedure: z.string(),
  /** The name of the procedure. */
  procedureName: z.string(),
  version: z.number().int(),
  state: z.string(),
  stateName: z.string(),
  region: z.string(),
  organisation: z.string().nullable(),
  building: z.string().nullable(),
  /** null if it names none. */
  project: z.string().nullable(),
  began: instantShape,
  ended: instantShape.nullable(),
};

/** A case as the caller may see it. */
export const caseShape = z.object({
  ...headShape,
  /** What was seen that led to it; null if that was not stated. */
  grounds: z
    .object({
      period: z.string().nullable(),
      text: z.string().nullable(),
      figures: z.array(z.object({ name: z.string(), value: z.number().nullable(), unit: z.string(), figure: z.string() })),
      /** The open case on the same grounds beside which it was begun, and why. */
      beside: z.object({ case: z.string(), reason: z.string() }).optional(),
    })
    .nullable(),
  fields: z.record(z.string(), z.unknown()),
  /** The names of the fields. */
  fieldNames: z.record(z.string(), z.string()),
  /** The values as people read them: options by name, amounts with their unit; those that are missing are left out. */
  fieldTexts: z.record(z.string(), z.string()),
  /** The fields that have a value, for a page to render. */
  fieldForms: z.array(formFieldShape),
  evidence: z.array(z.object({ n: z.number().int(), kind: z.string(), kindName: z.string(), name: z.string(), sha256: z.string() })),
  limits: z.array(limitShape),
  /** What the caller may do now. */
  may: z.array(z.object({ transition: z.string(), as: z.string(), insteadOf: z.string().nullable() })),
  /** Every step out of the state. */
  steps: z.array(stepShape),
  panels: z.array(panelShape),
  numbers: z.record(z.string(), z.string()),
  /** The names of the numbers. */
  numberNames: z.record(z.string(), z.string()),
  ledger: z.object({ granted: moneyShape, paid: moneyShape, reclaimed: moneyShape }),
  /** The states that the case was in, each with the instant of entry. */
  stays: z.array(z.object({ state: z.string(), name: z.string(), from: instantShape })),
  /** Reports that were given or are owed, newest period first. */
  reports: z.array(
    z.object({
      report: z.string(),
      name: z.string(),
      /** `2025` or `2026-03`. */
      period: z.string(),
      due: dayShape.nullable(),
      overdue: z.boolean(),
      indicative: z.boolean(),
      /** null if it is owed. */
      given: instantShape.nullable(),
      fields: z.record(z.string(), z.unknown()),
      fieldTexts: z.record(z.string(), z.string()),
      /** What meters said then: the figure of a value shows how it was calculated. */
      filled: z.array(z.object({ field: z.string(), value: z.string().nullable(), coverage: z.string(), figure: z.string().nullable() })),
      /** What was given for the same period before, in order: the last one counts. */
      earlier: z.array(z.object({ given: instantShape, fieldTexts: z.record(z.string(), z.string()) })),
    }),
  ),
  /** Score files against the star applied for, by the rules of the day on which each was given. */
  ratings: z.array(
    z.object({
      field: z.string(),
      name: z.string(),
      /** null if the standard is not loaded; in that case nothing else is known. */
      standard: z.string().nullable(),
      stage: z.enum(['pre', 'final']).nullable(),
      date: dayShape,
      total: z.number().nullable(),
      /** 0 is the basic grade. */
      grade: z.number().int().nullable(),
      /** If everything undecided turned out well. */
      possibleGrade: z.number().int().nullable(),
      star: z.number().int().nullable(),
      /** Whether the star applied for is reached; null if that is undecided, or none is applied for. */
      meets: z.boolean().nullable(),
      figure: z.string().nullable(),
    }),
  ),
  /** What did not agree when steps were taken, or could not be compared, with the reasons given. */
  doubts: z.array(
    findingShape.extend({
      /** The event of the case. */
      n: z.number().int(),
      at: instantShape,
      by: z.string(),
      /** The step or report; null: when the case began. */
      transition: z.string().nullable(),
      stepName: z.string(),
      /** The field; `case` for the case as a whole, `begin.PROCEDURE` for a case that the step begins. */
      field: z.string(),
      name: z.string(),
      /** `reason`: taken for the reason; `tell`: only told. */
      strength: z.enum(['refuse', 'reason', 'tell']),
      reason: z.string().nullable(),
    }),
  ),
  /** Corrections of steps that had effects outside the case, in order. */
  corrections: z.array(
    z.object({
      n: z.number().int(),
      at: instantShape,
      by: z.string(),
      /** The event of the step. */
      step: z.number().int(),
      stepName: z.string(),
      note: z.string(),
      /** Whether the effects were undone and not had anew. */
      withdraws: z.boolean(),
      /** The values as corrected. */
      fieldTexts: z.record(z.string(), z.string()),
    }),
  ),
  /** The steps that the caller may correct, with what may be corrected of each. */
  correctable: z.array(
    z.object({ n: z.number().int(), at: instantShape, transition: z.string(), name: z.string(), form: z.array(formFieldShape) }),
  ),
  published: instantShape.nullable(),
  /** The draw that began it; null if none did. */
  origin: z.object({ draw: z.string(), object: z.string(), gone: z.boolean() }).nullable(),
  head: z.string(),
  findings: z.array(findingShape),
});
