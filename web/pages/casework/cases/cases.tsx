import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import type { Go } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { filtered } from '../../../ui/table-address.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { listInput, readCases, type CasesAddress } from './address.ts';
import type { Chosen } from './bulk-steps.tsx';
import { BuildingPick } from './building-pick.tsx';
import { bulkWords } from './bulk-words.ts';
import { DueDay } from './due-day.tsx';
import { casesListWords } from './list-words.ts';

const BulkSteps = lazy(async () => ({ default: (await import('./bulk-steps.tsx')).BulkSteps }));
const StatisticsTab = lazy(async () => ({ default: (await import('./statistics.tsx')).StatisticsTab }));
const Views = lazy(async () => ({ default: (await import('../../registry/registry/views.tsx')).Views }));
const NewCase = lazy(async () => ({ default: (await import('./new-case.tsx')).NewCase }));

type Row = Awaited<ReturnType<typeof client.cases.list>>['cases'][number];

/** The cases that the reader sees: as a list, and as statistics. */
export function CasesPage() {
  const words = usePageWords(casesListWords);
  const bulk = usePageWords(bulkWords);
  const [at, go] = useAddress(readCases);
  const begins = may(useMe(), 'upload');
  const [isNew, setNew] = useState(at.project !== undefined);
  return (
    <>
      <PageHeader title={words.term.title} below={words.below}>
        {begins ? (
          <Button type="primary" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
            {words.term.begin}
          </Button>
        ) : null}
      </PageHeader>
      {isNew ? (
        <Suspense fallback={null}>
          <NewCase procedure={at.procedure} project={at.project} />
        </Suspense>
      ) : null}
      <Tabs
        label={words.term.title}
        active={at.tab}
        onChoose={(tab) => go({ tab: tab === 'list' ? undefined : tab })}
        tabs={[
          { key: 'list', label: bulk.tabs.list, show: () => <ListTab at={at} go={go} /> },
          {
            key: 'statistics',
            label: bulk.tabs.statistics,
            show: () => (
              <Suspense fallback={<Loading />}>
                <StatisticsTab at={at} go={go} />
              </Suspense>
            ),
          },
        ]}
      />
    </>
  );
}

/** By procedure, state and due day; several of the same state can take a step together. */
function ListTab({ at, go }: { readonly at: CasesAddress; readonly go: Go<CasesAddress> }) {
  const words = usePageWords(casesListWords);
  const acts = may(useMe(), 'upload');
  const query = useQuery({ ...api.cases.list.queryOptions({ input: listInput(at) }), placeholderData: keepPreviousData });
  const rows = query.data?.cases ?? [];
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const choose = (codes: readonly string[]) => {
    const known = new Map<string, Chosen>([...chosen, ...rows].map((one) => [one.case, one]));
    setChosen(codes.flatMap((code) => known.get(code) ?? []));
  };
  return (
    <div className="yd-stack">
      <Filters at={at} go={filtered(go)} />
      <Suspense fallback={null}>
        <Views of="cases" />
      </Suspense>
      {chosen.length === 0 ? null : (
        <Suspense fallback={null}>
          <BulkSteps chosen={chosen} drop={() => setChosen([])} />
        </Suspense>
      )}
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
        every={{ most: 1000, ask: async (page) => (await client.cases.list({ ...listInput(at), ...page })).cases }}
        empty={<p role="status">{words.none}</p>}
        {...(acts ? { selection: { chosen: chosen.map((one) => one.case), choose } } : {})}
      />
    </div>
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
      {at.building === undefined ? null : (
        <BuildingPick label={words.label.building} value={at.building} onPick={(building) => go({ building })} />
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
