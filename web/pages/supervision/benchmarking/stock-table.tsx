import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../../api.ts';
import type { Format } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { RowActs, type RowChoice, useRowChoice } from '../../../ui/row-choice.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { useVerdictText, Verdict } from '../../../ui/verdict.tsx';
import { actWords } from '../../registry/registry/act-words.ts';
import { BuildingActs } from '../../registry/registry/building-acts.tsx';
import { subjectOf } from '../../registry/registry/subject-of.ts';
import type { RankingAddress } from './address.ts';
import { BuildingLink } from './building-link.tsx';
import { stockInput, type StockAnswer } from './stock-question.ts';
import { StockFilters } from './stock-filters.tsx';
import { StockTotals } from './stock-totals.tsx';
import { stockWords } from './stock-words.ts';
import type { RankQuestion } from './ranking-question.ts';
import { benchmarkingWords } from './words.ts';

type Row = StockAnswer['buildings'][number];

/** Every building of the place, filtered, and sorted by any column. Intensity and verdict open where they come from. */
export function StockTable({
  ask,
  query,
  at,
  go,
}: {
  readonly ask: RankQuestion;
  readonly query: UseQueryResult<StockAnswer>;
  readonly at: RankingAddress;
  readonly go: Go<RankingAddress>;
}) {
  const { ranking } = usePageWords(benchmarkingWords);
  const known = useKnownAt();
  const me = useMe();
  const acts = may(me, 'issue-statement') || may(me, 'edit');
  const { data } = query;
  const isWhole = at.use === undefined && at.region === undefined && at.search === undefined && known.knownAt === undefined;
  const isEmpty = isWhole && data !== undefined && Object.keys(data.uses).length === 0;
  // a sort key that the list names differently has no column to be shown at
  const about = JSON.stringify([at.year, at.carrier, known.knownAt]);
  const choice = useRowChoice(
    (data?.buildings ?? []).map(({ code }) => code),
    { about, isOld: query.isPlaceholderData, most: 50 },
  );
  const current = choice.isCurrent ? (data?.buildings ?? []) : [];
  const turned = at.sort === undefined ? { ...at, sort: 'intensity', order: 'desc' as const } : at;
  return (
    <div className="yd-stack">
      <StockFilters at={at} go={go} answer={data} />
      {acts ? <ChosenActs key={about} choice={choice} rows={current} at={at} unit={data?.unit ?? ''} /> : null}
      <ServerTable
        name="ranking"
        {...(acts ? { selection: choice } : {})}
        label={ranking.table}
        above={
          data === undefined ? null : (
            <>
              <StockTotals total={data.total} totals={data} />
              <MixedHeating answer={data} carrier={at.carrier} />
            </>
          )
        }
        columns={useColumns(data?.unit ?? '', at, data?.buildings ?? [])}
        rows={data?.buildings ?? []}
        rowKey={({ code }) => code}
        query={query}
        total={data?.total ?? 0}
        at={turned}
        go={go}
        every={{ most: 100_000, ask: async (page) => (await client.stock.list({ ...stockInput(ask, at), ...page })).buildings }}
        {...(isEmpty ? { empty: <NothingYet /> } : {})}
      />
    </div>
  );
}

/** Notices, cases and projects for the chosen buildings, with what the list shows of them; rows of other pages are acted on too. */
function ChosenActs({
  choice,
  rows,
  at: { year, carrier },
  unit,
}: {
  readonly choice: RowChoice;
  readonly rows: readonly Row[];
  readonly at: RankingAddress;
  readonly unit: string;
}) {
  const { format } = useLanguage();
  const words = usePageWords(actWords);
  const [kept, setKept] = useState<ReadonlyMap<string, Row>>(new Map());
  const fresh = rows.filter(({ code }) => choice.chosen.includes(code) && !kept.has(code));
  if (fresh.length > 0) setKept(new Map([...kept, ...fresh.map((row) => [row.code, row] as const)]));
  const subjects = choice.chosen.flatMap((code) => {
    const row = rows.find((one) => one.code === code) ?? kept.get(code);
    return row === undefined ? [] : [subjectOf({ ...row, year, unit }, words, format)];
  });
  return (
    <RowActs choice={choice}>
      <BuildingActs subjects={subjects} year={year} measure={carrier} from="ranking" />
    </RowActs>
  );
}

/** Where kinds of heating are mixed: what that means for the electricity. */
function MixedHeating({ answer: { heatings }, carrier }: { readonly answer: StockAnswer; readonly carrier: RankingAddress['carrier'] }) {
  const words = usePageWords(stockWords);
  const isMixed = Object.keys(heatings).length > 1 && ((heatings['electricity'] ?? 0) > 0 || (heatings['heat-pump'] ?? 0) > 0);
  return isMixed && (carrier === 'electricity' || carrier === 'total') ? <div className="yd-quiet">{words.electricHeating}</div> : null;
}

function useColumns(unit: string, { year, sort, gap: chosen }: RankingAddress, rows: readonly Row[]): Column<Row>[] {
  const organisationName = useOrganisationNames(rows.map(({ organisation }) => organisation));
  const { words: own } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const words = usePageWords(stockWords);
  const { nameOf } = usePlaces();
  const heatingOf = ({ heating }: Row): string => (heating === null ? words.notSaid : (words.heating[heating] ?? words.otherHeating));
  return [
    {
      key: 'name',
      sort: 'name',
      title: ranking.name,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: own.table.code, hidden: true, value: ({ code }) => code },
    { key: 'region', sort: 'region', title: words.field.region, optional: sort !== 'region', value: ({ region }) => nameOf(region) },
    { key: 'use', sort: 'use', title: ranking.use, value: ({ use }) => (use === null ? words.notSaid : useText(own.use, use)) },
    { key: 'heating', sort: 'heating', title: words.field.heating, value: heatingOf },
    {
      key: 'organisation',
      sort: 'organisation',
      title: words.field.organisation,
      optional: true,
      value: ({ organisation }) => (organisation === null ? null : organisationName(organisation)),
    },
    ...useEnergyColumns(unit, { withGaps: chosen !== undefined, withValue: sort === 'value' }),
  ];
}

/** What a building used, and the verdict on it. */
function useEnergyColumns(
  unit: string,
  { withGaps, withValue }: { readonly withGaps: boolean; readonly withValue: boolean },
): Column<Row>[] {
  const { format } = useLanguage();
  const { ranking } = usePageWords(benchmarkingWords);
  const words = usePageWords(stockWords);
  const verdictText = useVerdictText();
  const placeOf = ({ rank, peers }: Row): string =>
    rank === null || peers === null ? format.none : words.placeOf(format.count(rank), format.count(peers));
  return [
    { key: 'area', sort: 'floorArea', title: ranking.area, number: true, value: (row) => ({ value: row.floorArea, unit: 'm2' }) },
    {
      key: 'value',
      sort: 'value',
      title: ranking.value,
      // wide on paper and on a small screen: shown if sorted by or chosen
      optional: !withValue,
      number: true,
      value: (row) => ({ value: row.value, unit: unit.split('/')[0] ?? '' }),
    },
    {
      key: 'intensity',
      sort: 'intensity',
      title: ranking.intensity,
      number: true,
      show: (row) => <Figure of={{ value: row.intensity, unit, ...(row.figure !== null && { figure: row.figure }) }} />,
    },
    {
      key: 'change',
      sort: 'change',
      title: words.changed,
      number: true,
      value: (row) => share(row.change),
      show: (row) => signed(format, row.change),
    },
    {
      key: 'verdict',
      sort: 'verdict',
      title: ranking.verdict,
      show: (row) => <Verdict verdict={row.verdict} indicative={row.indicative} byCity={row.byCity} />,
      value: verdictText,
    },
    {
      key: 'excess',
      sort: 'excess',
      title: words.overBy,
      number: true,
      value: (row) => share(row.excess),
      show: (row) => <Figure of={{ value: row.excess, unit: 'share', figure: row.quotaFigure }} />,
    },
    { key: 'place', sort: 'percentile', title: words.place, number: true, value: placeOf },
    { key: 'coverage', sort: 'coverage', title: ranking.coverage, number: true, value: (row) => share(row.coverage) },
    // most have none: the column is shown on request
    {
      key: 'gaps',
      title: words.missing,
      optional: !withGaps,
      value: ({ gaps }) => gaps.map((gap) => words.gap[gap]).join(format.pause),
    },
  ];
}

/** A share of 1 with its sign. */
function signed(format: Format, change: number | null): string {
  return change === null ? format.none : `${change > 0 ? '+' : change < 0 ? '−' : ''}${format.share(Math.abs(change))}`;
}

function useText(uses: Readonly<Record<string, string>>, use: string): string {
  return uses[use] ?? use;
}

function NothingYet() {
  const { first } = usePageWords(benchmarkingWords);
  const me = useMe();
  return (
    <Panel title={first.title}>
      {may(me, 'import-registry') ? <Link to="/start">{first.start}</Link> : <p className="yd-quiet">{first.later}</p>}
    </Panel>
  );
}
