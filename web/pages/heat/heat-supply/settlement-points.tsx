import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { heatMethodTerms } from '#heat/heat-supply/vocabulary.ts';
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
import { methods, readSettlementPoints, type SettlementPointsAddress, settlementPointsInput } from './address.ts';
import { useSettlementPointText } from './heat-text.tsx';
import { Nothing } from './households.tsx';
import { SettlementPointLink } from './links.tsx';
import { heatSupplyPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.heatSupply.points.list>>['points'][number];

/** All settlement points that the reader sees. */
export function SettlementPointsPage() {
  const words = usePageWords(heatSupplyPageWords);
  const [at, go] = useAddress(readSettlementPoints);
  const query = useQuery({
    ...api.heatSupply.points.list.queryOptions({ input: { ...settlementPointsInput(at), ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={words.points} below={words.pointsBelow}>
        <Link to="/households">{words.households}</Link>
        <Link to="/heat-seasons">{words.seasons}</Link>
      </PageHeader>
      <Filters at={at} go={filtered(go)} />
      <ServerTable
        label={words.points}
        columns={useColumns()}
        rows={query.data?.points ?? []}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go as never}
        empty={<Nothing text={words.noPoints} />}
        every={{ most: 1000, ask: async (page) => (await client.heatSupply.points.list({ ...settlementPointsInput(at), ...page })).points }}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { name, text } = useSettlementPointText();
  return [
    { key: 'code', title: name('code'), sort: 'code', show: ({ code }) => <SettlementPointLink point={code} /> },
    {
      key: 'building',
      title: name('building'),
      sort: 'building',
      show: ({ building, buildingName }) => (
        <Link to="/buildings/$building" params={{ building }} search={{}}>
          {buildingName ?? building}
        </Link>
      ),
    },
    { key: 'company', title: name('company'), sort: 'company', value: ({ company }) => company },
    { key: 'method', title: name('method'), sort: 'method', value: ({ method }) => text('method', method) },
    { key: 'tariff', title: name('tariff'), value: ({ tariff }) => tariff },
    { key: 'meter', title: name('meter'), value: ({ meter }) => meter },
    { key: 'substation', title: name('substation'), value: ({ substation }) => substation },
  ];
}

function Filters({ at, go }: { readonly at: SettlementPointsAddress; readonly go: Go<SettlementPointsAddress> }) {
  const words = usePageWords(heatSupplyPageWords);
  const { language } = useLanguage();
  const { name } = useSettlementPointText();
  return (
    <div className="yd-panel yd-row" role="search" aria-label={words.filterPoints}>
      <SearchField label={words.search} text={at.search} onSearch={(search) => go({ search })} />
      <PlacePick label={words.region} value={at.region} onPick={(region) => go({ region })} />
      <OrganisationPick label={name('company')} value={at.company} onPick={(company) => go({ company })} />
      <SearchField label={name('substation')} text={at.substation} onSearch={(substation) => go({ substation })} />
      <Field label={name('method')}>
        {({ id }) => (
          <Choice
            id={id}
            none={words.any}
            value={at.method === '' ? undefined : at.method}
            options={methods.map((value) => ({ value, label: termText(heatMethodTerms, value, language) }))}
            onChoose={(method) => go({ method: method ?? '' })}
          />
        )}
      </Field>
    </div>
  );
}
