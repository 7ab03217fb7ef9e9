import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { statementWords } from './words.ts';

type Stated = {
  readonly act: 'issue' | 'difference' | 'withdrawal';
  readonly state: 'standing' | 'changed' | 'withdrawn';
  readonly indicative: boolean;
};

/** The state of a statement, in words: a withdrawal is called a withdrawal; one based on anything not verified says so. */
export function useStateText(): (one: Stated) => string {
  const words = usePageWords(statementWords);
  const { format } = useLanguage();
  return ({ act, state, indicative }) => {
    const text = act === 'withdrawal' ? words.acts.withdrawal : words.states[state];
    return indicative ? `${text}${format.aside(words.indicative)}` : text;
  };
}
