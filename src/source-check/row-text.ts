import type { Language } from '#kernel/finding.ts';
import type { Term } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/vocabulary.ts';
import type { Cell } from './facts.ts';
import { checkedValueTerms, conditionTerms } from './vocabulary.ts';

/** What a cell is called: its row by its conditions, and what it is a value of. */
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

function conditionText(name: string, value: string, language: Language): string {
  const term = conditionTerms[name]?.[value];
  if (term !== undefined) return term[language];
  if (name === 'hotelStars') return language === 'zh' ? `${value} 星级` : `${value} stars`;
  const field: Term | undefined = Object.hasOwn(buildingFieldTerms, name)
    ? buildingFieldTerms[name as keyof typeof buildingFieldTerms]
    : undefined;
  return `${field?.[language] ?? name}${language === 'zh' ? '：' : ': '}${value}`;
}
