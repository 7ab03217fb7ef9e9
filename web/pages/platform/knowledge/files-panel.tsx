import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { knowledgeWords } from './words.ts';
import { instant } from '../../../ui/cell.ts';

type File = Awaited<ReturnType<typeof client.knowledge.files.list>>['files'][number];

/** The city's own files, for administrators. */
export function FilesPanel() {
  const { files: words } = usePageWords(knowledgeWords);
  const query = useQuery(api.knowledge.files.list.queryOptions());
  const files = query.data?.files ?? [];
  const columns: Column<File>[] = [
    {
      key: 'name',
      title: words.name,
      show: ({ name }) => (
        <Link to="/knowledge/file" search={{ name }}>
          {name}
        </Link>
      ),
    },
    { key: 'bytes', title: words.bytes, number: true, value: ({ bytes }) => ({ value: bytes, unit: 'B' }) },
    { key: 'changed', title: words.changed, value: ({ changedAt }) => instant(changedAt) },
  ];
  return (
    <Panel
      title={words.title}
      actions={
        <Link to="/knowledge/file" search={{}}>
          {words.add}
        </Link>
      }
    >
      <div className="yd-stack">
        <div className="yd-quiet">{words.means}</div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.data !== undefined && files.length === 0 ? words.none : null}
        {files.length === 0 ? null : <PlainTable label={words.title} columns={columns} rows={files} rowKey={({ name }) => name} />}
      </div>
    </Panel>
  );
}
