import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { IssuePanel } from '../../casework/statement/draft-panel.tsx';
import { FileLink } from './file-link.tsx';
import { energyReviewWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.energyReview.list>>;
type Row = Answer['rows'][number];

/** The energy reviews decided in a year, and the list issued as a paper. */
export function ListTab({ region, year }: { readonly region: string; readonly year: number }) {
  const words = usePageWords(energyReviewWords);
  const { format } = useLanguage();
  const me = useMe();
  const query = api.energyReview.list.queryOptions({ input: { region, year } });
  const { data, error, refetch } = useQuery({ ...query, placeholderData: keepPreviousData });
  const columns = useColumns();
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  const sums = [
    [words.term.kwh, format.scaled(data.kwh, 'kWh')],
    [words.term.tce, format.scaled(data.tce, 'tce')],
    [words.term.tceEqual, format.scaled(data.tceEqual, 'tce')],
  ] as const;
  return (
    <>
      <Panel title={words.term.list}>
        <div className="yd-stack">
          <p role="status">
            {words.sums(format.count(data.passed), format.count(data.refused))} {words.accepted(format.count(data.accepted))}
          </p>
          <FindingList findings={data.findings} />
          {data.passed === 0 ? null : (
            <dl className="yd-facts">
              {sums.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <ShortTable<Row> label={words.term.list} columns={columns} rows={data.rows} rowKey={(row) => row.case} />
          {may(me, 'export') ? <FileLink asked={{ table: 'list', region, year: String(year) }} /> : null}
        </div>
      </Panel>
      <IssuePanel title={words.issue} kind="energy-review-list" question={{ region, year }} earlier={{ region, period: String(year) }} />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(energyReviewWords);
  const { term } = words;
  return [
    {
      key: 'number',
      title: term.number,
      value: (row) => row.number ?? row.case,
      show: (row) => (
        <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
          {row.number ?? row.case}
        </Link>
      ),
    },
    { key: 'decidedOn', title: term.decidedOn, value: ({ decidedOn }) => day(decidedOn) },
    { key: 'outcome', title: term.outcome, value: ({ outcome }) => words.outcome[outcome] },
    { key: 'name', title: term.name, value: ({ subject, project }) => subject ?? project },
    { key: 'areaM2', title: term.areaM2, number: true, value: ({ areaM2 }) => areaM2 },
    { key: 'kwh', title: term.kwh, number: true, value: ({ kwh }) => kwh },
    { key: 'tce', title: term.tce, number: true, value: ({ tce }) => tce },
    { key: 'tceEqual', title: term.tceEqual, number: true, value: ({ tceEqual }) => tceEqual },
    { key: 'reviewer', title: term.reviewer, value: ({ reviewer }) => reviewer },
    { key: 'conditions', title: term.conditions, value: ({ conditions }) => conditions },
    { key: 'state', title: term.state, value: ({ stateName }) => stateName },
    { key: 'acceptedOn', title: term.acceptedOn, value: ({ acceptedOn }) => (acceptedOn === null ? null : day(acceptedOn)) },
  ];
}
