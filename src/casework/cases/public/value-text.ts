import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { yuanText } from '#kernel/money-text.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';

type Rule = Procedure['fields'][string];

/** The name of an option by its key; an option without a name is its key. */
export function optionName({ options }: Pick<Rule, 'options'>, key: string, language: Language): string {
  if (options === undefined || Array.isArray(options)) return key;
  return (options as Readonly<Record<string, Readonly<Record<Language, string>>>>)[key]?.[language] ?? key;
}

/**
 * The value of a field of a case as people read it: options by their names, amounts with their unit; null if there is none.
 * @example valueText({ type: 'choice', options: { fit: { zh: '合格', en: 'Fit' } } }, 'fit', 'zh') // '合格'
 */
export function valueText(rule: Rule | undefined, value: unknown, language: Language): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return labelTerms[value ? 'yes' : 'no'][language];
  if (Array.isArray(value)) return value.map((one: unknown) => partText(rule, one, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object') return partText(rule, value, language);
  const text = String(value as string | number);
  if (rule?.type === 'choice') return optionName(rule, text, language);
  if (rule?.type === 'money') return yuanText(text, language);
  return rule?.unit === undefined ? text : `${text} ${unitSign(rule.unit)}`;
}

/** One of several options, or a row of a table with the names of its columns. */
function partText(rule: Rule | undefined, part: unknown, language: Language): string {
  if (typeof part !== 'object' || part === null) return rule === undefined ? String(part) : optionName(rule, String(part), language);
  return Object.entries(part)
    .filter(([, value]) => value !== null)
    .map(([column, value]) => {
      const { names, options } = rule?.columns?.[column] ?? {};
      return `${names?.[language] ?? column} ${optionName({ options }, String(value), language)}`;
    })
    .join(' ');
}

/** The values of several fields, those without one left out. */
export function valuesText(
  rules: Procedure['fields'],
  fields: Readonly<Record<string, unknown>>,
  language: Language,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      const said = valueText(rules[field], value, language);
      return said === null ? [] : [[field, said]];
    }),
  );
}
