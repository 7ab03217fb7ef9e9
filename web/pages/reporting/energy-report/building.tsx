import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { day, share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Verdict } from '../../../ui/verdict.tsx';
import { IssuePanel } from '../../casework/statement/draft-panel.tsx';
import { readReport } from './address.ts';
import { BarChart } from './bar-chart.tsx';
import { ReportHead, ReportWays, useSigned, WeatherPanel, type BuildingReport } from './parts.tsx';
import { PeriodPick } from './period-pick.tsx';
import { reportWords } from './words.ts';

/** The report of a month or a year of a building, to be read, printed, saved as Word or issued. */
export function BuildingReportPage() {
  const { building = '' } = useParams({ strict: false });
  const words = usePageWords(reportWords);
  const [{ period }, go] = useAddress(readReport);
  const known = useKnownAt();
  const query = useQuery(api.energyReport.building.queryOptions({ input: { building, period, ...known } }));
  const report = query.data;
  const back = (
    <Link to="/buildings/$building" params={{ building }} search={{}}>
      {words.back}
    </Link>
  );
  return (
    <>
      <PageHeader
        title={period.includes('-') ? words.buildingMonth : words.buildingYear}
        below={report === undefined ? building : `${report.building.name} ${building} · ${report.building.place} · ${period}`}
      >
        <PeriodPick period={period} onPick={(one) => go({ period: one })} />
        <AsOfPicker />
        <ReportWays of={{ building, period }} />
        <span className="yd-no-print">{back}</span>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {report === undefined ? null : (
        <article className="yd-report">
          <ReportHead of={report} />
          <KeyPanel of={report} />
          <StepsPanel of={report} />
          <WeatherPanel of={report.weather} />
          <ItemsPanel of={report} />
          <QuotaPanel of={report} />
          <GapsPanel of={report} />
          <Panel title={words.section.toDo}>
            <FindingList findings={report.toDo} />
          </Panel>
          <IssuePanel
            title={words.issue}
            kind="building-report"
            question={{ building, period }}
            known={known}
            earlier={{ building, period }}
          />
        </article>
      )}
    </>
  );
}

function KeyPanel({ of }: { readonly of: BuildingReport }) {
  const { words: own } = useLanguage();
  const { section, label } = usePageWords(reportWords);
  const signed = useSigned();
  const rows = [
    { key: 'total', name: section.total, line: of.total },
    { key: 'intensity', name: label.energyPerM2, line: of.intensity },
    ...of.carriers.map((line) => ({ key: line.carrier, name: own.carrier[line.carrier], line })),
  ];
  type Row = (typeof rows)[number];
  const beside = of.kind === 'month' ? [section.earlier, section.yearAgo] : [section.yearAgo];
  const columns: Column<Row>[] = [
    { key: 'name', title: label.figure, value: ({ name }) => name },
    {
      key: 'value',
      title: label.value,
      number: true,
      value: ({ line }) => line,
      show: ({ line: { value, unit, figure } }) => <Figure of={{ value, unit, figure: figure ?? undefined }} />,
    },
    { key: 'coverage', title: label.coverage, term: 'coverage', number: true, value: ({ line }) => share(line.coverage) },
    ...beside.map((title, at): Column<Row> => ({
      key: title,
      title,
      number: true,
      value: ({ line }) => share(line.compared[at]?.change),
      show: ({ line }) => signed(line.compared[at]?.change ?? null),
    })),
  ];
  return (
    <Panel title={section.keyFigures}>
      <ShortTable label={section.keyFigures} columns={columns} rows={rows} rowKey={({ key }) => key} />
      {of.intensity.why === null ? null : <p className="yd-quiet">{of.intensity.why}</p>}
    </Panel>
  );
}

/** Each carrier's days or months as bars, and all of them as one table. */
function StepsPanel({ of: { steps } }: { readonly of: BuildingReport }) {
  const { words: own, format } = useLanguage();
  const { section } = usePageWords(reportWords);
  const title = section[steps.step === 'month' ? 'months' : 'days'];
  const [first] = steps.carriers;
  if (first === undefined) return null;
  const short = (start: string): string => String(Number(steps.step === 'month' ? start.slice(5, 7) : start.slice(8)));
  type Row = (typeof first.steps)[number];
  const columns: Column<Row>[] = [
    {
      key: 'start',
      title: section[steps.step === 'month' ? 'months' : 'days'],
      value: ({ start }) => (steps.step === 'month' ? start.slice(0, 7) : day(start)),
    },
    ...steps.carriers.flatMap(({ carrier, unit, steps: own1 }): Column<Row>[] => [
      {
        key: carrier,
        title: own.carrier[carrier],
        number: true,
        value: (_, at) => ({ value: own1[at]?.value ?? null, unit }),
        show: (_, at) => {
          const value = own1[at]?.value ?? null;
          return value === null ? <span className="yd-none">{section.missing}</span> : format.quantity(value, unit);
        },
      },
      { key: `${carrier} before`, title: section.yearAgoUse, number: true, value: (_, at) => ({ value: own1[at]?.before ?? null, unit }) },
    ]),
  ];
  return (
    <Panel title={title}>
      {steps.carriers.map(({ carrier, unit, steps: own1 }) => (
        <BarChart
          key={carrier}
          name={own.carrier[carrier]}
          unit={unit}
          steps={own1.map((step) => ({ ...step, label: short(step.start) }))}
        />
      ))}
      <ShortTable label={title} columns={columns} rows={first.steps} rowKey={({ start }) => start} />
    </Panel>
  );
}

function ItemsPanel({ of: { items, findings } }: { readonly of: BuildingReport }) {
  const { words: own } = useLanguage();
  const { section, noItems, label } = usePageWords(reportWords);
  type Row = BuildingReport['items'][number];
  const columns: Column<Row>[] = [
    { key: 'carrier', title: label.energy, value: ({ carrier }) => own.carrier[carrier] },
    { key: 'item', title: label.item, value: ({ name }) => name ?? label.withoutItem },
    { key: 'value', title: label.amount, number: true, value: (row) => row, show: (row) => <Figure of={row} /> },
    { key: 'share', title: label.share, number: true, value: (row) => share(row.share) },
    { key: 'coverage', title: label.coverage, number: true, value: ({ coverage }) => share(coverage) },
  ];
  return (
    <Panel title={section.items}>
      {items.length === 0 ? (
        <p className="yd-quiet">{noItems}</p>
      ) : (
        <ShortTable label={section.items} columns={columns} rows={items} rowKey={({ carrier, item }) => `${carrier} ${item ?? ''}`} />
      )}
      <FindingList findings={findings} />
    </Panel>
  );
}

function QuotaPanel({ of: { verdict, rank } }: { readonly of: BuildingReport }) {
  const { words: own, format } = useLanguage();
  const words = usePageWords(reportWords);
  const { label } = words;
  const { corrected, constraint, unit, excess } = verdict;
  const place =
    rank.rank !== null && rank.count !== null
      ? words.rankOf(format.count(rank.rank), format.count(rank.count))
      : rank.quarter === null
        ? null
        : words.quarter(format.count(rank.quarter));
  const against =
    corrected === null || constraint === null ? null : `${format.quantity(corrected, '')} / ${format.quantity(constraint, unit ?? '')}`;
  return (
    <Panel title={words.section.quota}>
      <dl className="yd-facts">
        <div>
          <dt>
            {label.quotaVerdict} {words.year(String(verdict.year))}
          </dt>
          <dd>
            <Verdict verdict={verdict.verdict} indicative={verdict.indicative} />
            {verdict.verdict === 'unknown' ? null : (
              <span className="yd-quiet"> {verdict.indicative ? words.indicative : words.formal}</span>
            )}
            {verdict.why === null ? null : <div className="yd-quiet">{verdict.why}</div>}
          </dd>
        </div>
        {against === null ? null : (
          <div>
            <dt>
              {label.corrected} / {label.constraintValue}
            </dt>
            <dd>
              <OpenedText figure={verdict.figure} text={against} />
            </dd>
          </div>
        )}
        {excess === null || excess <= 0 ? null : (
          <div>
            <dt>{words.excess}</dt>
            <dd>{format.share(excess)}</dd>
          </div>
        )}
        <div>
          <dt>
            {label.amongLike} {words.year(String(rank.year))}
          </dt>
          <dd>{place === null ? (rank.why ?? own.figure.none) : <OpenedText figure={rank.figure} text={place} />}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function GapsPanel({ of: { gaps } }: { readonly of: BuildingReport }) {
  const { words: own } = useLanguage();
  const { section, label } = usePageWords(reportWords);
  type Row = BuildingReport['gaps'][number];
  const columns: Column<Row>[] = [
    { key: 'carrier', title: label.energy, value: ({ carrier }) => own.carrier[carrier] },
    { key: 'from', title: label.from, value: ({ from }) => day(from) },
    { key: 'to', title: label.to, value: ({ to }) => day(to) },
    { key: 'coverage', title: label.coverage, number: true, value: ({ coverage }) => share(coverage) },
  ];
  return (
    <Panel title={section.gaps}>
      {gaps.length === 0 ? (
        <p>{section.noGaps}</p>
      ) : (
        <ShortTable label={section.gaps} columns={columns} rows={gaps} rowKey={({ carrier, from }) => `${carrier} ${from}`} />
      )}
    </Panel>
  );
}
