import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import { ListInBuildings } from '../in-buildings/list.tsx';
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
    <ListInBuildings
      of={useResourceKind()}
      at={at}
      go={go}
      query={query}
      rows={query.data?.resources ?? []}
      total={query.data?.total}
      isEmpty={all.data?.total === 0}
      edit={(resources, setting) => client.resources.edit({ resources, ...setting })}
      add={(asked) => client.resources.add(asked)}
    />
  );
}
