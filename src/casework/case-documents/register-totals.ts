import { exact, rounded, type Exact } from '#kernel/exact-number.ts';
import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { EnteredCase } from '#casework/cases/cases.ts';
import { valueText } from '#casework/cases/public/value-text.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';

/** The totals of one group: `values` in the order of the fields, decimals; null where no case of the group has a value. */
export type RegisterTotal = {
  /** What the group has in common, in the order of `per`; null where it is not known. */
  readonly of: readonly (string | null)[];
  readonly count: number;
  readonly values: readonly (string | null)[];
  /** Cases that lack one of the values, which are in no total. */
  readonly lacking: number;
};

/** The totals of a register: by groups, and the whole. */
export type RegisterTotals = {
  readonly per: readonly string[];
  /** The names have the unit of the field. */
  readonly fields: readonly { readonly field: string; readonly name: string }[];
  readonly rows: readonly RegisterTotal[];
  readonly whole: RegisterTotal;
};

type Named = { readonly procedure: Procedure; readonly regionName: (code: string) => string; readonly language: Language };
type Rule = NonNullable<Procedure['registers'][string]['totals']>;

/** Adds up what the cases of a register have, group by group. Missing values are counted, not taken for zero. */
export function registerTotals(named: Named, rule: Rule, cases: readonly EnteredCase[]): RegisterTotals {
  const { procedure, language } = named;
  const groups = Map.groupBy(cases, (one) => JSON.stringify(rule.per.map((group) => groupOf(one, group))));
  const rows = [...groups].map(([, held]) => ({
    keys: rule.per.map((group) => groupOf(held[0] as EnteredCase, group)),
    total: totalOf(
      rule,
      held,
      rule.per.map((group) => groupText(named, group, held[0] as EnteredCase)),
    ),
  }));
  const inOrder = rows.toSorted((a, b) => compared(a.keys, b.keys)).map(({ total }) => total);
  const nameOf = (field: string): string => procedure.fields[field]?.names?.[language] ?? field;
  return {
    per: rule.per.map((group) =>
      group === 'region' ? labelTerms.place[language] : group === 'year' ? labelTerms.year[language] : nameOf(group),
    ),
    fields: rule.of.map((field) => ({ field, name: withUnit(nameOf(field), procedure.fields[field]?.unit, language) })),
    rows: inOrder,
    whole: totalOf(
      rule,
      cases,
      rule.per.map(() => null),
    ),
  };
}

function withUnit(name: string, unit: string | undefined, language: Language): string {
  if (unit === undefined) return name;
  return language === 'zh' ? `${name}（${unitSign(unit)}）` : `${name} (${unitSign(unit)})`;
}

function groupOf(one: EnteredCase, group: string): string {
  if (group === 'region') return one.region;
  if (group === 'year') return one.day.slice(0, 4);
  const value = one.fields[group];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function groupText({ procedure, regionName, language }: Named, group: string, one: EnteredCase): string | null {
  if (group === 'region') return regionName(one.region);
  if (group === 'year') return groupOf(one, group);
  return valueText(procedure.fields[group], groupOf(one, group), language);
}

function totalOf({ of }: Rule, cases: readonly EnteredCase[], group: RegisterTotal['of']): RegisterTotal {
  const numbers = cases.map(({ fields }) => of.map((field) => numberIn(fields[field])));
  return {
    of: group,
    count: cases.length,
    values: of.map((_field, at) => sumOf(numbers.flatMap((row) => row[at] ?? []))),
    lacking: numbers.filter((row) => row.includes(null)).length,
  };
}

const numberIn = (value: unknown): Exact | null =>
  (typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value)) || typeof value === 'number' ? exact(String(value)) : null;

/** A decimal with at most six places and no needless zeros. */
function sumOf(numbers: readonly Exact[]): string | null {
  const [first, ...others] = numbers;
  if (first === undefined) return null;
  const text = rounded(
    others.reduce((sum, next) => sum.add(next), first),
    6,
  );
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

function compared(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
}
