import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import { ListOfKind } from '../../platform/ledger/list-of-kind.tsx';
import { resourcesAddress, useResourceKind } from './resource-kind.tsx';

/** All adjustable resources that the reader sees, current or as known on a day: filtered and paged by the server; edited by hand. */
export function ResourceListPage() {
  const [at, go] = useAddress(resourcesAddress.read);
  const query = useQuery({
    ...api.resources.list.queryOptions({ input: { ...resourcesAddress.input(at), ...pageInput(at), ...useKnownAt() } }),
    placeholderData: keepPreviousData,
  });
  const all = useQuery(api.resources.list.queryOptions({ input: { limit: 1 }, enabled: query.data?.total === 0 }));
  return (
    <ListOfKind
      of={useResourceKind()}
      at={at}
      go={go}
      query={query}
      rows={query.data?.resources ?? []}
      total={query.data?.total}
      isEmpty={all.data?.total === 0}
    />
  );
}
