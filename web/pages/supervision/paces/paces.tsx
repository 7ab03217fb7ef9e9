import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Format } from '../../../i18n/format.ts';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { usualYear } from '../../../ui/year.ts';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { RowActs, type RowChoice, useRowChoice } from '../../../ui/row-choice.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { BuildingActs } from '../../registry/registry/building-acts.tsx';
import { paceVerdicts, readPaces } from './address.ts';
import { pacesWords, type PacesWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.expectation.paces>>['buildings'][number];

/** The buildings of a place by the forecast of their year against their limit: on which day each will exceed it. */
export function PacesPage() {
  const words = usePageWords(pacesWords);
  const { format } = useLanguage();
  const [at, go] = useAddress(readPaces);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = at.region ?? begin;
  const { year, verdict } = at;
  const input = { region: region ?? '', year, ...(verdict !== undefined && { verdict }), ...pageInput(at), ...known };
  const query = useQuery({
    ...api.expectation.paces.queryOptions({ input }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const counts = new Map((query.data?.verdicts ?? []).map((one) => [one.verdict, one.count]));
  const narrow = filtered(go);
  const me = useMe();
  const acts = may(me, 'issue-statement') || may(me, 'edit');
  const rows = query.data?.buildings ?? [];
  const choice = useRowChoice(
    rows.map(({ building }) => building),
    { about: JSON.stringify([year, known.knownAt]), isOld: query.isPlaceholderData, most: 50 },
  );
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-panel yd-row" role="search" aria-label={words.title}>
        <PlacePick label={words.region} value={region} onPick={(code) => narrow({ region: code })} />
        <Pick
          label={words.verdict}
          value={verdict}
          options={paceVerdicts.map((value) => ({
            value,
            label: `${words.verdicts[value]}${format.aside(format.count(counts.get(value) ?? 0))}`,
          }))}
          onPick={(value) => narrow({ verdict: value })}
          none={words.any}
        />
      </div>
      <YearOver year={year} region={region} />
      {acts ? <ChosenActs key={year} choice={choice} rows={choice.isCurrent ? rows : []} year={year} /> : null}
      <ServerTable
        {...(acts ? { selection: choice } : {})}
        label={words.table}
        columns={useColumns()}
        rows={query.data?.buildings ?? []}
        rowKey={({ building }) => building}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p role="status">{words.none}</p>}
      />
    </>
  );
}

/** A year that is over is no longer forecast: the running one is a link away. */
function YearOver({ year, region }: { readonly year: number; readonly region: string | undefined }) {
  const words = usePageWords(pacesWords);
  if (year > usualYear) return null;
  return (
    <p>
      {words.over(String(year))}{' '}
      <Link to="/paces" search={{ ...(region !== undefined && { region }), year: usualYear + 1 }}>
        {words.running(String(usualYear + 1))}
      </Link>
    </p>
  );
}

/** Notices, cases and projects for the chosen buildings, with their forecasts. */
function ChosenActs({ choice, rows, year }: { readonly choice: RowChoice; readonly rows: readonly Row[]; readonly year: number }) {
  const words = usePageWords(pacesWords);
  const { format } = useLanguage();
  const subjects = rows.filter(({ building }) => choice.chosen.includes(building)).map((row) => subjectIn(row, words, format));
  // the sentence of one building's forecast goes only to that building
  const only = subjects.length === 1 ? subjects[0]?.text : undefined;
  return (
    <RowActs choice={choice}>
      <BuildingActs subjects={subjects} year={year} {...(only !== undefined && only !== '' && { grounds: { text: only } })} />
    </RowActs>
  );
}

/** A building with its forecast against its limit. */
function subjectIn(row: Row, words: PacesWords, format: Format) {
  const { building: code, name, verdict, share, forecast, unit, figure } = row;
  const most = share === null ? '' : `${format.pause}${words.term.shareOfLimit} ${format.share(share)}`;
  const text =
    forecast === null ? '' : `${words.term.forecast} ${format.quantity(forecast, unit)}${most}${format.aside(words.verdicts[verdict])}`;
  const figures = forecast === null ? [] : [{ name: words.term.forecast, figure, says: format.quantity(forecast, unit) }];
  return { code, name, text, figures };
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(pacesWords);
  const { term } = words;
  const amount = (key: 'forecast' | 'low' | 'high' | 'limit', isOptional = false): Column<Row> => ({
    key,
    title: term[key],
    number: true,
    ...(isOptional && { optional: true }),
    value: (row) => ({ value: row[key], unit: row.unit }),
    show: (row) => <Figure of={{ value: row[key], unit: row.unit, ...(key === 'forecast' && { figure: row.figure }) }} />,
  });
  return [
    { key: 'code', title: words.building, value: ({ building }) => building, show: (row) => <Named row={row} /> },
    {
      key: 'share',
      title: term.shareOfLimit,
      number: true,
      value: ({ share }) => ({ value: share === null ? null : share * 100, unit: '%' }),
    },
    amount('forecast'),
    amount('low', true),
    amount('high', true),
    amount('limit'),
    { key: 'breach', title: term.breach, value: ({ breach }) => breach ?? words.noBreach },
    {
      key: 'verdict',
      title: words.verdict,
      value: (row) => words.verdicts[row.verdict],
      show: (row) => (
        <>
          <OpenedText figure={row.figure} text={words.verdicts[row.verdict]} />{' '}
          {row.indicative ? <span className="yd-tag">{words.indicative}</span> : null}
        </>
      ),
    },
  ];
}

function Named({ row: { building, name, year } }: { readonly row: Row }) {
  return (
    <span className="yd-building">
      <Link to="/buildings/$building" params={{ building }} search={{ year, tab: 'expected' }}>
        {name}
      </Link>
      <span className="yd-quiet">{building}</span>
    </span>
  );
}
