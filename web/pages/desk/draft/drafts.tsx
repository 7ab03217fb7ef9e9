import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { pageInput, readTable } from '../../../ui/table-address.ts';
import { useDraftColumns } from './columns.tsx';
import { draftWords } from './words.ts';

/** The user's own drafts, and those of projects that the reader sees, last saved first. */
export function DraftsPage() {
  const words = usePageWords(draftWords);
  const [at, go] = useAddress(readTable);
  const query = useQuery({
    ...api.draft.list.queryOptions({ input: pageInput(at), staleTime: 0 }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <Panel title={words.title}>
        <ServerTable
          label={words.title}
          columns={useDraftColumns({ withProject: true })}
          rows={query.data?.drafts ?? []}
          rowKey={({ id }) => String(id)}
          query={query}
          total={query.data?.total ?? 0}
          at={at}
          go={go}
          empty={<p>{words.none}</p>}
          every={{ most: 500, ask: async (page) => (await client.draft.list(page)).drafts }}
        />
      </Panel>
    </>
  );
}
