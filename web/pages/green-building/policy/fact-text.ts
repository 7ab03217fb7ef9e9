import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Fact } from './facts.ts';
import type { Value } from './project-code.ts';
import { factWords } from './fact-words.ts';

/** A fact's value in words. */
export function useFactText(): (fact: Fact | undefined, value: Value) => string {
  const { language, format } = useLanguage();
  const ask = usePageWords(factWords);
  return (fact, value) => {
    if (typeof value === 'boolean') return value ? ask.yes : ask.no;
    if (typeof value === 'number' && fact?.unit === 'star') return ask.star(value);
    if (typeof value === 'number') return format.quantity(value, fact?.unit ?? '');
    return fact?.values.find((one) => one.value === value)?.names[language] ?? value;
  };
}
