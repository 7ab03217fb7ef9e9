import { termText, type Category } from '#kernel/vocabulary.ts';
import { buildingValueTerms, lifeEventTerms } from '#registry/registry/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { factText } from './fact-value.ts';
import { listWords } from './list-words.ts';
import { registryWords } from './words.ts';

/** Coded values by field; `kind` is that of an event of a life. */
const valueTerms: Readonly<Record<string, Category>> = { ...buildingValueTerms, kind: lifeEventTerms };

/**
 * Names and readable values of fields, in the reader's language; null if not filled in.
 * @param organisations codes that may be shown
 */
export function useFactWords(organisations: readonly unknown[] = []) {
  const { language, format } = useLanguage();
  const own = usePageWords(registryWords);
  const list = usePageWords(listWords);
  const { nameOf } = usePlaces();
  const organisationName = useOrganisationNames(organisations);
  const word = (field: string, value: string) => {
    if (field === 'region' || field === 'developmentZone') return nameOf(value);
    if (field === 'organisation') return organisationName(value);
    return termText(valueTerms[field] ?? {}, value, language);
  };
  const names: Readonly<Record<string, string>> = { code: list.code, name: list.name, meters: list.meters };
  return {
    // an external code is named after its scheme: `code:户号`
    name: (field: string) => names[field] ?? own.field[field] ?? field.replace(/^code:/u, ''),
    text: (field: string, value: unknown) => factText(field, value, { format, yes: own.yes, no: own.no, word }),
    unknown: own.building.unknown,
  };
}
