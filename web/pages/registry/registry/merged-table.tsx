import { Button } from 'antd';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import type { TableAddress } from '../../../ui/table-address.ts';
import { listWords } from './list-words.ts';
import { instant } from '../../../ui/cell.ts';

/** Current merges, each of which can be undone. */
export function MergedTable({ at, go }: { readonly at: TableAddress; readonly go: Go<TableAddress> }) {
  const { duplicates } = usePageWords(listWords);
  const known = useQueryClient();
  const query = useQuery({ ...api.registry.merged.queryOptions({ input: pageInput(at) }), placeholderData: keepPreviousData });
  const unmerge = useMutation({ ...api.registry.unmerge.mutationOptions(), onSuccess: () => known.invalidateQueries() });
  return (
    <>
      <ProblemView error={unmerge.error} />
      <ServerTable
        label={duplicates.merged}
        rows={query.data?.merges ?? []}
        rowKey={({ alias }) => alias}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p>{duplicates.noneMerged}</p>}
        every={{ most: 1000, ask: async (page) => (await client.registry.merged(page)).merges }}
        columns={[
          { key: 'alias', title: duplicates.alias, show: (row) => `${row.aliasName} ${row.alias}` },
          {
            key: 'into',
            title: duplicates.into,
            show: (row) => (
              <Link to="/buildings/$building" params={{ building: row.into }} search={{}}>
                {row.intoName} {row.into}
              </Link>
            ),
          },
          { key: 'by', title: duplicates.by, show: (row) => row.by },
          { key: 'at', title: duplicates.at, value: (row) => instant(row.at) },
          {
            key: 'action',
            press: true,
            title: duplicates.action,
            show: (row) => (
              <Button
                aria-label={duplicates.unmergeOf(row.alias)}
                loading={unmerge.isPending && unmerge.variables.building === row.alias}
                onClick={() => unmerge.mutate({ building: row.alias })}
              >
                {duplicates.unmerge}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
