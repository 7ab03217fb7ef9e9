import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { useDraftColumns } from './columns.tsx';
import { draftWords } from './words.ts';

/** The drafts kept under a project. */
export function DraftsOfProject({ project }: { readonly project: string }) {
  const words = usePageWords(draftWords);
  const { data, error, refetch } = useQuery(api.draft.list.queryOptions({ input: { project, limit: 500 }, staleTime: 0 }));
  const columns = useDraftColumns({ withProject: false });
  return (
    <Panel title={words.title}>
      <ProblemView error={error} again={refetch} />
      {data?.drafts.length === 0 ? <p className="yd-quiet">{words.none}</p> : null}
      {data === undefined || data.drafts.length === 0 ? null : (
        <ShortTable label={words.title} columns={columns} rows={data.drafts} rowKey={({ id }) => String(id)} />
      )}
    </Panel>
  );
}
