import { spellStatus } from '#kernel/vocabulary.ts';
import { useLanguage } from '../i18n/language.tsx';

/** Says in the reader's language how far a source can be trusted. */
export function useSpellStatus(): (text: string) => string {
  const { language } = useLanguage();
  return (text) => spellStatus(text, language);
}
