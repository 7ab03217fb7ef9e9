import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import { ListOfKind } from '../../platform/ledger/list-of-kind.tsx';
import { mostPoints } from '../trend/address.ts';
import { pointsAddress, usePointKind } from './point-kind.tsx';
import { pointWords } from './words.ts';

/** All points that the reader sees: filtered, sorted and paged by the server; selected ones are shown together, or edited by hand. */
export function PointListPage() {
  const [at, go] = useAddress(pointsAddress.read);
  const asked = { ...pointsAddress.input(at), ...useKnownAt() };
  const query = useQuery({
    ...api.point.list.queryOptions({ input: { ...asked, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const all = useQuery(api.point.list.queryOptions({ input: { limit: 1 }, enabled: query.data?.total === 0 }));
  return (
    <ListOfKind
      of={usePointKind()}
      at={at}
      go={go}
      query={query}
      rows={query.data?.points ?? []}
      total={query.data?.total}
      isEmpty={all.data?.total === 0}
      every={{ most: 1000, ask: async (page) => (await client.point.list({ ...asked, ...page })).points }}
      withChosen={(codes) => <Together codes={codes} />}
    >
      <ExportAll />
    </ListOfKind>
  );
}

/** The chosen points in one trend. */
function Together({ codes }: { readonly codes: readonly string[] }) {
  const words = usePageWords(pointWords);
  const format = useFormat();
  const some = codes.slice(0, mostPoints);
  return some.length === 0 ? null : (
    <p>
      <Link to="/trend" search={{ points: some.join(',') }}>
        {words.trendOfChosen(format.count(some.length))}
      </Link>
    </p>
  );
}

/** All visible points, as a file that can be imported again. */
function ExportAll() {
  const words = usePageWords(pointWords);
  const me = useMe();
  if (!may(me, 'export')) return null;
  return (
    <a href="/api/exports/points?format=xlsx" download>
      {words.exportAll}
    </a>
  );
}
