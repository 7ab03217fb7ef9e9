import { useQuery } from '@tanstack/react-query';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { helpWords } from './words.ts';

type Term = Awaited<ReturnType<typeof client.help.vocabulary>>['terms'][number];

/** Every code with its name, and the alternatives that an import accepts for it. */
export function CodeTable({ search }: { readonly search: string }) {
  const words = usePageWords(helpWords);
  const format = useFormat();
  const query = useQuery(api.help.vocabulary.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }));
  const text = ({ category, code, zh, en, also }: Term) => [category, code, zh, en, ...also].join(' ').toLowerCase();
  const found = (query.data?.terms ?? []).filter((one) => text(one).includes(search));
  const columns: Column<Term>[] = [
    { key: 'category', title: words.category, show: ({ category }) => <code>{category}</code> },
    { key: 'code', title: words.code, show: ({ code }) => <code>{code}</code> },
    { key: 'zh', title: words.chinese, show: ({ zh }) => zh },
    { key: 'en', title: words.english, show: ({ en }) => en },
    { key: 'unit', title: words.unit, show: ({ unit }) => (unit === null ? '' : unitSign(unit)) },
    { key: 'also', title: words.also, show: ({ also }) => also.join(format.and) },
  ];
  if (query.isPending) return <Loading />;
  return (
    <div className="yd-stack">
      <div className="yd-quiet">{words.codesMean}</div>
      <ProblemView error={query.error} again={query.refetch} />
      {found.length === 0 && query.error === null ? (
        <p>{words.none}</p>
      ) : (
        <PlainTable label={words.tabs.codes} columns={columns} rows={found} rowKey={({ category, code }) => `${category} ${code}`} />
      )}
    </div>
  );
}
