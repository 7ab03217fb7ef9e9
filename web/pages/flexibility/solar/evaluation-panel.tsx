import { useQuery } from '@tanstack/react-query';
import { termText } from '#kernel/vocabulary.ts';
import { solarDoubtTerms } from '#flexibility/solar/vocabulary.ts';
import { weatherSeriesTerms } from '#metering/weather/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { solarPageWords } from './words.ts';

type Evaluated = Awaited<ReturnType<typeof client.solar.evaluate>>;
type Month = Evaluated['months'][number];

/** What an array produced against what it should have, by the months of a year, and what is doubtful. */
export function EvaluationPanel({
  array,
  name,
  year,
  knownAt,
}: {
  readonly array: string;
  readonly name?: string;
  readonly year: number;
  readonly knownAt?: string | undefined;
}) {
  const words = usePageWords(solarPageWords);
  const { language } = useLanguage();
  const input = { resource: array, from: `${year}-01-01`, to: `${year + 1}-01-01`, ...(knownAt !== undefined && { knownAt }) };
  const { data, error, refetch } = useQuery(api.solar.evaluate.queryOptions({ input }));
  return (
    <Panel title={words.evaluation(name ?? array, String(year))}>
      {error === null ? null : <ProblemView error={error} again={refetch} />}
      {data === undefined && error === null ? <Loading /> : null}
      {data === undefined ? null : (
        <div className="yd-stack">
          <FindingList findings={data.findings} />
          <p>{words.byStation(data.station, termText(weatherSeriesTerms, data.series, language))}</p>
          {data.indicative ? <p>{words.indicative}</p> : null}
          <Months of={data} name={words.evaluation(name ?? array, String(year))} />
        </div>
      )}
    </Panel>
  );
}

function Months({ of, name }: { readonly of: Evaluated; readonly name: string }) {
  const words = usePageWords(solarPageWords);
  const { language, format } = useLanguage();
  const most = Math.max(...of.months.flatMap(({ measured, expected }) => [measured ?? 0, expected ?? 0]), 1);
  const bar = (key: 'measured' | 'expected'): Column<Month> => ({
    key,
    title: words[key],
    number: true,
    value: (row) => row[key],
    show: (row) => {
      const kwh = row[key];
      if (kwh === null) return format.none;
      return (
        <>
          <meter min={0} max={most} value={kwh} aria-label={`${row.month} ${words[key]} ${format.quantity(kwh, 'kWh')}`} />{' '}
          {format.number(kwh)}
        </>
      );
    },
  });
  const columns: Column<Month>[] = [
    { key: 'month', title: words.month, value: ({ month }) => month },
    bar('measured'),
    bar('expected'),
    { key: 'ratio', title: words.ratio, number: true, value: ({ ratio }) => share(ratio) },
    { key: 'hours', title: words.hours, value: ({ hours }) => `${hours.compared}/${hours.of}` },
    {
      key: 'doubts',
      title: words.doubts,
      value: ({ doubts }) =>
        doubts
          .map(
            ({ doubt, hours, kwh }) =>
              `${termText(solarDoubtTerms, doubt, language)}${format.aside(`${hours} h, ${format.quantity(kwh, 'kWh')}`)}`,
          )
          .join(format.pause),
    },
  ];
  return <PlainTable label={name} columns={columns} rows={of.months} rowKey={({ month }) => month} />;
}
