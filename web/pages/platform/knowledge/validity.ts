import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Entry } from './entry.ts';
import { knowledgeWords } from './words.ts';

/** From when to when an entry holds, in words. */
export function useValidity() {
  const words = usePageWords(knowledgeWords);
  const { format } = useLanguage();
  return ({ validFrom, validTo }: Entry): string => {
    const parts = [validFrom === null ? '' : words.since(format.day(validFrom)), validTo === null ? '' : words.until(format.day(validTo))];
    return parts.filter((part) => part !== '').join(' ') || words.always;
  };
}
