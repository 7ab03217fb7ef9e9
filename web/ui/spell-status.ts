import { usePageWords } from '../i18n/language.tsx';
import { sourceWords } from './source-words.ts';

/** Says in the reader's language how far a source can be trusted. */
export function useSpellStatus(): (text: string) => string {
  const { statuses } = usePageWords(sourceWords);
  return (text) => text.replaceAll(/\b(?:VERIFIED\+?|RECALLED(?:-LOW)?|CITY)(?![\w-])/gu, (status) => statuses[status] ?? status);
}
