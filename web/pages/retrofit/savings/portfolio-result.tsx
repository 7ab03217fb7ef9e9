import { Link } from '@tanstack/react-router';
import { spellSavingsFinding } from '#retrofit/savings/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { PortfolioMap } from './portfolio-map.tsx';
import { savingsPageWords } from './words.ts';

type Portfolio = Awaited<ReturnType<typeof client.savings.portfolio.show>>;
type Row = NonNullable<Portfolio['rows']>[number];

/** The results of a portfolio: the sums, each boundary, and those that have no model. */
export function PortfolioResult({ of }: { readonly of: Portfolio }) {
  const words = usePageWords(savingsPageWords);
  const { language } = useLanguage();
  const { unit, excluded, rows = [], job } = of;
  const table = () => <Rows rows={rows.filter(({ code }) => code === null)} unit={unit ?? ''} />;
  const file = (kind: string) => `/api/exports/savings-portfolio?${new URLSearchParams({ job, format: kind })}`;
  return (
    <>
      <Panel
        title={words.sum}
        actions={
          <span className="yd-row yd-no-print">
            <a href={file('csv')} download>
              {words.csv}
            </a>
            <a href={file('xlsx')} download>
              {words.xlsx}
            </a>
          </span>
        }
      >
        <div className="yd-stack">
          <Sums of={of} />
          <FindingList findings={of.findings} />
        </div>
      </Panel>
      <PortfolioMap rows={rows} unit={unit ?? ''} table={table} />
      <Panel title={words.rows}>{table()}</Panel>
      {excluded.length === 0 ? null : (
        <Panel title={words.excludedRows}>
          <PlainTable
            label={words.excludedRows}
            rows={excluded}
            rowKey={({ row }) => String(row)}
            columns={[
              { key: 'row', title: words.row, number: true, value: ({ row }) => whole(row) },
              { key: 'boundary', title: words.term.boundary, value: ({ boundary }) => boundary },
              { key: 'reason', title: words.reason, value: ({ code }) => spellSavingsFinding(code, language) },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

function Sums({ of }: { readonly of: Portfolio }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const { unit, interval } = of;
  const amount = (value: number | null) => format.scaled(value, unit ?? '');
  return (
    <dl className="yd-facts">
      <Fact name={words.term.savings}>
        <strong>
          <Figure of={of.savings} />
        </strong>
      </Fact>
      <Fact name={words.term.interval}>
        {interval === null || interval.low === null || interval.high === null
          ? words.noInterval
          : words.between(amount(interval.low), amount(interval.high), format.share(interval.confidence))}
      </Fact>
      <Fact name={words.term.fraction}>{of.fraction === null ? format.none : format.share(of.fraction)}</Fact>
      <Fact name={words.term.adjustedBaseline}>
        <Figure of={of.adjustedBaseline} />
      </Fact>
      <Fact name={words.term.measured}>
        <Figure of={of.measured} />
      </Fact>
      <Fact name={words.term.modelled}>{words.jobOf(format.count(of.modelled), format.count(of.boundaries))}</Fact>
      <Fact name={words.term.counted}>{words.countedOf(format.count(of.counted), format.count(of.days), format.share(of.coverage))}</Fact>
    </dl>
  );
}

function Rows({ rows, unit }: { readonly rows: readonly Row[]; readonly unit: string }) {
  const words = usePageWords(savingsPageWords);
  const { format, language } = useLanguage();
  const energy = (key: 'savings' | 'low' | 'high' | 'adjustedBaseline' | 'measured', title: string): Column<Row> => ({
    key,
    title,
    number: true,
    value: (row) => ({ value: row[key], unit }),
  });
  const columns: Column<Row>[] = [
    {
      key: 'building',
      width: 160,
      title: words.label.building,
      value: ({ building }) => building?.name,
      show: ({ building }) => (building === null ? null : <BuildingName of={building} />),
    },
    { key: 'boundary', title: words.term.boundary, value: ({ boundary }) => boundary },
    energy('savings', words.term.savings),
    energy('low', words.low),
    energy('high', words.high),
    energy('adjustedBaseline', words.term.adjustedBaseline),
    energy('measured', words.term.measured),
    {
      key: 'shape',
      title: words.term.shape,
      value: ({ shape }) => (shape === null ? undefined : (words.shape[shape as keyof typeof words.shape] ?? shape)),
    },
    { key: 'cvrmse', title: words.check.cvrmse, number: true, value: ({ cvrmse }) => share(cvrmse) },
    { key: 'counted', title: words.term.counted, number: true, value: ({ counted }) => whole(counted) },
    {
      key: 'findings',
      width: 240,
      title: words.findings,
      value: ({ findings }) => [...new Set(findings)].map((code) => spellSavingsFinding(code, language)).join(format.and),
    },
  ];
  return <PlainTable label={words.rows} columns={columns} rows={rows} rowKey={({ row }) => String(row)} />;
}

function BuildingName({ of: { code, name } }: { readonly of: NonNullable<Row['building']> }) {
  return (
    <Link to="/buildings/$building" params={{ building: code }} search={{ tab: 'savings' }}>
      {name}
    </Link>
  );
}
