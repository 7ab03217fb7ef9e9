import { contractFormWords } from './form-words.ts';
import type { SpokenFinding } from '#kernel/finding.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { Alert } from '../../../ui/alert.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { useSpellTerm } from './spell-term.ts';

const isOfTerm = ({ code }: Pick<SpokenFinding, 'code'>): boolean => code.startsWith('term-');

/** What is wrong with each term, by its place in the file: `prices[0].yuan`. */
export function useTermFaults(error: unknown): ReadonlyMap<string, string> {
  const form = usePageWords(contractFormWords);
  const faults = new Map<string, string>();
  if (error === null || error === undefined) return faults;
  for (const { code, evidence, detail } of troubleOf(error).told.findings) {
    const text = evidence['text'];
    const said = typeof text === 'string' ? text : '';
    const what =
      code === 'term-missing' ? form.isMissing : code === 'term-bad' ? form.isBad(said) : code === 'term-unknown' ? form.isUnknown : detail;
    if (typeof evidence['term'] === 'string') faults.set(evidence['term'], what);
  }
  return faults;
}

/** Each term that is missing or wrong, by name; any other trouble unchanged. */
export function TermLacks({ error }: { readonly error: unknown }) {
  const form = usePageWords(contractFormWords);
  const spell = useSpellTerm();
  const faults = useTermFaults(error);
  if (error === null || error === undefined) return null;
  if (faults.size === 0 || !troubleOf(error).told.findings.every(isOfTerm)) return <ProblemView error={error} />;
  return (
    <Alert
      type="error"
      title={form.lacks}
      description={
        <ul>
          {[...faults].map(([term, what]) => (
            <li key={term}>{form.lackOf(spell.place(term), what)}</li>
          ))}
        </ul>
      }
    />
  );
}
