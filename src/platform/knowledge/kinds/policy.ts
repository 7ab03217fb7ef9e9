import { z } from 'zod';
import { ofEveryEntry, day, names } from './every-entry.ts';
import { conditionShape } from './condition.ts';

const text = z.string().min(1);
const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/u);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A fact of a project, as a question: its possible values, why it is asked, what follows from it, how it may be derived. */
export const fact = z.strictObject({
  ...ofEveryEntry,
  names,
  fact: z.string().regex(/^[a-z][A-Za-z0-9]*$/u),
  type: z.enum(['bool', 'number', 'choice']),
  values: z.record(z.string(), names).optional(),
  /** A choice that accepts values other than those listed. */
  moreValues: z.boolean().optional(),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** A number that is a part of another: not more than that fact. */
  within: z.string().optional(),
  why: names,
  /** True if the condition is, unless the project states otherwise; the source is what defines it. */
  derived: conditionShape.optional(),
  /** What a value means for other facts: `{"true": {class: public}}`. A list is a choice among them. */
  implies: z.record(z.string(), z.record(z.string(), z.union([scalar, z.array(scalar).min(1)]))).optional(),
  /** A term that the documents use and leave to the authority: it cannot be computed, and it is not asked of everyone. */
  open: z.boolean().optional(),
});

/** A thing that rules require, with its unit. */
export const item = z.strictObject({
  ...ofEveryEntry,
  names,
  item: key,
  unit: z.string().min(1),
  /** The text of a requirement of it, a sentence without its subject: 安装太阳能系统; omitted if the name already says it. */
  asks: names.optional(),
  /** Whether it is an index to write into the planning conditions of a plot. */
  index: z.boolean().optional(),
  /** Items that are met if this one is true or above zero. */
  means: z.array(key).optional(),
});

/**
 * A word of the documents and the facts that it represents. `given`: by the documents, by an outside source, or plain words that need none.
 */
export const term = z.strictObject({ ...ofEveryEntry, term: text, given: z.enum(['document', 'outside', 'plain']), when: conditionShape });

/**
 * A subject that documents treat in several places: the items about it (none is all), facts that it begins with, and the targets and tasks
 * about it, by id (`NM/task-eco-district`).
 */
export const topic = z.strictObject({
  ...ofEveryEntry,
  names,
  topic: key,
  says: names,
  facts: z.record(z.string(), scalar).default({}),
  items: z.array(key).default([]),
  targets: z.array(text).default([]),
  baselines: z.array(text).default([]),
  tasks: z.array(text).default([]),
});

/** How strongly words bind. */
export const strength = z.strictObject({ ...ofEveryEntry, names, strength: key, words: z.array(text).min(1), bare: z.boolean().optional() });

const bound = {
  atLeast: z.number().optional(),
  above: z.number().optional(),
  atMost: z.number().optional(),
  below: z.number().optional(),
  is: scalar.optional(),
};

const need = z.strictObject({ item: key, ...bound, unit: z.string().optional() });

const rule = z.strictObject({
  id: key,
  item: key.optional(),
  ...bound,
  unit: z.string().optional(),
  /** If the clause leaves a choice: replaces item and value. */
  anyOf: z.array(need).min(2).optional(),
  strength: text,
  /** The governing word, as written in the sentence. */
  word: text,
  quote: text,
  binds: z.enum(['project', 'building', 'plot', 'actor']).default('building'),
  when: conditionShape.optional(),
  /** Last day on which the rule is valid, if the clause sets its own end. */
  until: day.optional(),
  /** What a careful reader must know: contradictions, readings, gaps. It is shown with the requirement. */
  doubt: names.optional(),
});

const base = z.strictObject({ year: z.int(), value: z.number().optional() });

const target = z.strictObject({
  id: key,
  name: names,
  scope: text,
  ...bound,
  unit: text,
  kind: z.enum(['binding', 'expected', 'unspecified']).default('unspecified'),
  base: base.optional(),
  /** The year by whose end it is due; none if the document prints none. */
  due: z.int().optional(),
  mode: z.enum(['cumulative', 'in-year', 'state']),
  strength: text.optional(),
  quote: text,
  doubt: names.optional(),
});

const baseline = z.strictObject({ id: key, name: names, scope: text.optional(), ...bound, unit: text, year: text, quote: text });

const task = z.strictObject({
  id: key,
  title: text,
  /** What is to be done; if omitted, the whole clause. */
  what: text.optional(),
  units: z.array(text).default([]),
  counties: z.array(text).default([]),
  due: text.optional(),
  quote: text,
});

const definition = z.strictObject({ term: text, quote: text, says: names.optional() });

/**
 * Each sentence of a `say` is compared with each of its quotes: the longest shipped one has some 240 characters and nine quotes of a kind.
 */
const [mostSaid, mostMarks] = [4000, 200];

/** A piece of the document: plain text, or a `say` with all its rules, targets and tasks. `at` applies until the next one. */
const passage = z.strictObject({
  at: text.optional(),
  prose: text.optional(),
  baseline: text.optional(),
  say: text.max(mostSaid).optional(),
  rules: z.array(rule).max(mostMarks).optional(),
  targets: z.array(target).max(mostMarks).optional(),
  baselines: z.array(baseline).max(mostMarks).optional(),
  tasks: z.array(task).max(mostMarks).optional(),
  definitions: z.array(definition).max(mostMarks).optional(),
});

const change = z.strictObject({
  what: z.enum(['replaces', 'repeals', 'amends']),
  /** Code or number of the earlier document. */
  document: text,
  from: day,
  /** The rules that cease, if it only amends. */
  rules: z.array(key).optional(),
});

/**
 * An act that the document names as binding, with the place where. `title` is its full name, `printed` is given if the document writes it
 * differently.
 */
const cited = z.strictObject({ title: text, number: text.optional(), printed: text.optional(), clause: text });

/** A government document, complete: every sentence in order, each marked for what it is. */
export const policy = z.strictObject({
  ...ofEveryEntry,
  code: z.string().regex(/^[A-Z][A-Z0-9-]{0,19}$/u),
  number: text.nullable(),
  title: text,
  /** Its short name for citations: 阳泉市实施方案; the title if it has none. */
  short: names.optional(),
  issuer: text,
  /** A day, or only the month or year if no more is printed. */
  issued: z.string().superRefine((issued, context) => {
    const whole = /^\d{4}(-\d{2}(-\d{2})?)?$/u.test(issued) && day.safeParse(`${issued}-01-01`.slice(0, 10)).success;
    if (!whole) context.addIssue({ code: 'invalid_format', format: 'date', input: issued });
  }),
  /** First day on which it binds, if it states one other than its issue. */
  binds: day.optional(),
  region: z.string().regex(/^\d{6}$/u),
  /** First day of its period; if it names none, cumulative targets count from the year of its issue. */
  periodBegins: day.optional(),
  /** Last day of its period. */
  periodEnds: day.optional(),
  changes: z.array(change).default([]),
  cites: z.array(cited).default([]),
  text: z.array(passage).min(1),
});

export type Policy = z.infer<typeof policy>;
export type Passage = z.infer<typeof passage>;
export type PolicyRule = z.infer<typeof rule>;
export type Need = z.infer<typeof need>;
export type Bound = { readonly [K in keyof typeof bound]?: z.infer<(typeof bound)[K]> | undefined };
