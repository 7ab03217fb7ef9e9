import { quantityTerms } from '#kernel/quantity-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { termText, wordsIn } from '#kernel/vocabulary.ts';
import { type PointField, pointFieldTerms, pointTagTerms } from '#metering/point/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { pointWords } from './words.ts';

/** The fields that a person edits, in their order. */
export const editable = (Object.keys(pointFieldTerms) as PointField[]).filter((field) => field !== 'code');

/** Names and readable values of a point's fields; null if not filled in. */
export function usePointText(): EntityText & { readonly quantity: (code: string) => string } {
  const { language, format } = useLanguage();
  const words = usePageWords(pointWords);
  const quantities = Object.entries(wordsIn(quantityTerms, language)).map(([value, label]) => ({ value, label }));
  const quantity = (code: string) => termText(quantityTerms, code, language);
  return {
    undated: true,
    valueHint: words.valueHint,
    quantity,
    name: (field) => termText(pointFieldTerms, field, language),
    text(field, value) {
      if (value === null || value === undefined || value === '') return null;
      if (typeof value === 'number') return format.number(value);
      const said = String(value as string);
      if (field === 'unit') return unitSign(said);
      if (field === 'tag') return termText(pointTagTerms, said, language);
      return field === 'quantity' ? quantity(said) : said;
    },
    box(field, { id, value, onValue }) {
      if (field !== 'quantity') return undefined;
      return (
        <Choice id={id} value={value === '' ? undefined : value} none="" options={quantities} onChoose={(one) => onValue(one ?? '')} />
      );
    },
  };
}
