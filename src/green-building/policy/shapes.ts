import { z } from 'zod';
import { findingShape } from '#kernel/shape.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const bilingual = z.object({ zh: z.string(), en: z.string() });

const asked = z.object({ item: z.string(), comparator: z.enum(['>=', '>', '<=', '<', '=']), value: scalar, unit: z.string() });

const cited = {
  strength: z.string(),
  document: z.string(),
  clause: z.string(),
  /** The document's own words. */
  quote: z.string(),
  rule: z.string(),
  binds: z.enum(['project', 'building', 'plot', 'actor']),
  /** What a careful reader must know about it. */
  doubt: bilingual.optional(),
  /** If it applies only by an outside definition: the facts derived by it, and its source. */
  restsOn: z.object({ facts: z.array(z.string()), text: bilingual }).optional(),
};

/** What is required: the fields from item to unit, or a choice instead; `text` spells it out. */
export const requirementShape = z.object({ ...asked.partial().shape, anyOf: z.array(asked).optional(), ...cited, text: bilingual });

export const undecidedShape = z.object({
  item: z.string(),
  anyOf: z.array(asked).optional(),
  ...cited,
  needs: z.array(z.string()),
  text: bilingual,
});

export const documentHeldShape = z.object({
  code: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  /** Its name in citations; a special plan only has its title. */
  short: bilingual.optional(),
  issuer: z.string(),
  issued: z.string(),
  region: z.string(),
  periodEnds: z.string().optional(),
  /** `holds`, `ended` with its period, `perhaps` inside the month of its issue, `gone` by a later act, `before` its issue. */
  state: z.enum(['holds', 'ended', 'perhaps', 'gone', 'before']),
});

export const notLoadedShape = z.array(
  z.object({ title: z.string(), number: z.string().optional(), citedBy: z.array(z.object({ document: z.string(), clause: z.string() })) }),
);

export const verdictShape = z.object({
  documents: z.array(documentHeldShape),
  requirements: z.array(requirementShape),
  undecided: z.array(undecidedShape),
  lapsed: z.array(
    requirementShape.extend({ since: z.string(), why: z.string(), by: z.string().optional(), needs: z.array(z.string()).optional() }),
  ),
  notLoaded: notLoadedShape,
  strictest: z.array(requirementShape.extend({ also: z.array(z.string()) })),
  /** Facts that would decide something, most relevant first. */
  asks: z.array(z.object({ fact: z.string(), rules: z.number().int(), duties: z.number().int() })),
  findings: z.array(findingShape),
});

export const documentShape = documentHeldShape.extend({ rules: z.number().int(), targets: z.number().int(), tasks: z.number().int() });

const figure = {
  id: z.string(),
  document: z.string(),
  name: bilingual,
  comparator: asked.shape.comparator,
  value: scalar,
  unit: z.string(),
  clause: z.string(),
  quote: z.string(),
};

export const targetShape = z.object({
  ...figure,
  scope: z.string(),
  kind: z.enum(['binding', 'expected', 'unspecified']),
  base: z.object({ year: z.number().int(), value: z.number().optional() }).optional(),
  /** The year by whose end it is due; null if the document prints none. */
  due: z.number().int().nullable(),
  mode: z.enum(['cumulative', 'in-year', 'state']),
  strength: z.string().nullable(),
  doubt: bilingual.nullable(),
});

export const baselineShape = z.object({ ...figure, scope: z.string().nullable(), year: z.string() });

export const taskShape = z.object({
  id: z.string(),
  document: z.string(),
  clause: z.string(),
  title: z.string(),
  what: z.string(),
  units: z.array(z.string()),
  counties: z.array(z.string()),
  due: z.string().optional(),
  quote: z.string(),
});

export const markShape = z.object({
  kind: z.enum(['rule', 'target', 'task', 'baseline', 'definition']),
  id: z.string(),
  quote: z.string(),
  /** What it says, as text. */
  text: bilingual,
  strength: z.string().optional(),
  doubt: bilingual.optional(),
});

export const itemShape = z.object({
  item: z.string(),
  names: bilingual,
  unit: z.string(),
  /** Whether it is an index for planning conditions. */
  index: z.boolean(),
  /** For an item given as text: the values that the documents print. */
  values: z.array(z.string()),
  rules: z.array(z.string()),
});

export const factShape = z.object({
  fact: z.string(),
  names: bilingual,
  why: bilingual,
  type: z.enum(['bool', 'number', 'choice']),
  values: z.array(z.object({ value: z.string(), names: bilingual })),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  derived: z.boolean(),
  open: z.boolean(),
});

export const topicHeadShape = z.object({
  topic: z.string(),
  names: bilingual,
  says: bilingual,
  /** The facts of a project it starts with. */
  facts: z.record(z.string(), scalar),
  /** Items that mention it; empty: all do. */
  items: z.array(z.string()),
});

export const topicShape = topicHeadShape.extend({
  targets: z.array(targetShape),
  baselines: z.array(baselineShape),
  tasks: z.array(taskShape),
  documents: z.array(documentShape),
});

export const checkShape = z.object({
  verdict: z.enum(['meets', 'fails', 'undecided']),
  items: z.array(
    z.object({
      item: z.string(),
      comparator: asked.shape.comparator.nullable(),
      required: z.union([scalar, z.array(asked)]),
      unit: z.string().nullable(),
      designed: z.union([scalar, z.array(z.string())]).nullable(),
      verdict: z.enum(['meets', 'fails', 'undecided']),
      decides: z.boolean(),
      text: bilingual,
      ...cited,
    }),
  ),
  undecided: z.array(undecidedShape),
  permit: z.array(requirementShape),
  findings: z.array(findingShape),
});

export const conditionsShape = z.object({
  conditions: z.array(requirementShape),
  documents: z.array(documentHeldShape),
  undecided: z.array(undecidedShape),
  notLoaded: notLoadedShape,
  findings: z.array(findingShape),
});

export const reviewShape = z.object({
  /** Null if nothing given counts. */
  tce: z.object({ equivalent: z.number().nullable(), equalValue: z.number().nullable() }),
  /** Null if electricity is said to be unknown. */
  kwh: z.number().nullable(),
  needsReview: z.boolean().nullable(),
  why: z.string(),
  rules: z.array(requirementShape),
  /** Each figure beside each limit of the rules: those that are reached decide. */
  compared: z.array(
    z.object({
      figure: z.enum(['annualTce', 'annualKwh']),
      value: z.number().nullable(),
      limit: z.number(),
      unit: z.enum(['tce', 'kWh']),
      reached: z.boolean().nullable(),
      document: z.string(),
      clause: z.string(),
      rule: z.string(),
    }),
  ),
  coefficients: z.array(
    z.object({ name: z.string(), id: z.string(), value: z.number(), unit: z.string(), source: z.string(), status: z.string() }),
  ),
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

export const changesShape = z.object({
  added: z.array(requirementShape),
  removed: z.array(requirementShape),
  opened: z.array(undecidedShape),
  settled: z.array(undecidedShape),
  same: z.number().int(),
});
