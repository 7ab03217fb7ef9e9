import { Link } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { Switches } from '../../../ui/head.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Outlines } from './outlines.tsx';
import { readPublic } from './public-address.ts';
import type { Overview } from './public-address.ts';
import { PublicBars } from './public-bars.tsx';
import { PublicBuildings } from './public-buildings.tsx';
import { publicWords } from './public-words.ts';
import { SumTable } from './sum-table.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';

type Target = Awaited<ReturnType<typeof client.disclosure.public.overview>>['targets'][number];

const signs = { '>=': '≥ ', '>': '> ', '<=': '≤ ', '<': '< ', '=': '' } as const;

/** The targets that the city's documents set, in their own words; their progress is not shown here. */
function TargetsTable({ of }: { readonly of: readonly Target[] }) {
  const { language, format } = useLanguage();
  const words = usePageWords(publicWords);
  const figure = ({ comparator, value, unit }: Target) =>
    `${signs[comparator]}${typeof value === 'number' ? format.quantity(value, unit) : String(value)}`;
  const columns: Column<Target>[] = [
    { key: 'name', title: words.target, show: ({ name }) => name[language] },
    { key: 'figure', title: words.figure, show: figure },
    { key: 'scope', title: words.scope, show: ({ scope }) => scope },
    { key: 'due', title: words.due, show: ({ due }) => (due === null ? words.noDue : String(due)) },
    { key: 'document', title: words.document, show: ({ document, clause }) => `${document} ${clause}` },
    { key: 'quote', title: words.quote, show: ({ quote }) => quote },
  ];
  return (
    <ShortTable label={words.targets} columns={columns} rows={of} rowKey={({ document, id, clause }) => `${document} ${id} ${clause}`} />
  );
}

/** What the city has disclosed, for anyone: no sign-in, and nothing else. */
export function PublicPage() {
  const words = usePageWords(publicWords);
  const { words: all } = useLanguage();
  const [at, go] = useAddress(readPublic);
  const input = at.year === 0 ? {} : { year: at.year };
  const query = useQuery(api.disclosure.public.overview.queryOptions({ input, placeholderData: keepPreviousData }));
  const title = query.data === undefined || query.data.city === '' ? words.title : words.of(query.data.city);
  useEffect(() => {
    document.title = `${title} · ${all.app.name}`;
  }, [title, all.app.name]);
  const year = query.data?.year ?? null;
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
        <Link to="/sign-in" search={{}}>
          {words.signIn}
        </Link>
      </header>
      <main className="yd-main" id="main" aria-label={words.main}>
        <div className="yd-page-head">
          <div>
            <h1>{title}</h1>
            <div className="yd-quiet">{words.means}</div>
            <Link to="/public/cases">{words.casesPublished}</Link>{' '}
            <Link to="/public/catalogues" search={{}}>
              {words.catalogues}
            </Link>{' '}
            <Link to="/public/hand-in">{words.handIn}</Link>
          </div>
          {year === null ? null : (
            <YearChoice years={query.data?.years ?? []} year={year} onChoose={(chosen) => go({ year: chosen, page: undefined })} />
          )}
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <Disclosed of={query.data} />}
      </main>
    </div>
  );
}

function YearChoice({
  years,
  year,
  onChoose,
}: {
  readonly years: readonly number[];
  readonly year: number;
  readonly onChoose: (year: number) => void;
}) {
  const words = usePageWords(publicWords);
  const options = years.map((one) => ({ value: String(one), label: String(one) }));
  return (
    <Field label={words.year}>
      {({ id }) => <Choice id={id} value={String(year)} options={options} onChoose={(chosen) => onChoose(Number(chosen))} />}
    </Field>
  );
}

function Disclosed({ of }: { readonly of: Overview }) {
  const words = usePageWords(publicWords);
  return (
    <>
      {of.year === null ? (
        <Panel title={words.nothing}>
          <p>{words.nothingMeans}</p>
        </Panel>
      ) : (
        <OfYear of={of} year={of.year} />
      )}
      {of.targets.length === 0 ? null : (
        <Panel title={words.targets}>
          <p className="yd-quiet">{words.targetsMean}</p>
          <TargetsTable of={of.targets} />
        </Panel>
      )}
      {of.notice === '' ? null : (
        <Panel title={words.notice}>
          <p className="yd-pre">{of.notice}</p>
        </Panel>
      )}
    </>
  );
}

function OfYear({ of, year }: { readonly of: Overview; readonly year: number }) {
  const words = usePageWords(publicWords);
  return (
    <>
      <PublicBars year={year} uses={of.uses} />
      <Panel title={words.sums}>
        {of.sums.length === 0 ? words.noSums : <SumTable label={words.sums} sums={of.sums} />}
        {of.outlines.length === 0 || of.mapNumber === '' ? null : <Outlines of={of} />}
      </Panel>
      <Panel title={words.buildings}>
        <PublicBuildings year={year} districts={of.districts} />
      </Panel>
      <PublicExplained />
    </>
  );
}

/** What the terms of the page mean, for a reader who has never seen such figures. */
function PublicExplained() {
  const words = usePageWords(publicWords);
  return (
    <Panel title={words.explained}>
      <dl>
        {words.explanations.map(([term, means]) => (
          <div key={term}>
            <dt>
              <strong>{term}</strong>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
