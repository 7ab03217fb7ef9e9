import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { catalogueListTerms, type CatalogueList } from '#casework/catalogues/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { day } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { cataloguesPageWords } from './words.ts';

type Shown = Awaited<ReturnType<typeof client.catalogues.published>>;
type Row = Shown['entries'][number];

const pageSize = 100;

const lists = Object.keys(catalogueListTerms) as CatalogueList[];

const readPublic = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  list: wordIn<CatalogueList | 'all'>(given, 'list', lists, 'all'),
  search: textIn(given, 'search'),
});

/** What is promoted, restricted and prohibited today, for anyone. */
export function PublicCataloguesPage() {
  const words = usePageWords(cataloguesPageWords);
  const { words: all } = useLanguage();
  useEffect(() => {
    document.title = `${words.published} · ${all.app.name}`;
  }, [words.published, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
        <Link to="/sign-in" search={{}}>
          {words.signIn}
        </Link>
      </header>
      <main className="yd-main" id="main" aria-label={words.published}>
        <div className="yd-page-head">
          <div>
            <h1>{words.published}</h1>
            <div className="yd-quiet">{words.publicMeans}</div>
          </div>
        </div>
        <Published />
      </main>
    </div>
  );
}

function Published() {
  const words = usePageWords(cataloguesPageWords);
  const format = useFormat();
  const [{ region, list, search }, go] = useAddress(readPublic);
  const [limit, setLimit] = useState(pageSize);
  const input = {
    limit,
    ...(region !== undefined && { region }),
    ...(list !== 'all' && { list }),
    ...(search !== undefined && { search }),
  };
  const { data, error, refetch, isPending } = useQuery({
    ...api.catalogues.published.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={words.entries}>
      <div className="yd-stack">
        <div className="yd-row" role="search" aria-label={words.entries}>
          <Field label={words.label.place}>
            {({ id }) => (
              <Choice
                id={id}
                value={region}
                none={words.allPlaces}
                options={(data?.places ?? []).flatMap((one) =>
                  one.region === null ? [] : [{ value: one.region, label: one.name ?? one.region }],
                )}
                onChoose={(chosen) => go({ region: chosen })}
              />
            )}
          </Field>
          <Field label={words.field.list}>
            {({ id }) => (
              <Choice
                id={id}
                value={list === 'all' ? undefined : list}
                none={words.allLists}
                options={lists.map((one) => ({ value: one, label: words.list[one] }))}
                onChoose={(chosen) => go({ list: chosen })}
              />
            )}
          </Field>
          <SearchField label={words.search} text={search} onSearch={(text) => go({ search: text })} />
        </div>
        <ProblemView error={error} again={refetch} />
        {isPending ? <Loading /> : null}
        <Entries of={data} />
        {data !== undefined && data.total > data.entries.length && limit < 1000 ? (
          <Button onClick={() => setLimit(Math.min(1000, limit + pageSize))}>{words.more}</Button>
        ) : null}
        {data === undefined || data.total === 0 ? null : <p className="yd-quiet">{words.count(format.count(data.total), data.day)}</p>}
      </div>
    </Panel>
  );
}

function Entries({ of }: { readonly of: Shown | undefined }) {
  const words = usePageWords(cataloguesPageWords);
  if (of === undefined) return null;
  if (of.entries.length === 0) return <p role="status">{of.places.length === 0 ? words.nonePublic : words.noneFound}</p>;
  const columns: Column<Row>[] = [
    { key: 'list', title: words.field.list, value: ({ list }) => words.list[list] },
    { key: 'code', title: words.field.code, value: ({ code }) => code ?? undefined },
    { key: 'name', title: words.field.name, value: ({ name }) => name },
    { key: 'place', title: words.label.place, value: ({ place }) => place ?? words.nation },
    { key: 'document', title: words.field.document, value: ({ document }) => document ?? undefined },
    { key: 'clause', title: words.field.clause, value: ({ clause }) => clause ?? undefined },
    { key: 'from', title: words.field.from, value: ({ from }) => (from === null ? undefined : day(from)) },
    { key: 'until', title: words.field.until, value: ({ until }) => (until === null ? undefined : day(until)) },
  ];
  return <ShortTable<Row> label={words.entries} columns={columns} rows={of.entries} rowKey={(row) => JSON.stringify(row)} />;
}
