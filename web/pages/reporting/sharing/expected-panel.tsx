import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords, useWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { sharingPageWords } from './words.ts';

type Expected = Awaited<ReturnType<typeof client.sharing.deliveries.expected>>['expected'][number];

/** What suppliers must deliver each month. */
export function ExpectedPanel() {
  const words = usePageWords(sharingPageWords);
  const { carrier } = useWords();
  const { format } = useLanguage();
  const { nameOf } = usePlaces();
  const query = useQuery(api.sharing.deliveries.expected.queryOptions({ input: undefined }));
  const rows = query.data?.expected ?? [];
  const organisation = useOrganisationNames(rows.map(({ supplier }) => supplier));
  const columns: Column<Expected>[] = [
    { key: 'supplier', title: words.term.supplier, value: ({ supplier }) => organisation(supplier) },
    { key: 'carrier', title: words.field['carrier'] ?? '', value: (one) => carrier[one.carrier] },
    { key: 'place', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'due', title: words.dueDay, value: ({ due }) => words.dueOn(format.count(due)) },
  ];
  if (query.data !== undefined && rows.length === 0) return null;
  return (
    <Panel title={words.expectations}>
      <ProblemView error={query.error} again={query.refetch} />
      <ShortTable
        label={words.expectations}
        columns={columns}
        rows={rows}
        rowKey={({ supplier, carrier: of, region }) => `${supplier} ${of} ${region}`}
      />
    </Panel>
  );
}
