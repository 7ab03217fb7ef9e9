import type { KindFields } from '#kernel/kind-fields.ts';
import { termText, wordsIn } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import type { EntityText } from './facts.ts';
import { entityWords } from './words.ts';

type Own = Pick<EntityText, 'valueHint'> & {
  /** The text of a number that does not read as its quantity. */
  readonly number?: (field: string, value: number) => string | undefined;
};

/** Names, readable values and boxes of a kind's fields, as its declaration says what they are; null if not filled in. */
export function useKindText(fields: KindFields, { valueHint, number }: Own): EntityText {
  const { language, format } = useLanguage();
  const { yes, no } = usePageWords(entityWords).facts;
  const optionsOf = (field: string): { value: string; label: string }[] | undefined => {
    const { is, of } = fields[field] ?? {};
    if (is === 'yes') return [yes, no].map((label, at) => ({ value: String(at === 0), label }));
    return of && Object.entries(wordsIn(of, language)).map(([value, label]) => ({ value, label }));
  };
  return {
    valueHint,
    name: (field) => termText(fields, field, language),
    text(field, value) {
      if (value === null || value === undefined || value === '') return null;
      const { is, of, unit = '' } = fields[field] ?? {};
      if (typeof value === 'boolean') return value ? yes : no;
      if (typeof value === 'number') return number?.(field, value) ?? format.quantity(value, unit);
      const text = String(value as string);
      if (of !== undefined) return termText(of, text, language);
      return is === 'day' ? format.day(text) : text;
    },
    box(field, { id, value, onValue }) {
      const chosen = value === '' ? undefined : value;
      const options = optionsOf(field);
      if (options !== undefined) return <Choice id={id} value={chosen} none="" options={options} onChoose={(one) => onValue(one ?? '')} />;
      if (fields[field]?.is === 'day') return <DayInput id={id} value={chosen} onDay={(day) => onValue(day ?? '')} />;
      return undefined;
    },
  };
}
