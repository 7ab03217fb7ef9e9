import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { householdFieldTerms, householdList } from '#heat/heat-supply/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { pageInput } from '../../../ui/table-address.ts';
import { type KindOnPages, ListOfKind } from '../../platform/ledger/list-of-kind.tsx';
import { householdsAddress } from './address.ts';
import { asText, useHouseholdText } from './heat-text.tsx';
import { HouseholdLink, SettlementPointLink } from './links.tsx';
import { heatSupplyPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.heatSupply.households.list>>['households'][number];

/** All households that the reader sees, by point, company, place and state. */
export function HouseholdsPage() {
  const words = usePageWords(heatSupplyPageWords);
  const [at, go] = useAddress(householdsAddress.read);
  const input = householdsAddress.input(at);
  const query = useQuery({
    ...api.heatSupply.households.list.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListOfKind
      of={useHouseholdKind()}
      at={at}
      go={go}
      query={query}
      rows={query.data?.households ?? []}
      total={query.data?.total}
      isEmpty
      every={{ most: 1000, ask: async (page) => (await client.heatSupply.households.list({ ...input, ...page })).households }}
    >
      <Link to="/settlement-points">{words.points}</Link>
      <Link to="/heat-seasons">{words.seasons}</Link>
    </ListOfKind>
  );
}

/** Households as their list shows them. */
function useHouseholdKind(): KindOnPages<Row> {
  const { households, householdsBelow, noHouseholds, filterHouseholds, filter, bring } = usePageWords(heatSupplyPageWords);
  const text = useHouseholdText();
  return {
    words: {
      title: households,
      below: householdsBelow,
      table: households,
      none: noHouseholds,
      first: { title: noHouseholds, start: bring },
      filter: { title: filterHouseholds, ...filter },
    },
    fields: householdFieldTerms,
    list: householdList,
    text,
    shown: ['code', 'point', 'room', 'class', 'area', 'meter', 'account', 'status'],
    cells: {
      code: { show: ({ code }) => <HouseholdLink household={code} /> },
      point: { show: ({ point }) => (point === null ? null : <SettlementPointLink point={point} />) },
      area: { number: true, value: ({ area }) => (area === null ? null : { value: Number(area), unit: 'm²' }) },
      ...asText(text, ['room', 'class', 'meter', 'account', 'status']),
    },
    nowOnly: true,
  };
}
