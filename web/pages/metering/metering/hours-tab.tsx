import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses } from '../../../map/classes.ts';
import { useAddress } from '../../../ui/address.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useTheme } from '../../../ui/theme.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { readUse } from './address.ts';
import { hoursOption } from './hours-option.ts';
import { NoMeter } from './no-meter.tsx';
import { SeriesPick, useMetered } from './series-pick.tsx';
import { viewWords } from './view-words.ts';
import { day } from '../../../ui/cell.ts';

type Answer = Awaited<ReturnType<typeof client.metering.hours>>;
type Day = Answer['days'][number];

const parts = () => import('../../../chart/parts/fields-and-flows.ts');

/** A year as a field of cells: each hour of each day. */
export function HoursTab({ building: { code }, year }: TabOf) {
  const { hours: words } = usePageWords(viewWords);
  const [at, go] = useAddress(readUse);
  const known = useKnownAt();
  const metered = useMetered(code);
  const what = metered.chosen(at);
  const span = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  const input = { building: code, carrier: what.carrier, ...(what.item === undefined ? {} : { item: what.item }), ...span, ...known };
  const query = useQuery({
    ...api.metering.hours.queryOptions({ input }),
    enabled: metered.whats.length > 0,
    placeholderData: keepPreviousData,
  });
  const label = words.label(metered.nameOf(what), String(year));
  return (
    <Panel title={words.title}>
      <ProblemView error={metered.query.error ?? query.error} again={query.refetch} />
      <NoMeter query={metered.query} />
      {metered.whats.length === 0 ? null : (
        <div className="yd-stack" aria-busy={query.isPlaceholderData}>
          <div className="yd-row yd-no-print">
            <SeriesPick {...metered} value={what} onPick={(one) => go({ carrier: one?.carrier, item: one?.item })} />
          </div>
          <p className="yd-quiet">{words.means}</p>
          {query.data === undefined ? <Loading /> : <Field answer={query.data} label={label} />}
        </div>
      )}
    </Panel>
  );
}

function Field({ answer, label }: { readonly answer: Answer; readonly label: string }) {
  const { words: own, format } = useLanguage();
  const { hours: words } = usePageWords(viewWords);
  const { mode } = useTheme();
  const option = useMemo(() => {
    const colours = stepClasses(mode, []).slice(0, 5);
    return hoursOption(
      answer.days,
      answer.span ?? { low: 0, high: 1 },
      colours.map(({ colour }) => colour),
      {
        day: format.day,
        month: (day) => format.monthOnly(`${day}T00:00:00Z`, 'UTC'),
        quantity: (value) => format.quantity(value, answer.unit),
        estimated: own.chart.estimated,
      },
    );
  }, [answer, mode, format, own]);
  return (
    <>
      <div>
        {words.total} <Figure of={answer.total} covered />
      </div>
      {answer.span === null ? (
        <p>{words.nothing}</p>
      ) : (
        <Chart label={label} option={option} parts={parts} height={460} table={() => <HoursTable label={label} answer={answer} />} />
      )}
      <FindingList findings={answer.findings} />
    </>
  );
}

function HoursTable({ label, answer }: { readonly label: string; readonly answer: Answer }) {
  const { words: own, format } = useLanguage();
  const { hours: words } = usePageWords(viewWords);
  const cell = ({ values, estimated }: Day, hour: number) =>
    `${format.number(values[hour])}${estimated.includes(hour) && values[hour] !== null ? own.chart.estimated : ''}`;
  const columns: Column<Day>[] = [
    {
      key: 'day',
      title: words.day(answer.unit),
      show: ({ day: on }) => <span className="yd-nowrap">{format.day(on)}</span>,
      value: ({ day: on }) => day(on),
    },
    ...Array.from({ length: 24 }, (_, hour): Column<Day> => ({
      key: String(hour),
      title: `${hour}:00`,
      number: true,
      value: ({ values }) => ({ value: values[hour] ?? null, unit: answer.unit }),
      show: (row) => cell(row, hour),
    })),
    {
      key: 'estimated',
      title: words.estimatedHours,
      hidden: true,
      value: ({ estimated }) => estimated.map((hour) => `${hour}:00`).join(' '),
    },
  ];
  return <PlainTable label={label} columns={columns} rows={answer.days} rowKey={({ day }) => day} pageSize={31} />;
}
