import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { CaseFacts } from './case-facts.tsx';
import { FieldsPanel, MoneyPanel } from './case-parts.tsx';
import type { CaseActions, CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { Stays } from './course.tsx';
import { LimitsPanel } from './limits.tsx';
import { PanelsPanel } from './panels.tsx';
import { StepsPanel } from './steps.tsx';

const RatingsPanel = lazy(async () => ({ default: (await import('./ratings-panel.tsx')).RatingsPanel }));
const LinkedPapers = lazy(async () => ({ default: (await import('./papers-panel.tsx')).LinkedPapers }));

/** The case of a link, for users without an account. The token is after the `#`, which browsers never send, so that it is in no log. */
export function CaseLinkPage() {
  const words = usePageWords(caseWords);
  const { words: all } = useLanguage();
  const token = useLocation().hash;
  const query = useQuery({ ...api.cases.linked.show.queryOptions({ input: { token } }), enabled: token !== '' });
  const one = query.data;
  const title = one === undefined ? words.byLink : `${one.procedureName} ${one.stateName}`;
  useEffect(() => {
    document.title = `${title} · ${all.app.name}`;
  }, [title, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
        <Link to="/sign-in" search={{}}>
          {words.signIn}
        </Link>
      </header>
      <main className="yd-main" id="main" aria-label={words.byLink}>
        <div className="yd-page-head">
          <div>
            <h1>{title}</h1>
            {one === undefined ? null : <div className="yd-quiet">{one.case}</div>}
          </div>
        </div>
        {token === '' ? <Alert type="warning" title={words.noToken} /> : null}
        <ProblemView error={query.error} again={query.refetch} />
        {token !== '' && query.isPending ? <Loading /> : null}
        {one === undefined ? null : <LinkedCase of={one} token={token} />}
      </main>
    </div>
  );
}

function LinkedCase({ of, token }: { readonly of: CaseShown; readonly token: string }) {
  const words = usePageWords(caseWords);
  const actions: CaseActions = {
    take: ({ transition, fields, evidence, note, reasons, seen }) =>
      client.cases.linked.take({
        token,
        transition,
        fields,
        evidence,
        seen,
        ...(note !== undefined && { note }),
        ...(reasons !== undefined && { reasons }),
      }),
    weigh: ({ transition, fields }) => client.cases.linked.weigh({ token, transition, fields }),
    vote: (panel, ballot, seen) => client.cases.linked.vote({ token, panel, ballot, seen }),
    renew: () => queryClient.invalidateQueries({ queryKey: api.cases.key() }),
    byLink: true,
    link: token,
  };
  return (
    <div className="yd-stack">
      <CaseFacts of={of} />
      <StepsPanel of={of} actions={actions} paper={false} account="link" />
      <LimitsPanel of={of} />
      <PanelsPanel of={of} actions={actions} seats={false} />
      {of.ratings.length === 0 ? null : (
        <Suspense fallback={null}>
          <RatingsPanel of={of} opens={false} />
        </Suspense>
      )}
      <FieldsPanel of={of} />
      <MoneyPanel of={of} />
      <Suspense fallback={null}>
        <LinkedPapers of={of} token={token} />
      </Suspense>
      <Panel title={words.course}>
        <Stays of={of} />
      </Panel>
    </div>
  );
}
