import { termText } from '#kernel/vocabulary.ts';
import {
  type CertificateField,
  certificateFieldTerms,
  verificationKindTerms,
  verificationResultTerms,
} from '#heat/meter-verification/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { certificateWords } from './certificate-words.ts';

const days: ReadonlySet<string> = new Set<CertificateField>(['verified', 'until', 'device']);

const choices = { kind: verificationKindTerms, result: verificationResultTerms } as const;

const isChosen = (field: string): field is keyof typeof choices => Object.hasOwn(choices, field);

/** The fields of a certificate that a person edits, in their order; its number is fixed. */
export const editable = (Object.keys(certificateFieldTerms) as CertificateField[]).filter((field) => field !== 'certificate');

/** Names and readable values of a certificate's fields; null if not filled in. */
export function useCertificateText(): EntityText {
  const { language, format } = useLanguage();
  const { hint } = usePageWords(certificateWords);
  return {
    undated: true,
    valueHint: hint,
    name: (field) => termText(certificateFieldTerms, field, language),
    text(field, value) {
      if (typeof value !== 'string' || value === '') return null;
      if (isChosen(field)) return termText(choices[field], value, language);
      return days.has(field) ? format.day(value) : value;
    },
    box(field, { id, value, onValue }) {
      if (isChosen(field))
        return (
          <Choice
            id={id}
            value={value === '' ? undefined : value}
            none=""
            onChoose={(one) => onValue(one ?? '')}
            options={Object.keys(choices[field]).map((one) => ({ value: one, label: termText(choices[field], one, language) }))}
          />
        );
      if (days.has(field)) return <DayInput id={id} value={value === '' ? undefined : value} onDay={(day) => onValue(day ?? '')} />;
      return undefined;
    },
  };
}
