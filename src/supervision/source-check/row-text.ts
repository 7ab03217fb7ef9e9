import type { Language } from '#kernel/finding.ts';
import type { Category, Term } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import type { Cell, CellValue } from './facts.ts';
import { checkedValueTerms, conditionTerms, methodTerms } from './vocabulary.ts';

/** The name of a cell: its row by its conditions, and which value it is. */
export function cellText(
  { when, field }: Pick<Cell, 'when' | 'field'>,
  language: Language,
): { readonly row: string; readonly field: string } {
  const parts = Object.entries(when).map(([name, wanted]) =>
    (Array.isArray(wanted) ? wanted : [wanted])
      .map((one) => conditionText(name, String(one), language))
      .join(language === 'zh' ? '、' : ' or '),
  );
  return { row: parts.join(' · '), field: checkedValueTerms[field][language] };
}

/** Codes used as values in entries, by field. */
const valueTerms: Partial<Record<Cell['field'], Category>> = { thermal: conditionTerms['thermal'] ?? {}, method: methodTerms };

/** A value for people: a code by its name, anything else unchanged. */
export function valueText(field: Cell['field'], value: CellValue, language: Language): CellValue {
  return (typeof value === 'string' ? valueTerms[field]?.[value]?.[language] : undefined) ?? value;
}

/** The code that a name means, or the code itself; undefined if the field has codes and this is none of them. */
export function valueMeant(field: Cell['field'], text: string): string | undefined {
  const terms = valueTerms[field];
  if (terms === undefined) return text;
  const said = text.toLowerCase();
  return Object.keys(terms).find((code) => [code, terms[code]?.zh, terms[code]?.en].includes(said));
}

function conditionText(name: string, value: string, language: Language): string {
  const term = conditionTerms[name]?.[value];
  if (term !== undefined) return term[language];
  if (name === 'hotelStars') return language === 'zh' ? `${value} 星级` : `${value} stars`;
  const field: Term | undefined = Object.hasOwn(buildingFieldTerms, name)
    ? buildingFieldTerms[name as keyof typeof buildingFieldTerms]
    : undefined;
  return `${field?.[language] ?? name}${language === 'zh' ? '：' : ': '}${value}`;
}
