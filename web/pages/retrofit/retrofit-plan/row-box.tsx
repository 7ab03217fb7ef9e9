import { sourceText } from '#retrofit/retrofit-plan/vocabulary.ts';
import { retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';
import { useLanguage } from '../../../i18n/language.tsx';

/** The possible sources of funding, as in the pool of projects, in words. */
export function useSources(): readonly { readonly value: string; readonly label: string }[] {
  const { language } = useLanguage();
  return fundSources.map((value) => ({ value, label: sourceText(value, language) }));
}

const fundSources = Object.keys(retrofitFieldTerms).flatMap((field) => (field.startsWith('fund:') ? [field.slice(5)] : []));
