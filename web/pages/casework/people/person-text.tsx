import { type PersonField, personFieldTerms, personKindTerms } from '#casework/people/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { kinds } from './address.ts';
import { peoplePageWords } from './words.ts';

const days: ReadonlySet<string> = new Set(['termFrom', 'termUntil', 'struckOn']);

/** The fields that a person edits, in their order; striking off has its own form. */
export const editable = (Object.keys(personFieldTerms) as PersonField[]).filter((field) => !/^(?:code|struck)/u.test(field));

/** Names and readable values of a person's fields; null if not filled in. */
export function usePersonText(): EntityText {
  const { language, format } = useLanguage();
  const words = usePageWords(peoplePageWords);
  return {
    undated: true,
    valueHint: words.hint,
    name: (field) => termText(personFieldTerms, field, language),
    text(field, value) {
      if (Array.isArray(value)) return value.length === 0 ? null : value.join(format.pause);
      if (typeof value !== 'string' || value === '') return null;
      if (field === 'kind') return termText(personKindTerms, value, language);
      return days.has(field) ? format.day(value) : value;
    },
    box(field, { id, value, onValue }) {
      if (field === 'kind')
        return (
          <Choice
            id={id}
            value={value === '' ? undefined : value}
            none=""
            onChoose={(one) => onValue(one ?? '')}
            options={kinds.map((kind) => ({ value: kind as string, label: words.kind[kind] }))}
          />
        );
      if (days.has(field)) return <DayInput id={id} value={value === '' ? undefined : value} onDay={(day) => onValue(day ?? '')} />;
      return undefined;
    },
  };
}
