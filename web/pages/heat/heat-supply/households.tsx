import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { householdStatusTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { type Go, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { type HouseholdsAddress, householdsInput, readHouseholds, statuses } from './address.ts';
import { useHouseholdText } from './heat-text.tsx';
import { HouseholdLink, SettlementPointLink } from './links.tsx';
import { heatSupplyPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.heatSupply.households.list>>['households'][number];

/** All households that the reader sees, by point, company, place and state. */
export function HouseholdsPage() {
  const words = usePageWords(heatSupplyPageWords);
  const [at, go] = useAddress(readHouseholds);
  const query = useQuery({
    ...api.heatSupply.households.list.queryOptions({ input: { ...householdsInput(at), ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={words.households} below={words.householdsBelow}>
        <Link to="/settlement-points">{words.points}</Link>
        <Link to="/heat-seasons">{words.seasons}</Link>
      </PageHeader>
      <Filters at={at} go={filtered(go)} />
      <ServerTable
        label={words.households}
        columns={useColumns()}
        rows={query.data?.households ?? []}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go as never}
        empty={<Nothing text={words.noHouseholds} />}
        every={{
          most: 1000,
          ask: async (page) => (await client.heatSupply.households.list({ ...householdsInput(at), ...page })).households,
        }}
      />
    </>
  );
}

/** An empty list: what to do about it. */
export function Nothing({ text }: { readonly text: string }) {
  const words = usePageWords(heatSupplyPageWords);
  return (
    <div className="yd-panel" role="status">
      <p>{text}</p>
      <Link to="/imports">{words.bring}</Link>
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const { name, text } = useHouseholdText();
  return [
    { key: 'code', title: name('code'), sort: 'code', show: ({ code }) => <HouseholdLink household={code} /> },
    {
      key: 'point',
      title: name('point'),
      sort: 'point',
      show: ({ point }) => (point === null ? null : <SettlementPointLink point={point} />),
    },
    { key: 'room', title: name('room'), sort: 'room', value: ({ room }) => room },
    { key: 'class', title: name('class'), value: (row) => text('class', row.class) },
    {
      key: 'area',
      title: name('area'),
      sort: 'area',
      number: true,
      value: ({ area }) => (area === null ? null : { value: Number(area), unit: 'm²' }),
    },
    { key: 'meter', title: name('meter'), value: ({ meter }) => meter },
    { key: 'account', title: name('account'), value: ({ account }) => account },
    { key: 'status', title: name('status'), value: ({ status }) => text('status', status) },
  ];
}

function Filters({ at, go }: { readonly at: HouseholdsAddress; readonly go: Go<HouseholdsAddress> }) {
  const words = usePageWords(heatSupplyPageWords);
  const { language } = useLanguage();
  const { name } = useHouseholdText();
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filterHouseholds}>
      <SearchField label={words.search} text={at.search} onSearch={(search) => go({ search })} />
      <SearchField label={name('point')} text={at.point} onSearch={(point) => go({ point })} />
      <PlacePick label={words.region} value={at.region} onPick={(region) => go({ region })} />
      <OrganisationPick
        label={termText(settlementPointFieldTerms, 'company', language)}
        value={at.company}
        onPick={(company) => go({ company })}
      />
      <Field label={name('status')}>
        {({ id }) => (
          <Choice
            id={id}
            none={words.any}
            value={at.status === '' ? undefined : at.status}
            options={statuses.map((value) => ({ value, label: termText(householdStatusTerms, value, language) }))}
            onChoose={(status) => go({ status: status ?? '' })}
          />
        )}
      </Field>
    </div>
  );
}
