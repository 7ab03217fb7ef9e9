import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { carriers } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses } from '../../../map/classes.ts';
import { stepNames } from '../../../map/step-names.ts';
import type { Go } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Legend } from '../../../ui/legend.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { filtered } from '../../../ui/table-address.ts';
import { useTheme } from '../../../ui/theme.tsx';
import { BuildingLink } from '../../supervision/benchmarking/building-link.tsx';
import type { QualityAddress } from './address.ts';
import { coverageBounds, coverageOption } from './coverage-option.ts';
import { qualityWords } from './words.ts';
import { share } from '../../../ui/cell.ts';

type Answer = Awaited<ReturnType<typeof client.metering.completeness>>;
type Row = Answer['buildings'][number];

const size = 30;

/** The coverage of each month, building by building, the worst first: as a heat map and as its table. */
export function CoverageTab({ region, at, go }: { readonly region: string; readonly at: QualityAddress; readonly go: Go<QualityAddress> }) {
  const { words: own, format } = useLanguage();
  const { coverage: words } = usePageWords(qualityWords);
  const known = useKnownAt();
  const { year, carrier, page } = at;
  const span = { from: `${year}-01-01`, to: `${year + 1}-01-01`, step: 'month' as const, sort: 'worst' as const };
  const input = { region, ...span, ...(carrier === 'all' ? {} : { carrier }), limit: size, offset: (page - 1) * size, ...known };
  const query = useQuery({ ...api.metering.completeness.queryOptions({ input }), placeholderData: keepPreviousData });
  const answer = query.data;
  const options = (['all', ...carriers] as const).map((value) => ({ value, label: value === 'all' ? words.all : own.carrier[value] }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  const last = page * size >= (answer?.total ?? 0);
  return (
    <div className="yd-stack" aria-busy={query.isPlaceholderData}>
      <div className="yd-row">
        <Pick label={words.carrier} value={carrier} options={options} onPick={(value) => filtered(go)({ carrier: value })} />
        <Button disabled={page <= 1} onClick={() => go({ page: page - 1 })}>
          {words.earlier}
        </Button>
        <Button disabled={last} onClick={() => go({ page: page + 1 })}>
          {words.later}
        </Button>
      </div>
      <p className="yd-quiet">{words.means}</p>
      <FindingList findings={answer?.findings ?? []} />
      {answer === undefined ? <Loading /> : null}
      {answer?.total === 0 ? <p>{words.none}</p> : null}
      {answer === undefined || answer.total === 0 ? null : (
        <Field
          answer={answer}
          year={year}
          label={words.label(
            format.count((page - 1) * size + 1),
            format.count(Math.min(page * size, answer.total)),
            format.count(answer.total),
          )}
        />
      )}
    </div>
  );
}

function Field({ answer, label, year }: { readonly answer: Answer; readonly label: string; readonly year: number }) {
  const { words: own, format } = useLanguage();
  const { coverage: words } = usePageWords(qualityWords);
  const { mode } = useTheme();
  const months = useMemo(() => answer.edges.slice(0, -1).map((edge) => format.stepStart(edge, 'month')), [answer.edges, format]);
  const classes = useMemo(
    () => stepClasses(mode, [...stepNames(coverageBounds, format.share, words).slice(0, 4), words.whole, format.none]),
    [mode, format, words],
  );
  const option = useMemo(() => {
    const rows = answer.buildings.map(({ name, carrier, steps }) => ({ name: `${name} · ${own.carrier[carrier]}`, steps }));
    const short = months.map((month) => month.replace(/\s*\d{4}\s*年?/u, ''));
    return coverageOption(
      rows,
      short,
      classes.map(({ colour }) => colour),
      (value) => (value === null ? format.none : format.share(value)),
    );
  }, [answer, months, classes, own, format]);
  const table = () => <CoverageTable rows={answer.buildings} months={months} year={year} />;
  return (
    <>
      <Legend classes={classes} />
      <Chart label={label} option={option} table={table} height={40 + 22 * answer.buildings.length} />
    </>
  );
}

function CoverageTable({
  rows,
  months,
  year,
}: {
  readonly rows: readonly Row[];
  readonly months: readonly string[];
  readonly year: number;
}) {
  const { words: own } = useLanguage();
  const { coverage: words } = usePageWords(qualityWords);
  const columns: Column<Row>[] = [
    {
      key: 'building',
      title: words.building,
      show: ({ code, name }) => <BuildingLink code={code} name={name} year={year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: own.table.code, hidden: true, value: ({ code }) => code },
    { key: 'carrier', title: words.carrier, show: ({ carrier }) => own.carrier[carrier] },
    ...months.map((month, index): Column<Row> => ({
      key: month,
      title: month,
      number: true,
      value: ({ steps }) => share(steps[index]),
    })),
  ];
  return <PlainTable label={words.table} columns={columns} rows={rows} rowKey={({ code, carrier }) => `${code} ${carrier}`} />;
}
