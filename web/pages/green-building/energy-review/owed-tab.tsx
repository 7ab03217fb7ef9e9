import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText, useTerms } from '#kernel/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { FileLink } from './file-link.tsx';
import { energyReviewWords } from './words.ts';

type Owed = Awaited<ReturnType<typeof client.energyReview.owed>>;
type Row = Owed['rows'][number];

/** Who is at or above the limits of the energy review and has not passed one, and how that is known. */
export function OwedTab({ region, year }: { readonly region: string; readonly year: number }) {
  const words = usePageWords(energyReviewWords);
  const { format } = useLanguage();
  const me = useMe();
  const input = { region, year, limit: 1000 };
  const { data, error, refetch } = useQuery({ ...api.energyReview.owed.queryOptions({ input }), placeholderData: keepPreviousData });
  const columns = useColumns();
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  const { count } = format;
  const { reached, open, passed, passedBelow, unknown } = data.counts;
  return (
    <Panel title={words.term.owed}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.owedBelow}</p>
        <p role="status">{words.counts(count(reached), count(open), count(passed), count(passedBelow), count(unknown))}</p>
        <FindingList findings={data.findings} />
        <ShortTable<Row> label={words.term.owed} columns={columns} rows={data.rows} rowKey={({ kind, code }) => `${kind}/${code}`} />
        {may(me, 'export') ? <FileLink asked={{ table: 'owed', region, year: String(year) }} /> : null}
      </div>
    </Panel>
  );
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(energyReviewWords);
  const { format, language } = useLanguage();
  const { term } = words;
  const of = (row: Row, way: Row['known'][number]['way']) => row.known.find((one) => one.way === way);
  const rounded = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : Math.round(value));
  return [
    { key: 'name', title: term.name, value: ({ name }) => name, show: (row) => <Subject of={row} /> },
    { key: 'code', title: term.code, hidden: true, value: ({ code }) => code },
    { key: 'use', title: term.use, value: ({ use }) => (use === null ? null : termText(useTerms, use, language)) },
    { key: 'areaM2', title: term.areaM2, number: true, value: ({ areaM2 }) => areaM2 },
    { key: 'verdict', title: term.verdict, value: ({ verdict }) => words.verdict[verdict] },
    { key: 'decided', title: term.decided, value: ({ decided }) => decided.map((way) => words.way[way]).join(format.pause) },
    { key: 'declaredKwh', title: term.declaredKwh, number: true, value: (row) => of(row, 'declared')?.kwh },
    { key: 'declaredTce', title: term.declaredTce, number: true, value: (row) => of(row, 'declared')?.tce },
    { key: 'estimatedKwh', title: term.estimatedKwh, number: true, value: (row) => rounded(of(row, 'estimated')?.kwh) },
    { key: 'meteredKwh', title: term.meteredKwh, number: true, value: (row) => rounded(of(row, 'metered')?.kwh) },
    { key: 'meteredTce', title: term.meteredTce, number: true, value: (row) => rounded(of(row, 'metered')?.tce) },
    { key: 'coverage', title: term.coverage, number: true, value: (row) => share(of(row, 'metered')?.coverage) },
    { key: 'built', title: term.built, value: ({ year }) => (year === null ? null : String(year)) },
    { key: 'duty', title: term.duty, value: ({ duty }) => words.duty[duty] },
    {
      key: 'review',
      title: term.review,
      value: ({ review }) => words.review[review?.state ?? 'none'],
      show: ({ review }) =>
        review === null ? (
          words.review.none
        ) : (
          <Link to="/cases/$case" params={{ case: review.case }} search={{}}>
            {words.review[review.state]}
          </Link>
        ),
    },
    { key: 'reviewedKwh', title: term.reviewedKwh, number: true, value: ({ review }) => review?.kwh },
    { key: 'reviewedTce', title: term.reviewedTce, number: true, value: ({ review }) => review?.tce },
  ];
}

function Subject({ of: { kind, code, name } }: { readonly of: Row }) {
  return kind === 'project' ? (
    <Link to="/projects/$project" params={{ project: code }} search={{}}>
      {name}
    </Link>
  ) : (
    <Link to="/buildings/$building" params={{ building: code }} search={{}}>
      {name}
    </Link>
  );
}
