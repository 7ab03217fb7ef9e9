import { z } from 'zod';
import { issueText } from '#kernel/issue-text.ts';
import { carriers, type Carrier } from '#kernel/carrier.ts';
import { uses } from '#kernel/vocabulary.ts';
import { conditionShape, type Condition } from './condition.ts';

/** The stages of a project's life that a count may use, in order. */
export const countedStages = ['initiated', 'planned', 'designed', 'materials', 'construction', 'delivered', 'operation', 'demolished'] as const;

/** The units of energy: standard coal by calorific or by equal value, energy, or each carrier in its own unit. */
export const energyUnits = ['kgce', 'kgce-equal', 'kwh', 'gj', 'own'] as const;

export type EnergyUnit = (typeof energyUnits)[number];

/** How an indicator is calculated: figures of a place in a year, and the operations on them. */
export type Expression =
  | { readonly of: 'number'; readonly value: number }
  | {
      readonly of: 'use';
      readonly carriers: readonly Carrier[] | null;
      readonly items: readonly string[] | null;
      readonly uses: readonly string[] | null;
      readonly in: EnergyUnit;
    }
  | { readonly of: 'generated'; readonly in: EnergyUnit }
  | { readonly of: 'buildings'; readonly sum: 'floorArea' | 'roofArea' | 'count'; readonly where: Condition | null }
  | {
      readonly of: 'projects';
      /** `area`, `count`, or a fact of projects. */
      readonly sum: string;
      readonly where: Condition | null;
      readonly reached: (typeof countedStages)[number];
      readonly in: 'year' | 'until' | 'period';
    }
  | { readonly of: 'resources'; readonly sum: 'kw' | 'area'; readonly kind: string | null }
  | { readonly of: 'return'; readonly form: string; readonly field: string }
  | {
      /** The number of cases of a procedure that reached a state. */
      readonly of: 'cases';
      readonly procedure: string;
      readonly reached: string;
      readonly in: 'year' | 'until' | 'period';
      /** What they are, in words: «registered results». */
      readonly names: InBoth;
    }
  | { readonly of: (typeof arithmetic)[number]; readonly parts: readonly Expression[] };

type Path = readonly (string | number)[];
type InBoth = { readonly zh: string; readonly en: string };
type OnFault = (path: Path, said: InBoth) => void;

const arithmetic = ['add', 'subtract', 'multiply', 'divide'] as const;
const deepest = 20;

const text = z.string().min(1).max(100);
const inUnit = z.enum(energyUnits);

const leaves = {
  use: z.strictObject({
    carriers: z.array(z.enum(carriers)).min(1).optional(),
    items: z.array(z.string().regex(/^[0-9A-Z]{5}$/u)).min(1).optional(),
    uses: z.array(z.enum(uses)).min(1).optional(),
    in: inUnit,
  }),
  generated: z.strictObject({ in: inUnit }),
  buildings: z.strictObject({ sum: z.enum(['floorArea', 'roofArea', 'count']), where: conditionShape.optional() }),
  projects: z.strictObject({
    sum: text,
    where: conditionShape.optional(),
    reached: z.enum(countedStages),
    in: z.enum(['year', 'until', 'period']).default('year'),
  }),
  resources: z.strictObject({ sum: z.enum(['kw', 'area']), kind: text.optional() }),
  return: z.strictObject({ form: text, field: text }),
  cases: z.strictObject({
    procedure: text,
    reached: text,
    in: z.enum(['year', 'until', 'period']).default('year'),
    names: z.strictObject({ zh: text, en: text }),
  }),
};

type Leaf = keyof typeof leaves;

const operators = [...Object.keys(leaves), ...arithmetic].join(', ');

/**
 * An expression as written: a number, or `{use: …}`, `{divide: [A, B]}` and the like, one in each pair of braces. Every fault is reported
 * with its position.
 */
export const expressionShape = z.unknown().transform((value, context): Expression => {
  const told: OnFault = (path, said) =>
    context.issues.push({ code: 'custom', path: [...path], message: said.en, params: { said }, input: value });
  return readExpression(value, [], told) ?? z.NEVER;
});

function readExpression(value: unknown, path: Path, told: OnFault): Expression | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { of: 'number', value } : refused(path, told, notNumber);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused(path, told, notExpression);
  const [only, ...others] = Object.entries(value as Readonly<Record<string, unknown>>);
  if (only === undefined || others.length > 0) return refused(path, told, notExpression);
  const [key, held] = only;
  if (isArithmetic(key)) return readParts(key, held, [...path, key], told);
  if (Object.hasOwn(leaves, key)) return readLeaf(key as Leaf, held, [...path, key], told);
  return refused([...path, key], told, {
    zh: `不认识的算式“${key}”；可用 ${operators} 或一个数`,
    en: `“${key}” is no expression: use ${operators} or a number`,
  });
}

const isArithmetic = (key: string): key is (typeof arithmetic)[number] => (arithmetic as readonly string[]).includes(key);

function readParts(of: (typeof arithmetic)[number], held: unknown, path: Path, told: OnFault): Expression | null {
  const least = of === 'subtract' || of === 'divide' ? 2 : 1;
  if (!Array.isArray(held) || held.length < least)
    return refused(path, told, { zh: `${of} 须列出至少 ${least} 项`, en: `${of} needs a list of at least ${least}` });
  if (path.length > 2 * deepest) return refused(path, told, { zh: '算式嵌套过深', en: 'the expression is nested too deep' });
  const parts = held.map((one, at) => readExpression(one, [...path, at], told));
  return parts.some((part) => part === null) ? null : { of, parts: parts as Expression[] };
}

function readLeaf(of: Leaf, held: unknown, path: Path, told: OnFault): Expression | null {
  const read = leaves[of].safeParse(held);
  if (!read.success) {
    for (const issue of read.error.issues) for (const fault of faultsOf(issue)) told([...path, ...fault.path], fault.said);
    return null;
  }
  const whole = { of, carriers: null, items: null, uses: null, where: null, kind: null, ...read.data };
  if (of === 'use') return amongUses(whole as Extract<Expression, { of: 'use' }>, path, told);
  const kept = Object.entries(whole).filter(([key]) => key === 'of' || key in leaves[of].shape);
  return Object.fromEntries(kept) as Expression;
}

/** Water is not energy, and an amount in a carrier's own unit belongs to one carrier alone. */
function amongUses(use: Extract<Expression, { of: 'use' }>, path: Path, told: OnFault): Expression | null {
  const { carriers: named, items, uses: of, in: unit } = use;
  if (unit === 'own' && named?.length !== 1)
    return refused([...path, 'in'], told, { zh: '以自身单位计（own）须只写一种能源', en: '`own` needs exactly one carrier' });
  if (unit !== 'own' && named?.includes('water') === true)
    return refused([...path, 'carriers'], told, { zh: '水不是能源，只能以自身单位计', en: 'water is no energy: tell it in `own`' });
  return { of: 'use', carriers: named, items, uses: of, in: unit };
}

const notExpression: InBoth = { zh: `须是一个数，或 ${operators} 之一`, en: `give a number, or one of ${operators}` };
const notNumber: InBoth = { zh: '须是有限的数', en: 'give a finite number' };

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue): { path: Path; said: InBoth }[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], said: { zh: `不认识的字段 ${key}`, en: `there is no field ${key} here` } }));
  const said = issueText(issue);
  return [{ path, said: typeof said === 'string' ? { zh: said, en: said } : said }];
}

function refused(path: Path, told: OnFault, said: InBoth): null {
  told(path, said);
  return null;
}

/** Visits every expression in one, itself first. */
export function visitExpression(expression: Expression, visit: (one: Expression) => void): void {
  visit(expression);
  if ('parts' in expression) for (const part of expression.parts) visitExpression(part, visit);
}
