import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BuildingLink } from '../../supervision/benchmarking/building-link.tsx';
import { IssuePanel } from '../../casework/statement/draft-panel.tsx';
import { readReport } from './address.ts';
import { ReportHead, ReportWays, useSigned, WeatherPanel, type PlaceReport } from './parts.tsx';
import { PeriodPick } from './period-pick.tsx';
import { reportWords } from './words.ts';

/** The report of a month or a year of a place. */
export function PlaceReportPage() {
  const words = usePageWords(reportWords);
  const [{ region: given, period }, go] = useAddress(readReport);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = given ?? begin;
  const query = useQuery({
    ...api.energyReport.place.queryOptions({ input: { region: region ?? '', period, ...known } }),
    enabled: region !== undefined,
  });
  const report = query.data;
  return (
    <>
      <PageHeader
        title={period.includes('-') ? words.placeMonth : words.placeYear}
        below={report === undefined ? period : `${report.region.name} · ${period}`}
      >
        <span className="yd-no-print">
          <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code })} />
        </span>
        <PeriodPick period={period} onPick={(one) => go({ period: one })} />
        <AsOfPicker />
        {region === undefined ? null : <ReportWays of={{ region, period }} />}
        <Link to="/" search={region === undefined ? {} : { region }} className="yd-no-print">
          {words.toOverview}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading ? <Loading /> : null}
      {report === undefined || region === undefined ? null : (
        <article className="yd-report">
          <ReportHead of={report} />
          <KeyPanel of={report} />
          <ProgressPanel of={report} />
          <WeatherPanel of={report.weather} />
          <PartsPanel of={report} />
          <OverPanel of={report} basis="formal" />
          <OverPanel of={report} basis="indicative" />
          <ExtremesPanel title={words.section.highest} rows={report.highest} year={yearOf(period)} />
          <ExtremesPanel title={words.section.lowest} rows={report.lowest} year={yearOf(period)} />
          <GapsPanel of={report} />
          <IssuePanel title={words.issue} kind="place-report" question={{ region, period }} known={known} earlier={{ region, period }} />
        </article>
      )}
    </>
  );
}

const yearOf = (period: string): number => Number(period.slice(0, 4));

function KeyPanel({ of: { total, intensity, carriers } }: { readonly of: PlaceReport }) {
  const { words: own } = useLanguage();
  const { section, label } = usePageWords(reportWords);
  const signed = useSigned();
  const rows = [
    {
      key: 'total',
      name: section.total,
      ...total,
      coverage: total.coverage as number | null,
      change: total.compared.at(-1)?.change ?? null,
    },
    { key: 'intensity', name: label.energyPerM2, ...intensity, coverage: null },
    ...carriers.map((one) => ({ key: one.carrier, name: own.carrier[one.carrier], ...one })),
  ];
  type Row = Pick<(typeof rows)[number], 'key' | 'name' | 'value' | 'unit' | 'figure' | 'coverage' | 'change'>;
  const columns: Column<Row>[] = [
    { key: 'name', title: label.figure, value: ({ name }) => name },
    {
      key: 'value',
      title: label.value,
      number: true,
      value: ({ value, unit }) => ({ value, unit }),
      show: ({ value, unit, figure }) => <Figure of={{ value, unit, figure: figure ?? undefined }} />,
    },
    { key: 'coverage', title: label.coverage, term: 'coverage', number: true, value: ({ coverage }) => share(coverage) },
    { key: 'change', title: section.yearAgo, number: true, value: ({ change }) => share(change), show: ({ change }) => signed(change) },
  ];
  return (
    <Panel title={section.keyFigures}>
      <ShortTable label={section.keyFigures} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Panel>
  );
}

/** How the buildings that are measured well in both periods have changed. */
function ProgressPanel({ of: { total } }: { readonly of: PlaceReport }) {
  const { format } = useLanguage();
  const words = usePageWords(reportWords);
  const signed = useSigned();
  return (
    <Panel title={words.section.progress}>
      {total.compared.map(({ period, change, now, before, compared }) => (
        <p key={period}>
          {change === null
            ? words.notCompared(period)
            : words.compared(period, format.count(compared), format.scaled(before, 'tce'), format.scaled(now, 'tce'), signed(change))}
        </p>
      ))}
    </Panel>
  );
}

/** Districts, then uses of buildings. */
function PartsPanel({ of: { below, uses, findings } }: { readonly of: PlaceReport }) {
  const { words: own } = useLanguage();
  const { section, noUse, label } = usePageWords(reportWords);
  const signed = useSigned();
  const names: Readonly<Record<string, string>> = own.use;
  const rowsOf = [
    { title: section.byDistrict, head: label.place, rows: below.map((one) => ({ ...one, key: one.code })) },
    { title: section.byUse, head: label.use, rows: uses.map((one) => ({ ...one, key: one.use, name: names[one.use] ?? noUse })) },
  ];
  return rowsOf.map(({ title, head, rows }) => {
    type Row = Pick<PlaceReport['below'][number], 'name' | 'buildings' | 'tce' | 'change' | 'figure' | 'intensity'> & {
      readonly key: string;
    };
    const columns: Column<Row>[] = [
      { key: 'name', title: head, value: ({ name }) => name },
      { key: 'buildings', title: label.buildingCount, number: true, value: ({ buildings }) => whole(buildings) },
      {
        key: 'tce',
        title: label.standardCoal,
        number: true,
        value: ({ tce }) => ({ value: tce, unit: 'tce' }),
        show: ({ tce, figure }) => <Figure of={{ value: tce, unit: 'tce', figure }} />,
      },
      { key: 'change', title: section.yearAgo, number: true, value: ({ change }) => share(change), show: ({ change }) => signed(change) },
      {
        key: 'intensity',
        title: label.energyPerM2,
        number: true,
        value: ({ intensity }) => intensity,
        show: ({ intensity }) => <Figure of={intensity} />,
      },
    ];
    return rows.length === 0 ? null : (
      <Panel key={title} title={title}>
        <ShortTable label={title} columns={columns} rows={rows} rowKey={({ key }) => key} />
        {title === section.byUse ? <FindingList findings={findings} /> : null}
      </Panel>
    );
  });
}

function OverPanel({ of: { quota }, basis }: { readonly of: PlaceReport; readonly basis: 'formal' | 'indicative' }) {
  const { words: own, format } = useLanguage();
  const words = usePageWords(reportWords);
  const { label } = words;
  const names: Readonly<Record<string, string>> = own.use;
  const { count, buildings } = quota[basis];
  const title = words.section[basis === 'formal' ? 'overFormal' : 'overIndicative'];
  type Row = (typeof buildings)[number];
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: label.building,
      value: ({ name }) => name,
      show: ({ code, name }) => <BuildingLink code={code} name={name} year={quota.year} />,
    },
    { key: 'use', title: label.use, value: ({ use }) => (use === null ? null : (names[use] ?? use)) },
    { key: 'corrected', title: label.corrected, number: true, value: ({ corrected, unit }) => ({ value: corrected, unit }) },
    { key: 'constraint', title: label.constraintValue, number: true, value: ({ constraint, unit }) => ({ value: constraint, unit }) },
    {
      key: 'times',
      title: words.section.timesConstraint,
      number: true,
      value: ({ times }) => times,
      show: ({ times, figure }) => <Figure of={{ value: times, unit: '', figure }} />,
    },
  ];
  return (
    <Panel title={title}>
      <p>
        {words.countOver(String(quota.year), format.count(count))}{' '}
        {basis === 'formal' ? null : <span className="yd-quiet">{words.indicative}</span>}
      </p>
      {buildings.length === 0 ? null : <ShortTable label={title} columns={columns} rows={buildings} rowKey={({ code }) => code} />}
    </Panel>
  );
}

function ExtremesPanel({ title, rows, year }: { readonly title: string; readonly rows: PlaceReport['highest']; readonly year: number }) {
  const { words: own } = useLanguage();
  const words = usePageWords(reportWords);
  const { label } = words;
  const names: Readonly<Record<string, string>> = own.use;
  type Row = PlaceReport['highest'][number];
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: label.building,
      value: ({ name }) => name,
      show: ({ code, name }) => <BuildingLink code={code} name={name} year={year} />,
    },
    { key: 'use', title: label.use, value: ({ use }) => names[use] ?? use },
    {
      key: 'intensity',
      title: label.energyPerM2,
      number: true,
      value: ({ intensity }) => ({ value: intensity, unit: 'kgce/m2' }),
      show: ({ intensity, figure }) => <Figure of={{ value: intensity, unit: 'kgce/m2', figure }} />,
    },
    { key: 'times', title: words.section.timesMedian, number: true, value: ({ times }) => times },
  ];
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <p className="yd-quiet">{words.none}</p>
      ) : (
        <ShortTable label={title} columns={columns} rows={rows} rowKey={({ code }) => code} />
      )}
    </Panel>
  );
}

function GapsPanel({ of: { missing, worstCovered, period } }: { readonly of: PlaceReport }) {
  const { words: own, format } = useLanguage();
  const words = usePageWords(reportWords);
  const { label } = words;
  type Row = PlaceReport['worstCovered'][number];
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: label.building,
      value: ({ name }) => name,
      show: ({ code, name }) => <BuildingLink code={code} name={name} year={yearOf(period)} />,
    },
    { key: 'carrier', title: label.energy, value: ({ carrier }) => (carrier === null ? label.noMeters : own.carrier[carrier]) },
    { key: 'coverage', title: label.coverage, term: 'coverage', number: true, value: ({ coverage }) => share(coverage) },
  ];
  const { meter, coverage, area, use } = missing;
  return (
    <Panel title={words.section.gaps}>
      <p>{words.counts(format.count(meter), format.count(coverage), format.count(area), format.count(use))}</p>
      {worstCovered.length === 0 ? null : (
        <ShortTable label={words.section.gaps} columns={columns} rows={worstCovered} rowKey={({ code }) => code} />
      )}
    </Panel>
  );
}
