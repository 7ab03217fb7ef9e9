import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { HistoryTable } from '../../platform/ledger/history-table.tsx';
import { useProjectText } from './project-text.tsx';
import { projectWords } from './words.ts';

/** Who changed which field of a project, from what to what, when, by which import. */
export function ProjectHistoryPage() {
  const { project: code = '' } = useParams({ strict: false });
  const { history } = usePageWords(projectWords);
  const query = useQuery(api.project.history.queryOptions({ input: { project: code } }));
  const project = useQuery(api.project.project.queryOptions({ input: { project: code } }));
  const changes = query.data?.changes;
  const text = useProjectText(changes?.flatMap(({ field, from, to }) => (field === 'organisation' ? [from, to] : [])));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (changes === undefined) return <Loading />;
  return (
    <>
      <PageHeader title={history.title(project.data?.name ?? code)} below={code}>
        <Link to="/projects/$project" params={{ project: code }} search={{}}>
          {history.back}
        </Link>
      </PageHeader>
      {changes.length === 0 ? <p>{history.none}</p> : null}
      <HistoryTable changes={changes} of={text} />
    </>
  );
}
