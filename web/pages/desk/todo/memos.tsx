import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { spellFigureName } from '#desk/figures/vocabulary.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { parseSearch } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { memoWords } from '../../../ui/memo-words.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';

type Memo = Awaited<ReturnType<typeof client.figures.memos.list>>['memos'][number];

/** The figures that the reader saved: each opens as it was known then. Not shown while there are none. */
export function Memos() {
  const words = usePageWords(memoWords);
  const known = useQueryClient();
  const query = useQuery(api.figures.memos.list.queryOptions());
  const remove = useMutation({
    ...api.figures.memos.remove.mutationOptions(),
    onSuccess: () => known.invalidateQueries({ queryKey: api.figures.memos.key() }),
  });
  const columns = useColumns((id) => remove.mutate({ id }));
  const memos = query.data?.memos ?? [];
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (memos.length === 0) return null;
  return (
    <div id="memos">
      <Panel title={words.title}>
        <p className="yd-quiet">{words.below}</p>
        <PlainTable label={words.title} columns={columns} rows={memos} rowKey={({ id }) => String(id)} />
        <ProblemView error={remove.error} />
      </Panel>
    </div>
  );
}

function useColumns(remove: (id: number) => void): Column<Memo>[] {
  const words = usePageWords(memoWords);
  const { language, format } = useLanguage();
  const nameOf = ({ name }: Memo) => spellFigureName(name, language);
  return [
    { key: 'name', title: words.figure, value: nameOf, show: (memo) => <Opening memo={memo} name={nameOf(memo)} /> },
    {
      key: 'value',
      title: words.value,
      number: true,
      value: ({ value, unit }) => ({ value, unit }),
      show: (memo) => format.quantity(memo.value, memo.unit),
    },
    { key: 'note', title: words.note, value: ({ note }) => note },
    { key: 'knownAt', title: words.knownAt, value: ({ knownAt }) => instant(knownAt) },
    { key: 'savedAt', title: words.savedAt, value: ({ savedAt }) => instant(savedAt) },
    {
      key: 'act',
      title: words.act,
      press: true,
      show: (memo) => <Confirm label={words.remove} name={nameOf(memo)} means={words.removeMeans} onYes={() => remove(memo.id)} />,
    },
  ];
}

function Opening({ memo, name }: { readonly memo: Memo; readonly name: string }) {
  const [path = '/', search = ''] = memo.href.split('?');
  return (
    <Link to={path as '/'} search={parseSearch(search)}>
      {name}
    </Link>
  );
}
