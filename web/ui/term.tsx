import { useId, useState } from 'react';
import type { MouseEvent } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import type { TermName, terms } from '../pages/desk/help/terms.ts';

type Terms = typeof terms;

/**
 * ⓘ after a term: opens its meaning, by pointer and by keyboard (Escape closes it). The browser's own popover keeps it above everything and
 * within the tab order; the words load when it is first opened.
 * @param name the term as written before the sign
 */
export function Term({ of, name }: { readonly of: TermName; readonly name: string }) {
  const { words, language } = useLanguage();
  const id = useId();
  const [terms, setTerms] = useState<Terms>();
  const fetchWords = async () => setTerms((await import('../pages/desk/help/terms.ts')).terms);
  const told = terms?.[of];
  // in a sortable heading, a click on the sign does not sort
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    void fetchWords();
  };
  return (
    <>
      <button
        type="button"
        className="yd-term"
        popoverTarget={id}
        aria-label={words.term(name)}
        onClick={open}
        onKeyDown={(event) => event.stopPropagation()}
      >
        ⓘ
      </button>
      <span id={id} popover="auto" role="note" className="yd-term-means">
        {told === undefined ? (
          words.app.loading
        ) : (
          <>
            <strong>{told[language]}</strong>
            <br />
            {told.means[language]}
          </>
        )}
      </span>
    </>
  );
}
