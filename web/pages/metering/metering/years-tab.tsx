import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { Figure } from '../../../ui/figure.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { readUse } from './address.ts';
import { NoMeter } from './no-meter.tsx';
import { SeriesPick, useMetered } from './series-pick.tsx';
import { viewWords } from './view-words.ts';
import { yearsOption } from './years-option.ts';

type Answer = Awaited<ReturnType<typeof client.metering.years>>;
type Row = Answer['rows'][number];
type Month = Row['years'][number]['months'][number];

/** Energy by carrier and item, year over year: the years as a table, the months of one of them side by side. */
export function YearsTab({ building: { code }, year }: TabOf) {
  const { years: words } = usePageWords(viewWords);
  const [at, go] = useAddress(readUse);
  const known = useKnownAt();
  const metered = useMetered(code);
  const input = { building: code, until: year, count: 10, ...known };
  const query = useQuery({ ...api.metering.years.queryOptions({ input }), placeholderData: keepPreviousData });
  const what = metered.chosen(at);
  const answer = query.data;
  const chosen = answer?.rows.find(({ carrier, item }) => carrier === what.carrier && item === (what.item ?? null));
  const nameOf = ({ carrier, item }: Row) => metered.nameOf({ carrier, item: item ?? undefined });
  return (
    <Panel title={words.title}>
      <ProblemView error={query.error ?? metered.query.error} again={query.refetch} />
      <NoMeter query={metered.query} />
      {answer === undefined ? <Loading /> : null}
      {answer === undefined || answer.rows.length === 0 ? null : (
        <div className="yd-stack" aria-busy={query.isPlaceholderData}>
          <p className="yd-quiet">{words.means}</p>
          <YearTable answer={answer} nameOf={nameOf} />
          <div className="yd-row yd-no-print">
            <SeriesPick {...metered} value={what} onPick={(one) => go({ carrier: one?.carrier, item: one?.item })} />
          </div>
          {chosen === undefined ? null : <MonthChart row={chosen} label={words.months(metered.nameOf(what))} />}
        </div>
      )}
    </Panel>
  );
}

function YearTable({ answer, nameOf }: { readonly answer: Answer; readonly nameOf: (row: Row) => string }) {
  const { format } = useLanguage();
  const { years: words } = usePageWords(viewWords);
  const columns: Column<Row>[] = [
    { key: 'what', title: words.what, show: (row) => (row.item === null ? <strong>{nameOf(row)}</strong> : nameOf(row)) },
    ...answer.years.map((year, index): Column<Row> => {
      const show = ({ years }: Row) => {
        const one = years[index];
        if (one === undefined) return format.none;
        return (
          <>
            <Figure of={one.use} covered />
            <Change of={one.change} />
          </>
        );
      };
      return { key: String(year), title: words.year(String(year)), number: true, show, value: ({ years }) => years[index]?.use ?? null };
    }),
  ];
  return <PlainTable label={words.table} columns={columns} rows={answer.rows} rowKey={({ carrier, item }) => `${carrier} ${item ?? ''}`} />;
}

/** The difference between a year and the one before; empty unless both are measured well. */
function Change({ of }: { readonly of: number | null }) {
  const { format } = useLanguage();
  const { years: words } = usePageWords(viewWords);
  if (of === null) return null;
  const share = format.share(Math.abs(of));
  return <div className="yd-small yd-quiet">{of > 0 ? words.more(share) : of < 0 ? words.less(share) : words.same}</div>;
}

function MonthChart({ row, label }: { readonly row: Row; readonly label: string }) {
  const { words: own, format } = useLanguage();
  const { years: words } = usePageWords(viewWords);
  const unit = row.years.at(-1)?.use.unit ?? '';
  const names = useMemo(
    () => Array.from({ length: 12 }, (_, at) => format.monthOnly(new Date(Date.UTC(2025, at, 1)).toISOString(), 'UTC')),
    [format],
  );
  const say = useMemo(
    () => (month: Month | undefined) => {
      if (month === undefined || month.value === null) return format.none;
      const partly = month.coverage < 1 ? own.figure.coverage(format.share(month.coverage)) : '';
      return [format.quantity(month.value, unit) + (month.estimated === true ? own.chart.estimated : ''), partly].join(' ').trim();
    },
    [format, own, unit],
  );
  const option = useMemo(() => yearsOption(row.years, unitSign(unit), names, say), [row, unit, names, say]);
  const table = () => (
    <PlainTable
      label={label}
      rows={names.map((name, at) => ({ name, at }))}
      rowKey={({ name }) => name}
      columns={[
        { key: 'month', title: words.month, show: ({ name }) => name },
        ...row.years.map(({ year, months }): Column<{ name: string; at: number }> => ({
          key: String(year),
          title: words.year(String(year)),
          number: true,
          value: ({ at }) => ({ value: months[at]?.value ?? null, unit }),
          show: ({ at }) => say(months[at]),
        })),
      ]}
    />
  );
  return <Chart label={label} option={option} table={table} />;
}
