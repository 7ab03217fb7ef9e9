import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { useActor } from '../../ui/actor.ts';
import { day, instant } from '../../ui/cell.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Loading, TroublePage } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { useProjectText } from './project-text.ts';
import { projectWords } from './words.ts';

/** Who changed which field of a project, from what to what, when, by which import. */
export function ProjectHistoryPage() {
  const { project: code = '' } = useParams({ strict: false });
  const { history, unknown } = usePageWords(projectWords);
  const format = useFormat();
  const actor = useActor();
  const query = useQuery(api.project.history.queryOptions({ input: { project: code } }));
  const project = useQuery(api.project.project.queryOptions({ input: { project: code } }));
  const changes = query.data?.changes;
  const { name, text } = useProjectText(changes?.flatMap(({ field, from, to }) => (field === 'organisation' ? [from, to] : [])));
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
      <PlainTable
        label={history.table}
        rows={changes.map((one, index) => ({ ...one, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'at', title: history.at, value: (row) => instant(row.at) },
          { key: 'by', title: history.by, show: (row) => actor(row.by) },
          { key: 'field', title: history.field, show: (row) => name(row.field) },
          { key: 'from', title: history.from, show: (row) => text(row.field, row.from) ?? unknown },
          { key: 'to', title: history.to, show: (row) => text(row.field, row.to) ?? unknown },
          { key: 'since', title: history.since, value: (row) => (row.validFrom === null ? history.always : day(row.validFrom)) },
          {
            key: 'how',
            title: history.how,
            show: (row) => (
              <>
                <Link to="/imports/$import" params={{ import: String(row.change) }} search={{}}>
                  {row.import === null ? `${history.byHand} ${row.change}` : row.subject}
                </Link>
                {row.undone === null ? null : <span className="yd-quiet">{format.aside(history.undone)}</span>}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
