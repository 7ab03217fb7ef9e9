import { useQuery } from '@tanstack/react-query';
import { termText } from '#kernel/vocabulary.ts';
import { solarYieldTerms } from '#flexibility/solar/vocabulary.ts';
import { weatherSeriesTerms } from '#metering/weather/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { solarPageWords } from './words.ts';

type Yields = Awaited<ReturnType<typeof client.solar.yield>>;
type ArrayShown = Yields['arrays'][number];

/** What an array yields in a year, month by month. */
export function YieldPanel({
  building,
  array,
  knownAt,
}: {
  readonly building: string;
  readonly array: string;
  readonly knownAt?: string | undefined;
}) {
  const words = usePageWords(solarPageWords);
  const input = { building, ...(knownAt !== undefined && { knownAt }) };
  const { data, error, refetch } = useQuery(api.solar.yield.queryOptions({ input }));
  const own = data?.arrays.find(({ code }) => code === array);
  return (
    <Panel title={words.yields}>
      {error === null ? null : <ProblemView error={error} again={refetch} />}
      {data === undefined && error === null ? <Loading /> : null}
      {data === undefined ? null : (
        <FindingList findings={data.findings.filter(({ evidence }) => (evidence['array'] ?? array) === array)} />
      )}
      {data === undefined || own === undefined || own.year === null ? null : <Months of={data} own={own} />}
    </Panel>
  );
}

function Months({ of, own }: { readonly of: Yields; readonly own: ArrayShown }) {
  const words = usePageWords(solarPageWords);
  const { language, format } = useLanguage();
  const name = (code: keyof typeof solarYieldTerms): string => termText(solarYieldTerms, code, language);
  const most = Math.max(...own.months.map((kwh) => kwh ?? 0), 1);
  const columns: Column<{ readonly month: number; readonly kwh: number | null }>[] = [
    { key: 'month', title: words.month, number: true, value: ({ month }) => month },
    {
      key: 'kwh',
      title: words.kwh,
      number: true,
      value: ({ kwh }) => kwh,
      show: ({ month, kwh }) =>
        kwh === null ? (
          format.none
        ) : (
          <>
            <meter min={0} max={most} value={kwh} aria-label={`${month} ${format.quantity(kwh, 'kWh')}`} /> {format.number(kwh)}
          </>
        ),
    },
  ];
  return (
    <div className="yd-stack">
      <dl className="yd-facts">
        <Fact name={name('year')}>{format.scaled(own.year, 'kWh')}</Fact>
        <Fact name={name('specific')}>{format.quantity(own.specific, 'kWh/kW')}</Fact>
        <Fact name={name('performanceRatio')}>{own.performanceRatio === null ? format.none : format.share(own.performanceRatio)}</Fact>
      </dl>
      <p>{words.byStation(of.stationName, termText(weatherSeriesTerms, of.series, language))}</p>
      {of.indicative ? <p>{words.indicative}</p> : null}
      <PlainTable
        label={words.yields}
        columns={columns}
        rows={own.months.map((kwh, at) => ({ month: at + 1, kwh }))}
        rowKey={({ month }) => String(month)}
      />
    </div>
  );
}
