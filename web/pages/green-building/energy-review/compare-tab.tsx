import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { day, share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { FileLink } from './file-link.tsx';
import { energyReviewWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.energyReview.compare>>;
type Row = Answer['rows'][number];
type Judged = Answer['whole'] & { readonly name: string };

/** Reviews two years after their energy acceptance against what was metered in the second, and by how much they were too low. */
export function CompareTab({ region }: { readonly region: string }) {
  const words = usePageWords(energyReviewWords);
  const me = useMe();
  const query = api.energyReview.compare.queryOptions({ input: { region } });
  const { data, error, refetch } = useQuery({ ...query, placeholderData: keepPreviousData });
  const columns = useRowColumns();
  const sums = useSumColumns();
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  const judged = [...data.reviewers.map((one) => ({ ...one, name: one.reviewer ?? '' })), { ...data.whole, name: words.term.together }];
  return (
    <Panel title={words.term.compare}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.compareBelow}</p>
        <FindingList findings={data.findings} />
        {data.rows.length === 0 ? null : (
          <>
            <ShortTable<Judged> label={words.byReviewer} columns={sums} rows={judged} rowKey={({ name }) => name} />
            <ShortTable<Row>
              label={words.term.compare}
              columns={columns}
              rows={data.rows}
              rowKey={(row) => `${row.case}/${row.building ?? ''}`}
            />
          </>
        )}
        {may(me, 'export') ? <FileLink asked={{ table: 'compare', region }} /> : null}
      </div>
    </Panel>
  );
}

const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 10) / 10;

function useRowColumns(): Column<Row>[] {
  const words = usePageWords(energyReviewWords);
  const { format } = useLanguage();
  const { term } = words;
  const power = ({ carriers }: Row) => carriers.find(({ carrier }) => carrier === 'electricity');
  return [
    {
      key: 'case',
      title: term.case,
      value: (row) => row.case,
      show: (row) => (
        <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
          {row.subject ?? row.case}
        </Link>
      ),
    },
    { key: 'building', title: term.building, value: ({ name, building }) => name ?? building ?? term.whole },
    { key: 'reviewer', title: term.reviewer, value: ({ reviewer }) => reviewer },
    { key: 'acceptedOn', title: term.acceptedOn, value: ({ acceptedOn }) => day(acceptedOn) },
    { key: 'state', title: term.state, value: ({ state }) => words.compared[state] },
    { key: 'reviewedKwh', title: term.reviewedKwh, number: true, value: (row) => power(row)?.reviewed },
    { key: 'meteredKwh', title: term.meteredKwh, number: true, value: (row) => rounded(power(row)?.metered) },
    { key: 'reviewedTce', title: term.reviewedTce, number: true, value: ({ reviewedTce }) => rounded(reviewedTce) },
    { key: 'meteredTce', title: term.meteredTce, number: true, value: ({ meteredTce }) => rounded(meteredTce) },
    { key: 'coverage', title: term.coverage, number: true, value: ({ state, coverage }) => share(state === 'waiting' ? null : coverage) },
    {
      key: 'over',
      title: term.over,
      number: true,
      value: ({ over }) => share(over),
      show: ({ over, atLeast }) => {
        if (over === null) return format.none;
        return atLeast ? words.atLeast(format.share(over)) : format.share(over);
      },
    },
  ];
}

function useSumColumns(): Column<Judged>[] {
  const { term, compared } = usePageWords(energyReviewWords);
  return [
    { key: 'name', title: term.reviewer, value: ({ name }) => name },
    { key: 'rows', title: term.rows, number: true, value: ({ rows }) => rows },
    { key: 'compared', title: term.compared, number: true, value: (row) => row.compared },
    { key: 'incomplete', title: compared.incomplete, number: true, value: ({ incomplete }) => incomplete },
    { key: 'notMeasured', title: compared['not-measured'], number: true, value: ({ notMeasured }) => notMeasured },
    { key: 'waiting', title: compared.waiting, number: true, value: ({ waiting }) => waiting },
    { key: 'reviewedTce', title: term.reviewedTce, number: true, value: ({ reviewedTce }) => rounded(reviewedTce) },
    { key: 'meteredTce', title: term.meteredTce, number: true, value: ({ meteredTce }) => rounded(meteredTce) },
    { key: 'over', title: term.over, number: true, value: ({ over }) => share(over) },
    { key: 'tooLow', title: term.tooLow, number: true, value: ({ tooLow }) => tooLow },
    { key: 'tooHigh', title: term.tooHigh, number: true, value: ({ tooHigh }) => tooHigh },
  ];
}
