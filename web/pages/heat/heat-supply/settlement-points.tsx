import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { settlementPointFieldTerms, settlementPointList } from '#heat/heat-supply/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { pageInput } from '../../../ui/table-address.ts';
import { type KindOnPages, ListOfKind } from '../../platform/ledger/list-of-kind.tsx';
import { settlementPointsAddress } from './address.ts';
import { asText, useSettlementPointText } from './heat-text.tsx';
import { SettlementPointLink } from './links.tsx';
import { heatSupplyPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.heatSupply.points.list>>['points'][number];

/** All settlement points that the reader sees. */
export function SettlementPointsPage() {
  const words = usePageWords(heatSupplyPageWords);
  const [at, go] = useAddress(settlementPointsAddress.read);
  const input = settlementPointsAddress.input(at);
  const query = useQuery({
    ...api.heatSupply.points.list.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListOfKind
      of={useSettlementPointKind()}
      at={at}
      go={go}
      query={query}
      rows={query.data?.points ?? []}
      total={query.data?.total}
      isEmpty
      every={{ most: 1000, ask: async (page) => (await client.heatSupply.points.list({ ...input, ...page })).points }}
    >
      <Link to="/households">{words.households}</Link>
      <Link to="/heat-seasons">{words.seasons}</Link>
    </ListOfKind>
  );
}

/** Settlement points as their list shows them. */
function useSettlementPointKind(): KindOnPages<Row> {
  const { points, pointsBelow, noPoints, filterPoints, filter, bring } = usePageWords(heatSupplyPageWords);
  const text = useSettlementPointText();
  return {
    words: {
      title: points,
      below: pointsBelow,
      table: points,
      none: noPoints,
      first: { title: noPoints, start: bring },
      filter: { title: filterPoints, ...filter },
    },
    fields: settlementPointFieldTerms,
    list: settlementPointList,
    text,
    shown: ['code', 'building', 'company', 'method', 'tariff', 'meter', 'substation'],
    cells: {
      code: { show: ({ code }) => <SettlementPointLink point={code} /> },
      building: {
        show: ({ building, buildingName }) => (
          <Link to="/buildings/$building" params={{ building }} search={{}}>
            {buildingName ?? building}
          </Link>
        ),
      },
      ...asText(text, ['company', 'method', 'tariff', 'meter', 'substation']),
    },
    nowOnly: true,
  };
}
