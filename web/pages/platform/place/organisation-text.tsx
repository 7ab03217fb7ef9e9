import { termText, wordsIn } from '#kernel/vocabulary.ts';
import { organisationFieldTerms, organisationKindTerms } from '#platform/place/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import type { EntityText } from '../ledger/facts.ts';
import { organisationWords } from './words.ts';

/** The fields of an organisation that a page shows and a person edits, in their order. */
export const organisationFields = ['name', 'kind', 'uscc', 'region', 'parent', 'contact', 'phone'] as const;

/**
 * Names and readable values of an organisation's fields; null if not filled in.
 * @param parents codes of organisations that may be shown
 */
export function useOrganisationText(parents: readonly unknown[]): EntityText {
  const { language } = useLanguage();
  const { valueHint } = usePageWords(organisationWords);
  const { nameOf } = usePlaces();
  const organisationName = useOrganisationNames(parents);
  const kinds = wordsIn(organisationKindTerms, language);
  return {
    valueHint,
    name: (field: string): string => termText(organisationFieldTerms, field, language),
    text(field: string, value: unknown): string | null {
      if (typeof value !== 'string' || value === '') return null;
      if (field === 'region') return nameOf(value);
      if (field === 'parent') return organisationName(value);
      return field === 'kind' ? termText(organisationKindTerms, value, language) : value;
    },
    box: (field, { id, value, onValue }) =>
      field === 'kind' ? (
        <Choice
          id={id}
          value={value === '' ? undefined : value}
          none=""
          options={Object.entries(kinds).map(([code, label]) => ({ value: code, label }))}
          onChoose={(one) => onValue(one ?? '')}
        />
      ) : undefined,
  };
}
