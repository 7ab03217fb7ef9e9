import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Status } from '../../platform/knowledge/status.tsx';
import { editWords } from './edit-words.ts';
import { Picture, pictureAddress } from './picture.tsx';
import { proceduresPageWords } from './words.ts';

const MissingLimits = lazy(async () => ({ default: (await import('./missing-limits.tsx')).MissingLimits }));
const Offices = lazy(async () => ({ default: (await import('./offices.tsx')).Offices }));
const Templates = lazy(async () => ({ default: (await import('./templates.tsx')).Templates }));
const Versions = lazy(async () => ({ default: (await import('./versions.tsx')).Versions }));

type Shown = Awaited<ReturnType<typeof client.procedures.show>>;

/** One procedure: its picture, its states with their terms, its steps. */
export function OneProcedure({ id, onEdit }: { readonly id: string; readonly onEdit: (id: string) => void }) {
  const { language } = useLanguage();
  const words = usePageWords(proceduresPageWords);
  const edit = usePageWords(editWords);
  const query = useQuery(api.procedures.show.queryOptions({ input: { id } }));
  const picture = useQuery(api.procedures.picture.queryOptions({ input: { id, language } }));
  const sets = may(useMe(), 'knowledge');
  return (
    <>
      <ProblemView error={query.error ?? picture.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <Panel title={query.data.name}>
          <div className="yd-stack">
            <p className="yd-quiet">
              {query.data.document} {query.data.clause} <Status of={query.data.status} />
            </p>
            {picture.data === undefined ? null : (
              <>
                <Picture svg={picture.data.svg} name={query.data.name} />
                <a href={pictureAddress(picture.data.svg)} download={`${query.data.name}.svg`}>
                  {words.save}
                </a>
              </>
            )}
            {query.data.findings.length === 0 ? null : <FindingList findings={query.data.findings} />}
            {sets ? (
              <Suspense fallback={null}>
                <MissingLimits id={id} states={query.data.stateList.filter(({ status }) => status === 'MISSING')} />
              </Suspense>
            ) : null}
            <Suspense fallback={null}>
              <Templates id={id} />
              <Offices />
            </Suspense>
            <States of={query.data} />
            <Steps of={query.data} />
            <div className="yd-row">
              <Button onClick={() => onEdit(id)}>{edit.edit}</Button>
            </div>
          </div>
        </Panel>
      )}
      {(query.data?.versions.length ?? 0) > 1 ? (
        <Suspense fallback={null}>
          <Versions key={id} id={id} versions={query.data?.versions ?? []} />
        </Suspense>
      ) : null}
    </>
  );
}

function States({ of }: { readonly of: Shown }) {
  const words = usePageWords(proceduresPageWords);
  type Row = Shown['stateList'][number];
  const columns: Column<Row>[] = [
    { key: 'name', title: words.label.state, value: ({ name }) => name },
    { key: 'term', title: words.term.limit, value: ({ term, place }) => term ?? (place === null ? words.unset : '') },
    {
      key: 'status',
      title: words.label.verification,
      value: ({ status }) => status,
      show: ({ status }) => (status === null || status === 'MISSING' ? null : <Status of={status} />),
    },
  ];
  return <ShortTable label={words.states} columns={columns} rows={of.stateList} rowKey={({ key }) => key} />;
}

function Steps({ of }: { readonly of: Shown }) {
  const { format } = useLanguage();
  const words = usePageWords(proceduresPageWords);
  type Row = Shown['stepList'][number];
  const list = (all: readonly string[]) => all.join(format.pause);
  const columns: Column<Row>[] = [
    { key: 'name', title: words.term.step, value: ({ name }) => name },
    { key: 'from', title: words.term.from, value: ({ from }) => list(from) },
    { key: 'to', title: words.term.to, value: ({ to }) => to },
    { key: 'by', title: words.term.by, value: ({ by }) => list(by) },
    { key: 'form', title: words.term.form, value: ({ form }) => list(form) },
    { key: 'evidence', title: words.term.evidence, value: ({ evidence }) => list(evidence) },
  ];
  return <ShortTable label={words.term.step} columns={columns} rows={of.stepList} rowKey={({ key }) => key} />;
}
