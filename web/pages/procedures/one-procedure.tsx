import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import type { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Column } from '../../ui/column.ts';
import { FindingList } from '../../ui/finding-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { ShortTable } from '../../ui/short-table.tsx';
import { Loading } from '../../ui/states.tsx';
import { Status } from '../knowledge/status.tsx';
import { proceduresPageWords } from './words.ts';

type Shown = Awaited<ReturnType<typeof client.procedures.show>>;

/** One procedure: its picture, its states with their terms, its steps. */
export function OneProcedure({ id }: { readonly id: string }) {
  const { language } = useLanguage();
  const words = usePageWords(proceduresPageWords);
  const query = useQuery(api.procedures.show.queryOptions({ input: { id } }));
  const picture = useQuery(api.procedures.picture.queryOptions({ input: { id, language } }));
  const address = picture.data === undefined ? undefined : `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.data.svg)}`;
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
            {address === undefined ? null : (
              <>
                <div className="yd-scroll yd-paper" tabIndex={0} role="group" aria-label={words.picture(query.data.name)}>
                  <img src={address} alt={words.picture(query.data.name)} />
                </div>
                <a href={address} download={`${query.data.name}.svg`}>
                  {words.save}
                </a>
              </>
            )}
            {query.data.findings.length === 0 ? null : <FindingList findings={query.data.findings} />}
            <States of={query.data} />
            <Steps of={query.data} />
          </div>
        </Panel>
      )}
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
