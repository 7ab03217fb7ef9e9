import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { AddPanel } from '../ledger/add-panel.tsx';
import { chooseOn } from '../ledger/chosen.ts';
import { EditMany } from '../ledger/edit-many.tsx';
import { organisationFields, useOrganisationText } from './organisation-text.tsx';
import { organisationWords } from './words.ts';

type Organisation = Awaited<ReturnType<typeof client.place.organisations>>['organisations'][number];

const readOrganisations = (given: Readonly<Record<string, unknown>>) => ({
  search: textIn(given, 'search'),
  after: textIn(given, 'after'),
});

/** The organisations that the reader sees, by name or code, a hundred at a time. */
export function OrganisationsPage() {
  const words = usePageWords(organisationWords);
  const [{ search, after }, go] = useAddress(readOrganisations);
  const known = useKnownAt();
  const edits = may(useMe(), 'import-organisations') && known.knownAt === undefined;
  const input = { ...known, ...(search !== undefined && { search }), ...(after !== undefined && { after }) };
  const query = useQuery({ ...api.place.organisations.queryOptions({ input }), placeholderData: keepPreviousData });
  const columns = useColumns(query.data?.organisations ?? []);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { organisations, next } = query.data;
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, organisations, here));
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-panel yd-row" role="search" aria-label={words.table}>
        <Field label={words.search}>
          {(ids) => (
            <Input.Search
              {...ids}
              key={search}
              defaultValue={search ?? ''}
              allowClear
              onSearch={(text) => go({ search: text === '' ? undefined : text, after: undefined })}
            />
          )}
        </Field>
      </div>
      {edits ? <AddOrganisation /> : null}
      {edits ? <EditChosen chosen={chosen} drop={() => setChosen([])} /> : null}
      {organisations.length === 0 ? (
        <Nothing filtered={search !== undefined || after !== undefined} />
      ) : (
        <PlainTable
          label={words.table}
          columns={columns}
          rows={organisations}
          rowKey={({ code }) => code}
          pageSize={100}
          {...(edits ? { selection: { chosen, choose } } : {})}
        />
      )}
      <div className="yd-row">
        {after === undefined ? null : <Button onClick={() => go({ after: undefined })}>{words.back}</Button>}
        {next === null ? null : <Button onClick={() => go({ after: next })}>{words.next}</Button>}
      </div>
    </>
  );
}

function AddOrganisation() {
  const text = useOrganisationText([]);
  return (
    <AddPanel
      fields={['name', 'kind', 'region', 'parent']}
      of={text}
      write={(asked) => client.place.addOrganisation(asked)}
      link={(code) => (
        <Link to="/organisations/$organisation" params={{ organisation: code }} search={{}}>
          {code}
        </Link>
      )}
    />
  );
}

function EditChosen({ chosen, drop }: { readonly chosen: readonly string[]; readonly drop: () => void }) {
  const text = useOrganisationText([]);
  return (
    <EditMany
      chosen={chosen}
      drop={drop}
      fields={organisationFields}
      of={text}
      write={(organisations, setting) => client.place.editOrganisations({ organisations, ...setting })}
    />
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const words = usePageWords(organisationWords);
  return (
    <div className="yd-panel" role="status">
      <p>{filtered ? words.none : words.first}</p>
      {filtered ? null : <Link to="/imports">{words.start}</Link>}
    </div>
  );
}

const shown = ['kind', 'region', 'parent', 'uscc', 'contact', 'phone'] as const;

function useColumns(rows: readonly Organisation[]): Column<Organisation>[] {
  const words = usePageWords(organisationWords);
  const { name, text } = useOrganisationText(rows.map(({ parent }) => parent));
  return [
    { key: 'name', title: name('name'), show: (row) => <Named row={row} /> },
    ...shown.map((field) => ({
      key: field,
      title: name(field),
      show: (row: Organisation) => text(field, row[field]) ?? <span className="yd-none">{words.unknown}</span>,
    })),
  ];
}

function Named({ row: { code, name } }: { readonly row: Organisation }) {
  return (
    <>
      <Link to="/organisations/$organisation" params={{ organisation: code }} search={{}}>
        {name}
      </Link>
      <div className="yd-quiet">{code}</div>
    </>
  );
}
