import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { BaselineTable } from './baseline-table.tsx';
import { savingsPageWords } from './words.ts';

/** The sealed baselines of a project, each with the savings since then; renders nothing if there are none. */
export function BaselinesOfProject({ project }: { readonly project: string }) {
  const words = usePageWords(savingsPageWords);
  const query = useQuery(api.savings.list.queryOptions({ input: { project } }));
  if (query.error === null && (query.data?.total ?? 0) === 0) return null;
  return (
    <Panel title={words.ofProject}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? null : <BaselineTable rows={query.data.baselines} label={words.ofProject} />}
    </Panel>
  );
}
