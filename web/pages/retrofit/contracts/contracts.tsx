import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress, type Go } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { contractStates, contractTypes, listInput, readContracts, type ContractsAddress } from './address.ts';
import { useContractColumns } from './contract-table.tsx';
import { contractsPageWords } from './words.ts';

/** The contracts that the reader sees, filtered by type, state and words, current or as known on a day. */
export function ContractsPage() {
  const words = usePageWords(contractsPageWords);
  const me = useMe();
  const [at, go] = useAddress(readContracts);
  const known = useKnownAt();
  const input = { ...listInput(at), ...known };
  const query = useQuery({
    ...api.contracts.list.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.contracts ?? [];
  return (
    <>
      <PageHeader title={words.title} below={words.means}>
        <AsOfPicker />
        {may(me, 'contract') ? (
          <Link to="/new-contract" search={{}}>
            {words.add}
          </Link>
        ) : null}
      </PageHeader>
      <Filters at={at} go={filtered(go)} />
      <ServerTable
        label={words.list}
        columns={useContractColumns(rows)}
        rows={rows}
        rowKey={({ contract }) => contract}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p className="yd-panel yd-quiet">{Object.keys(listInput(at)).length === 0 ? words.noneYet : words.none}</p>}
        every={{ most: 500, ask: async (page) => (await client.contracts.list({ ...input, ...page })).contracts }}
      />
    </>
  );
}

function Filters({ at, go }: { readonly at: ContractsAddress; readonly go: Go<ContractsAddress> }) {
  const words = usePageWords(contractsPageWords);
  return (
    <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.title}>
      <SearchField label={words.search} text={at.search} onSearch={(search) => go({ search })} />
      <Field label={words.term.type}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.type === '' ? undefined : at.type}
            none={words.label.allKinds}
            options={contractTypes.map((value) => ({ value, label: words.type[value] }))}
            onChoose={(type) => go({ type })}
          />
        )}
      </Field>
      <Field label={words.label.state}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.state === '' ? undefined : at.state}
            none={words.label.allStates}
            options={contractStates.map((value) => ({ value, label: words.state[value] }))}
            onChoose={(state) => go({ state })}
          />
        )}
      </Field>
      <SearchField label={words.label.building} text={at.building} onSearch={(building) => go({ building })} />
      <SearchField label={words.label.project} text={at.project} onSearch={(project) => go({ project })} />
    </div>
  );
}
