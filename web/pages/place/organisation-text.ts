import { termText } from '#kernel/vocabulary.ts';
import { organisationFieldTerms, organisationKindTerms } from '#place/vocabulary.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useOrganisationNames } from '../../ui/organisation-names.ts';
import { usePlaces } from '../../ui/place-pick.tsx';

/** The fields of an organisation that a page shows and a person edits, in their order. */
export const organisationFields = ['name', 'kind', 'uscc', 'region', 'parent', 'contact', 'phone'] as const;

/**
 * Fields of organisations by name and values as people write them; null where nothing is filled in.
 * @param parents codes of organisations that may be shown
 */
export function useOrganisationText(parents: readonly unknown[]) {
  const { language } = useLanguage();
  const { nameOf } = usePlaces();
  const organisationName = useOrganisationNames(parents);
  return {
    name: (field: string): string => termText(organisationFieldTerms, field, language),
    kind: (code: string): string => termText(organisationKindTerms, code, language),
    text(field: string, value: unknown): string | null {
      if (typeof value !== 'string' || value === '') return null;
      if (field === 'region') return nameOf(value);
      if (field === 'parent') return organisationName(value);
      return field === 'kind' ? termText(organisationKindTerms, value, language) : value;
    },
  };
}
