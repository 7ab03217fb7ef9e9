import type { KindFields } from '#kernel/kind-fields.ts';
import { termText, wordsIn } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import type { EntityText } from './facts.ts';
import { entityWords } from './words.ts';

type Own = Pick<EntityText, 'valueHint' | 'undated'> & {
  /** The text of a value that does not read as its declaration says; undefined: it does. */
  readonly read?: (field: string, value: string | number) => string | undefined;
};

/** Names, readable values and boxes of a kind's fields, as its declaration says what they are; null if not filled in. */
export function useKindText(fields: KindFields, { valueHint, undated = false, read }: Own): EntityText {
  const { language, format } = useLanguage();
  const { yes, no } = usePageWords(entityWords).facts;
  const optionsOf = (field: string): { value: string; label: string }[] | undefined => {
    const { is, of } = fields[field] ?? {};
    if (is === 'yes') return [yes, no].map((label, at) => ({ value: String(at === 0), label }));
    return of && Object.entries(wordsIn(of, language)).map(([value, label]) => ({ value, label }));
  };
  return {
    valueHint,
    undated,
    name: (field) => termText(fields, field, language),
    text(field, value) {
      if (value === null || value === undefined || value === '') return null;
      const { is, of, words = of, unit = '' } = fields[field] ?? {};
      if (typeof value === 'boolean') return value ? yes : no;
      if (typeof value === 'number') return read?.(field, value) ?? format.quantity(value, unit);
      const text = String(value as string);
      const own = read?.(field, text);
      if (own !== undefined) return own;
      if (words !== undefined) return termText(words, text, language);
      if (is === 'decimal' && unit !== '') return format.quantity(Number(text), unit);
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
