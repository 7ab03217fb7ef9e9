import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../api.ts';
import type { client } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { useAddress } from '../../ui/address.ts';
import type { Go } from '../../ui/address.ts';
import { instant } from '../../ui/cell.ts';
import { Choice } from '../../ui/choice.tsx';
import type { Column } from '../../ui/column.ts';
import { Field } from '../../ui/field.tsx';
import { useOrganisationNames } from '../../ui/organisation-names.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { ServerTable } from '../../ui/server-table.tsx';
import { filtered } from '../../ui/table-address.ts';
import { listInput, readCases, type CasesAddress } from './address.ts';
import { DueDay } from './due-day.tsx';
import { casesListWords } from './list-words.ts';

const NewCase = lazy(async () => ({ default: (await import('./new-case.tsx')).NewCase }));

type Row = Awaited<ReturnType<typeof client.cases.list>>['cases'][number];

/** The cases that the reader sees: by procedure, state and due day. */
export function CasesPage() {
  const words = usePageWords(casesListWords);
  const [at, go] = useAddress(readCases);
  const begins = may(useMe(), 'upload');
  const [isNew, setNew] = useState(false);
  const query = useQuery({ ...api.cases.list.queryOptions({ input: listInput(at) }), placeholderData: keepPreviousData });
  const rows = query.data?.cases ?? [];
  return (
    <>
      <PageHeader title={words.term.title} below={words.below}>
        {begins ? (
          <Button type="primary" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
            {words.term.begin}
          </Button>
        ) : null}
      </PageHeader>
      <div className="yd-stack">
        {isNew ? (
          <Suspense fallback={null}>
            <NewCase procedure={at.procedure} />
          </Suspense>
        ) : null}
        <Filters at={at} go={filtered(go)} />
        <ServerTable
          label={words.term.title}
          name="cases"
          columns={useColumns(rows)}
          rows={rows}
          rowKey={(row) => row.case}
          query={query}
          total={query.data?.total ?? 0}
          at={at}
          go={go}
          empty={<p role="status">{words.none}</p>}
        />
      </div>
    </>
  );
}

function Filters({ at, go }: { readonly at: CasesAddress; readonly go: Go<CasesAddress> }) {
  const words = usePageWords(casesListWords);
  const procedures = useQuery(api.procedures.list.queryOptions({ input: {} })).data?.procedures ?? [];
  const one = useQuery({ ...api.procedures.show.queryOptions({ input: { id: at.procedure ?? '' } }), enabled: at.procedure !== undefined });
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.term.title}>
      <Field label={words.label.show}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.show}
            options={[
              { value: 'open', label: words.term.open },
              { value: 'overdue', label: words.term.overdue },
              { value: 'all', label: words.label.all },
            ]}
            onChoose={(show) => go({ show })}
          />
        )}
      </Field>
      <Field label={words.term.procedure}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.procedure}
            none={words.label.all}
            options={procedures.map((each) => ({ value: each.id, label: each.name }))}
            onChoose={(procedure) => go({ procedure, state: undefined })}
          />
        )}
      </Field>
      {at.procedure === undefined ? null : (
        <Field label={words.label.state}>
          {({ id }) => (
            <Choice
              id={id}
              value={at.state}
              none={words.label.all}
              options={(one.data?.stateList ?? []).map(({ key, name }) => ({ value: key, label: name }))}
              onChoose={(state) => go({ state })}
            />
          )}
        </Field>
      )}
      <SearchField label={words.term.search} text={at.search} onSearch={(search) => go({ search })} />
    </div>
  );
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const words = usePageWords(casesListWords);
  const nameOf = useOrganisationNames(rows.map(({ organisation }) => organisation));
  return [
    {
      key: 'case',
      title: words.term.case,
      sort: 'case',
      value: (row) => row.case,
      show: (row) => (
        <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
          {row.case}
        </Link>
      ),
    },
    { key: 'procedure', title: words.term.procedure, sort: 'procedure', value: ({ procedureName }) => procedureName },
    { key: 'state', title: words.label.state, sort: 'state', value: ({ stateName }) => stateName },
    {
      key: 'organisation',
      title: words.label.organisation,
      value: ({ organisation }) => (organisation === null ? undefined : nameOf(organisation)),
    },
    { key: 'building', title: words.label.building, value: ({ building }) => building ?? undefined },
    { key: 'limit', title: words.term.limit, value: ({ limitName }) => limitName ?? undefined },
    { key: 'due', title: words.term.due, sort: 'due', value: ({ due }) => due ?? undefined, show: (row) => <DueDay {...row} /> },
    { key: 'left', title: words.term.left, number: true, value: ({ left }) => left ?? undefined },
    { key: 'began', title: words.term.began, sort: 'began', value: ({ began }) => instant(began) },
  ];
}
