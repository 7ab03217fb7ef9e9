import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { helpWords } from './words.ts';

type WordRow = Awaited<ReturnType<typeof client.help.words>>['words'][number];

/** What each finding and problem means: the exact words of the program, from all its parts. */
export function FindingTable({ search }: { readonly search: string }) {
  const words = usePageWords(helpWords);
  const query = useQuery(api.help.words.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const slice = (one: WordRow) => words.slices[one.slice] ?? one.slice;
  const found = (query.data?.words ?? []).filter((one) => `${one.code} ${one.text} ${slice(one)}`.toLowerCase().includes(search));
  const columns: Column<WordRow>[] = [
    { key: 'text', title: words.text, show: ({ text }) => text },
    { key: 'slice', title: words.slice, show: slice },
    { key: 'code', title: words.code, show: ({ code }) => <code>{code}</code> },
  ];
  if (query.isPending) return <Loading />;
  return (
    <div className="yd-stack">
      <div className="yd-quiet">{words.findingsMean}</div>
      <ProblemView error={query.error} again={query.refetch} />
      {found.length === 0 && query.error === null ? (
        <p>{words.none}</p>
      ) : (
        <PlainTable label={words.tabs.findings} columns={columns} rows={found} rowKey={(one) => `${one.slice} ${one.code}`} />
      )}
    </div>
  );
}
