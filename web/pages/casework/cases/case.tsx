import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { CaseFacts } from './case-facts.tsx';
import { EvidencePanel, FieldsPanel, MoneyPanel, RecordPanel } from './case-parts.tsx';
import type { CaseActions, CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { CoursePanel } from './course.tsx';
import { LimitsPanel } from './limits.tsx';
import { PanelsPanel } from './panels.tsx';
import { StepsPanel } from './steps.tsx';

const AdminBox = lazy(async () => ({ default: (await import('./admin-box.tsx')).AdminBox }));
const ReportsPanel = lazy(async () => ({ default: (await import('./reports-panel.tsx')).ReportsPanel }));
const RatingsPanel = lazy(async () => ({ default: (await import('./ratings-panel.tsx')).RatingsPanel }));
const DoubtsPanel = lazy(async () => ({ default: (await import('./doubts-panel.tsx')).DoubtsPanel }));
const CorrectPanel = lazy(async () => ({ default: (await import('./correct-panel.tsx')).CorrectPanel }));
const PapersPanel = lazy(async () => ({ default: (await import('./papers-panel.tsx')).PapersPanel }));
const GroundsShown = lazy(async () => ({ default: (await import('./grounds-shown.tsx')).GroundsShown }));
const LinkPanel = lazy(async () => ({ default: (await import('./link-panel.tsx')).LinkPanel }));

const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.cases.key() });

/** A case: its state, what it waits for, what the reader may do, and why the rest is not possible yet. */
export function CasePage() {
  const { case: code = '' } = useParams({ strict: false });
  const words = usePageWords(caseWords);
  const query = useQuery(api.cases.show.queryOptions({ input: { case: code } }));
  if (query.error !== null && query.data === undefined) return <TroublePage error={query.error} again={query.refetch} />;
  const one = query.data;
  return (
    <>
      <PageHeader title={one === undefined ? code : `${one.procedureName} ${one.stateName}`} below={code}>
        <Link to="/cases" search={{}}>
          {words.all}
        </Link>
      </PageHeader>
      {one === undefined ? <Loading /> : <OneCase of={one} />}
    </>
  );
}

function OneCase({ of }: { readonly of: CaseShown }) {
  const me = useMe();
  const actions: CaseActions = {
    take: (given) => client.cases.take({ case: of.case, ...given }),
    weigh: (given) => client.cases.weigh({ case: of.case, ...given }),
    vote: (panel, ballot, seen) => client.cases.vote({ case: of.case, panel, ballot, seen }),
    renew,
    byLink: false,
  };
  return (
    <div className="yd-stack">
      <CaseFacts of={of} linked />
      <Suspense fallback={null}>{of.grounds === null ? null : <GroundsShown of={of} />}</Suspense>
      <FindingList findings={of.findings} />
      {of.ratings.length === 0 ? null : (
        <Suspense fallback={null}>
          <RatingsPanel of={of} opens />
        </Suspense>
      )}
      <StepsPanel of={of} actions={actions} paper={may(me, 'back-date')} account={me?.name ?? ''} />
      {of.doubts.length === 0 ? null : (
        <Suspense fallback={null}>
          <DoubtsPanel of={of} />
        </Suspense>
      )}
      <LimitsPanel of={of} opens />
      {of.reports.length === 0 ? null : (
        <Suspense fallback={null}>
          <ReportsPanel of={of} />
        </Suspense>
      )}
      <PanelsPanel of={of} actions={actions} seats={may(me, 'people')} />
      <CoursePanel of={of} />
      <FieldsPanel of={of} />
      <EvidencePanel of={of} />
      <Suspense fallback={null}>
        <PapersPanel of={of} />
      </Suspense>
      <MoneyPanel of={of} />
      <RecordPanel of={of} />
      {may(me, 'upload') ? <BackPanel of={of} /> : null}
      {of.corrections.length + of.correctable.length === 0 ? null : (
        <Suspense fallback={null}>
          <CorrectPanel of={of} renew={renew} />
        </Suspense>
      )}
      {may(me, 'back-date') ? (
        <Suspense fallback={null}>
          <AdminBox of={of} renew={renew} />
        </Suspense>
      ) : null}
      {may(me, 'case-link') ? (
        <Suspense fallback={null}>
          <LinkPanel of={of} />
        </Suspense>
      ) : null}
    </div>
  );
}

function BackPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const [note, setNote] = useState('');
  const back = useMutation({
    mutationFn: () => client.cases.back({ case: of.case, note }),
    onSuccess: async () => {
      setNote('');
      await renew();
    },
  });
  if (of.stays.length < 2) return null;
  return (
    <Panel title={words.back}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.backMeans}</p>
        <div className="yd-row">
          <Field label={words.label.reason}>
            {(ids) => <Input {...ids} value={note} maxLength={4000} onChange={({ target }) => setNote(target.value)} />}
          </Field>
          <Button disabled={note.trim() === ''} loading={back.isPending} onClick={() => back.mutate()}>
            {words.label.withdraw}
          </Button>
        </div>
        <ProblemView error={back.error} />
      </div>
    </Panel>
  );
}
