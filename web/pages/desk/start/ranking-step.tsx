import { Link } from '@tanstack/react-router';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Verdict } from '../../../ui/verdict.tsx';
import type { FirstRanking, Progress } from './use-progress.ts';
import { startWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.stock.list>>['buildings'][number];

/** The first rows of the ranking that exists by now; or why there is none yet. */
export function RankingStep({ first, city }: { readonly first: FirstRanking | undefined; readonly city: Progress['city'] }) {
  const { ranking: words } = usePageWords(startWords);
  const columns = useColumns(first);
  if (first === undefined || city === undefined) return null;
  const { year, carrier, answer } = first;
  if (answer.ranked === 0) return <WhyNot of={first} />;
  return (
    <div className="yd-stack">
      {carrier === 'total' ? <p>{words.byTotal}</p> : null}
      <Judged of={first} />
      <ShortTable
        label={words.table(String(year), words.intensity[carrier])}
        columns={columns}
        rows={answer.buildings.filter(({ rank }) => rank !== null)}
        rowKey={({ code }) => code}
      />
      <div className="yd-row">
        <Link to="/ranking" search={{ region: city.code, year, carrier }}>
          {words.all}
        </Link>
        <Link to="/" search={{ region: city.code, year }}>
          {words.city}
        </Link>
      </div>
    </div>
  );
}

/** How many can be compared with a limit, and how many of them are over it. */
function Judged({ of: { answer } }: { readonly of: FirstRanking }) {
  const { ranking: words } = usePageWords(startWords);
  const { format } = useLanguage();
  const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, count) => all + count, 0);
  const judged = sum(answer.formal) + sum(answer.indicative);
  const over = answer.formal.over + answer.indicative.over;
  return <p>{judged === 0 ? words.noLimit : words.judged(format.count(judged), format.count(over))}</p>;
}

function WhyNot({ of: { answer } }: { readonly of: FirstRanking }) {
  const { ranking: words } = usePageWords(startWords);
  const { format } = useLanguage();
  const { coverage = 0, area = 0 } = answer.gaps;
  if (coverage + area === 0) return null;
  return (
    <ul>
      {coverage === 0 ? null : <li>{words.coverage(format.count(coverage))}</li>}
      {area === 0 ? null : <li>{words.area(format.count(area))}</li>}
    </ul>
  );
}

function useColumns(first: FirstRanking | undefined): Column<Row>[] {
  const { columns, intensity } = usePageWords(startWords).ranking;
  const { words } = useLanguage();
  const unit = first?.answer.unit ?? '';
  return [
    {
      key: 'name',
      title: columns.name,
      value: ({ name }) => name,
      show: ({ code, name }) => (
        <Link to="/buildings/$building" params={{ building: code }}>
          {name}
        </Link>
      ),
    },
    {
      key: 'intensity',
      title: intensity[first?.carrier ?? 'electricity'],
      number: true,
      value: (row) => ({ value: row.intensity, unit }),
      show: (row) => <Figure of={{ value: row.intensity, unit, ...(row.figure !== null && { figure: row.figure }) }} />,
    },
    {
      key: 'verdict',
      title: columns.verdict,
      value: ({ verdict }) => words.quota[verdict],
      show: ({ verdict, indicative, byCity }) => <Verdict verdict={verdict} indicative={indicative} byCity={byCity} />,
    },
    { key: 'coverage', title: columns.coverage, number: true, value: ({ coverage }) => share(coverage) },
  ];
}
