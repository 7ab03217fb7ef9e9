import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { solarYieldTerms } from '#flexibility/solar/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { solarPageWords } from './words.ts';

type Question = Parameters<typeof client.solar.ranking>[0];
type Row = Awaited<ReturnType<typeof client.solar.ranking>>['arrays'][number] & { readonly rank: number };

/** Photovoltaics of a place by their yield in a year; sortable by any column. */
export function RankingTab({ asked }: { readonly asked: Question }) {
  const words = usePageWords(solarPageWords);
  const columns = useColumns();
  const { data, error, refetch } = useQuery({ ...api.solar.ranking.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.arrays.length === 0) return <p className="yd-panel">{words.noArrays}</p>;
  const rows = data.arrays.map((one, at) => ({ ...one, rank: at + 1 }));
  return (
    <div className="yd-stack">
      <FindingList findings={data.findings} />
      {data.indicative ? <p>{words.indicative}</p> : null}
      <PlainTable label={words.ranking} columns={columns} rows={rows} rowKey={({ code }) => code} pageSize={50} />
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(solarPageWords);
  const { language } = useLanguage();
  const of = (code: keyof typeof solarYieldTerms): string => termText(solarYieldTerms, code, language);
  return [
    { key: 'rank', title: words.rank, number: true, value: ({ rank, year }) => (year === null ? undefined : whole(rank)) },
    {
      key: 'code',
      title: words.code,
      value: ({ code }) => code,
      show: ({ code }) => (
        <Link to="/resources/$resource" params={{ resource: code }} search={{}}>
          {code}
        </Link>
      ),
    },
    { key: 'building', title: words.building, value: ({ building, buildingName }) => buildingName ?? building },
    { key: 'kw', title: 'kW', number: true, value: ({ kw }) => kw },
    { key: 'year', title: of('year'), number: true, value: ({ year }) => ({ value: year, unit: 'kWh' }) },
    { key: 'specific', title: of('specific'), number: true, value: ({ specific }) => ({ value: specific, unit: 'kWh/kW' }) },
    { key: 'ratio', title: of('performanceRatio'), number: true, value: ({ performanceRatio }) => share(performanceRatio) },
  ];
}
