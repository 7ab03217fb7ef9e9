import { usePageWords } from '../../../i18n/language.tsx';
import { usePolicyWords, useSay } from './facts.ts';
import { policyWords } from './words.ts';

/** A fact's name, including those that are a day or a year. */
export function useFactName(): (fact: string) => string {
  const { duties, answer } = usePageWords(policyWords);
  const { known } = usePolicyWords();
  const say = useSay();
  const others: Readonly<Record<string, string>> = {
    yearBuilt: duties.yearBuilt,
    dayOfPermit: duties.dayOfPermit,
    dayOfIssue: answer.dayOfIssue,
  };
  return (fact) => others[fact] ?? say(known?.facts.get(fact)?.names, fact);
}
