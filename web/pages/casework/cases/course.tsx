import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';

/** The procedure drawn with the current state highlighted, and the states so far. */
export function CoursePanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const { language } = useLanguage();
  const query = useQuery(
    api.procedures.picture.queryOptions({ input: { id: of.procedure, version: of.version, language, state: of.state } }),
  );
  const name = words.picture(of.procedureName, of.stateName);
  return (
    <Panel title={words.course}>
      <div className="yd-stack">
        <Stays of={of} />
        <ProblemView error={query.error} again={query.refetch} />
        {query.data === undefined ? null : (
          <div className="yd-scroll yd-paper" tabIndex={0} role="group" aria-label={name}>
            <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(query.data.svg)}`} alt={name} />
          </div>
        )}
      </div>
    </Panel>
  );
}

/** The states that a case has been in, each with the instant of entry. */
export function Stays({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  return (
    <ol className="yd-life" aria-label={words.passed}>
      {of.stays.map(({ name, from }) => (
        <li key={`${from} ${name}`}>
          <time dateTime={from}>{format.instant(from)}</time>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
