import { Button } from 'antd';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { reportWords } from './words.ts';

export type BuildingReport = Awaited<ReturnType<typeof client.energyReport.building>>;
export type PlaceReport = Awaited<ReturnType<typeof client.energyReport.place>>;

/** The actions on a report: saving as Word, printing. @param of the query of the document */
export function ReportWays({ of }: { readonly of: Readonly<Record<string, string>> }) {
  const words = usePageWords(reportWords);
  const known = useKnownAt();
  const address = `/api/exports/energy-report?${new URLSearchParams({ ...of, ...known })}`;
  return (
    <div className="yd-row yd-no-print">
      <a href={address} download>
        {words.word}
      </a>
      <Button onClick={() => print()}>{words.print}</Button>
    </div>
  );
}

/** The time span and the rule of a report, below its title. */
export function ReportHead({ of: { from, to, isOpen } }: { readonly of: Pick<BuildingReport, 'from' | 'to' | 'isOpen'> }) {
  const { format } = useLanguage();
  const words = usePageWords(reportWords);
  const last = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  return (
    <p>
      {words.span(format.day(from), format.day(last))} <span className="yd-quiet">{words.basis}</span>
      {isOpen ? <strong> {words.section.goesOn}</strong> : null}
    </p>
  );
}

/** The weather of the period compared with that of the other periods. */
export function WeatherPanel({ of }: { readonly of: BuildingReport['weather'] }) {
  const { section, noWeather, period } = usePageWords(reportWords);
  type Row = BuildingReport['weather']['periods'][number];
  const columns: Column<Row>[] = [
    { key: 'period', title: period, value: (row) => row.period },
    { key: 'heating', title: section.heatingDays, number: true, value: ({ heating }) => heating },
    { key: 'cooling', title: section.coolingDays, number: true, value: ({ cooling }) => cooling },
    { key: 'mean', title: section.meanTemperature, number: true, value: ({ mean }) => mean },
  ];
  return (
    <Panel title={section.weather}>
      {of.periods.length === 0 ? (
        <p className="yd-quiet">{noWeather}</p>
      ) : (
        <ShortTable label={section.weather} columns={columns} rows={of.periods} rowKey={(row) => row.period} />
      )}
    </Panel>
  );
}

/** A change of 0..1 with its sign; null if not stated. */
export function useSigned() {
  const { format } = useLanguage();
  return (change: number | null): string => (change === null ? format.none : `${change > 0 ? '+' : ''}${format.share(change)}`);
}
