import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useCitation, useSay, type Bilingual } from './facts.ts';
import { policyWords } from './words.ts';

/** The part of a requirement that is shown. */
export type Shown = {
  readonly rule: string;
  readonly strength: string;
  readonly document: string;
  readonly clause: string;
  readonly quote: string;
  readonly text: Bilingual;
  readonly doubt?: Bilingual | undefined;
  readonly restsOn?: { readonly text: Bilingual } | undefined;
};

/** A requirement: what is asked, how strongly, and next to it the document's own words with their clause. */
export function RuleArticle({ of, children }: { readonly of: Shown; readonly children?: ReactNode }) {
  const format = useFormat();
  const { answer } = usePageWords(policyWords);
  const say = useSay();
  return (
    <article className="yd-rule" data-strength={of.strength} aria-label={say(of.text)}>
      <div className="yd-stack" style={{ gap: 4 }}>
        <div>
          <strong>{say(of.text)}</strong> <Strength of={of.strength} />
        </div>
        {children}
        {[of.doubt, of.restsOn?.text].map((note) =>
          note === undefined ? null : (
            <div key={note.zh} className="yd-quiet">
              {answer.doubt}
              {format.colon}
              {say(note)}
            </div>
          ),
        )}
      </div>
      <blockquote>
        “{of.quote.replaceAll(/\s+/gu, ' ').trim()}” <ClauseLink document={of.document} clause={of.clause} rule={of.rule} />
      </blockquote>
    </article>
  );
}

export function Strength({ of }: { readonly of: string }) {
  const { strength } = usePageWords(policyWords);
  return (
    <span className="yd-strength" data-strength={of}>
      {strength[of] ?? of}
    </span>
  );
}

/** A link to the clause in the document itself. */
export function ClauseLink({ document, clause, rule }: { readonly document: string; readonly clause: string; readonly rule?: string }) {
  const cited = useCitation();
  return (
    <Link
      className="yd-clause"
      to="/policy/documents/$document"
      params={{ document }}
      search={{ clause, ...(rule === undefined ? {} : { mark: rule }) }}
    >
      {cited(document, clause)}
    </Link>
  );
}
