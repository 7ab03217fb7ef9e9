import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { HistoryTable } from '../../platform/ledger/history-table.tsx';
import { projectPageWords } from './project-words.ts';
import { useRetrofitText } from './retrofit-text.tsx';
import { poolWords } from './words.ts';

/** Who changed which field of the project, from what to what, when, by which file. */
export function HistoryPanel({ project }: { readonly project: string }) {
  const words = usePageWords(poolWords);
  const own = usePageWords(projectPageWords);
  const text = useRetrofitText();
  const { data, error, refetch } = useQuery(api.retrofit.history.queryOptions({ input: { project } }));
  return (
    <Panel title={words.label.history}>
      <ProblemView error={error} again={refetch} />
      {data?.changes.length === 0 ? <p className="yd-quiet">{own.noHistory}</p> : null}
      <HistoryTable changes={data?.changes ?? []} of={text} />
    </Panel>
  );
}
