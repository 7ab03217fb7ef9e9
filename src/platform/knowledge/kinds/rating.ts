import { z } from 'zod';
import { ofEveryEntry, names, statuses } from './every-entry.ts';

const text = z.string().min(1);
const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/u);
const status = z.enum(statuses);
const percent = z.number().min(0).max(100);

/** A part of a score: `max` points, `pre` if the evaluation before completion has fewer; `floor` if each star requires a share of it. */
const part = z.strictObject({
  code: z.string().regex(/^Q[0-9A-Z]$/u),
  names,
  clause: text,
  max: z.number().positive(),
  pre: z.number().positive().optional(),
  floor: z.boolean().default(false),
});

/** One way to meet a requirement: what each star requires, from one star on; null requires nothing. `levels` is in rising order. */
const way = z.strictObject({
  key,
  names,
  unit: text,
  compare: z.enum(['more', 'less', 'level', 'yes']),
  levels: z.array(z.strictObject({ level: text, names })).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  stars: z.array(z.union([z.number(), z.string(), z.boolean(), z.null()])).length(3),
});

const requirement = z.strictObject({
  id: text,
  names,
  clause: text,
  status,
  /** The buildings that it applies to; all if omitted. */
  when: z.strictObject({ class: z.array(text).optional(), climate: z.array(text).optional() }).default({}),
  anyOf: z.array(way).min(1),
});

/** A standard that gives a building a number of stars. */
export const ratingStandard = z.strictObject({
  ...ofEveryEntry,
  names,
  standard: text,
  /** Points for all control items together. */
  base: part,
  parts: z.array(part).min(1),
  /** The part for bonus items; they may add up to more than counts. */
  bonus: part,
  divisor: z.number().positive(),
  floorPercent: percent,
  floorClause: text,
  grades: z.array(z.strictObject({ star: z.int().min(1), total: z.number().positive() })).min(1),
  gradeClause: text,
  fitOutClause: text,
  requirements: z.array(requirement),
  /** An edition that is in force from a day on and whose clauses are not loaded. */
  revised: z.strictObject({ from: z.iso.date(), names, status }).optional(),
  /** What is missing here of the standard. */
  gaps: z.array(names).default([]),
});

/** An item of such a standard. `status` is that of its points; `nameStatus` that of its requirement. */
export const ratingItem = z.strictObject({
  ...ofEveryEntry,
  names,
  standard: text,
  code: z.string().regex(/^\d+\.\d+\.\d+[A-Z]?$/u),
  part: z.string().regex(/^Q[0-9A-Z]$/u),
  type: z.enum(['control', 'score', 'bonus']),
  max: z.number().positive().optional(),
  /** Whether it counts before completion. */
  pre: z.boolean().default(true),
  nameStatus: status.optional(),
});

const span = z.strictObject({ from: z.number().min(0), to: z.number().min(0), status });

/** A standard for how far a building is prefabricated: points by the share of each item, linear between two shares. */
export const prefabStandard = z.strictObject({
  ...ofEveryEntry,
  names,
  standard: text,
  groups: z.array(z.strictObject({ code: z.string().regex(/^q\d$/u), names, max: z.number().positive(), min: z.number().min(0), clause: text, status })).min(1),
  items: z
    .array(
      z.strictObject({
        item: key,
        names,
        group: z.string().regex(/^q\d$/u),
        /** Share in per cent; none for items that are either present or not. Below `from` there are no points. */
        ratio: span.optional(),
        points: span,
        /** Without it the building is not considered prefabricated. */
        must: z.boolean().default(false),
        /** Whether buildings may lack the function; its points then leave the base. */
        mayLack: z.boolean().default(false),
        aliases: z.array(text).default([]),
      }),
    )
    .min(1),
  base: z.strictObject({ points: z.number().positive(), clause: text, status }),
  least: z.strictObject({ rate: percent, clause: text, status }),
  /** Grades are based on the rate in whole per cent. */
  rounding: z.strictObject({ clause: text, status }),
  grades: z.array(z.strictObject({ grade: text, from: percent, to: percent })).min(1),
  gradeNeeds: z.strictObject({ item: key, ratio: percent, clause: text, status }),
});

/**
 * What a rule pays, as printed: `pays: 50元` or `pays: 30%`, `of` a quantity (a numeric fact of the project, or `costYuan`, the eligible
 * cost); without one, once per project. `most`: the cap, `100万元`. `quote`: the words that print it, if they are not those of the rule
 * itself.
 */
const amount = z.strictObject({
  rule: text,
  pays: text,
  of: text.optional(),
  most: text.optional(),
  document: text,
  clause: text,
  quote: text.optional(),
  status,
});

/** Something that a project may claim: which item of the rules it is, how excluded floor area is measured, and what is paid. */
export const incentive = z.strictObject({
  ...ofEveryEntry,
  names,
  item: text,
  gives: z.enum(['floor-area', 'money', 'finance', 'tax', 'honour']),
  measure: z.enum(['added-insulation', 'prefab-wall']).optional(),
  /** The share of the measured area that a rule excludes, if its own words or an act that it points to give one. */
  shares: z
    .array(z.strictObject({ rule: text, percent, capPercent: percent.optional(), document: text, clause: text, status }))
    .default([]),
  /** None: no document that was read prints an amount. */
  amounts: z.array(amount).default([]),
});
