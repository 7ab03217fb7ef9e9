import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useVerdictText, Verdict } from '../../../ui/verdict.tsx';
import type { RankingAddress } from './address.ts';
import { BuildingLink } from './building-link.tsx';
import type { RankQuestion } from './ranking-question.ts';
import { benchmarkingWords } from './words.ts';

type Champions = Awaited<ReturnType<typeof client.benchmarking.champions>>['uses'][number];
type Champion = Champions['buildings'][number] & { readonly place: number; readonly of: number };

/** The lowest of each use, side by side with their verdicts: the benchmark for others of their kind. */
export function ChampionsTable({ ask, at }: { readonly ask: RankQuestion; readonly at: RankingAddress }) {
  const { words, format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const verdictText = useVerdictText();
  const query = useQuery({
    ...api.benchmarking.champions.queryOptions({ input: { ...ask, region: ask.region ?? '' } }),
    enabled: ask.region !== undefined,
  });
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { unit, uses } = query.data;
  if (uses.length === 0) return <p>{ranking.noChampions}</p>;
  const rows = uses.flatMap(({ count, buildings }) => buildings.map((one, index): Champion => ({ ...one, place: index + 1, of: count })));
  const columns: Column<Champion>[] = [
    { key: 'use', title: ranking.use, value: (row) => (words.use as Readonly<Record<string, string>>)[row.use] ?? row.use },
    { key: 'place', title: ranking.fromBelow, number: true, show: (row) => ranking.placeOf(format.count(row.place), format.count(row.of)) },
    {
      key: 'name',
      title: ranking.name,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={at.year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: words.table.code, hidden: true, value: ({ code }) => code },
    { key: 'area', title: ranking.area, number: true, value: (row) => ({ value: row.floorArea, unit: 'm2' }) },
    {
      key: 'intensity',
      title: ranking.intensity,
      number: true,
      show: (row) => <Figure of={{ value: row.intensity, unit, figure: row.figure }} />,
    },
    {
      key: 'verdict',
      title: ranking.verdict,
      show: (row) => <Verdict verdict={row.verdict} indicative={row.indicative} />,
      value: verdictText,
    },
  ];
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{ranking.championsMean}</p>
      <PlainTable label={ranking.championsTable} columns={columns} rows={rows} rowKey={({ code }) => code} />
    </div>
  );
}
