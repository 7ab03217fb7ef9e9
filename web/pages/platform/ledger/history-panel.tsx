import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { EntityText, FieldChange } from './facts.ts';
import { HistoryTable } from './history-table.tsx';
import { entityWords } from './words.ts';

/** The query of who changed which field. */
export type HistoryQuery = {
  readonly data: { readonly changes: readonly FieldChange[] } | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
};

/** Who changed which field of an entity, at the end of its page. */
export function HistoryPanel({ query: { data, error, refetch }, text }: { readonly query: HistoryQuery; readonly text: EntityText }) {
  const { history } = usePageWords(entityWords);
  return (
    <Panel title={history.title}>
      <ProblemView error={error} again={refetch} />
      <HistoryTable changes={data?.changes ?? []} of={text} />
    </Panel>
  );
}
