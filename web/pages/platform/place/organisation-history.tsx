import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { HistoryTable } from '../ledger/history-table.tsx';
import { entityWords } from '../ledger/words.ts';
import { useOrganisationText } from './organisation-text.tsx';

/** Who changed which field of an organisation, from what to what, when, by which import. */
export function OrganisationHistory({ organisation }: { readonly organisation: string }) {
  const { history } = usePageWords(entityWords);
  const { data, error, refetch } = useQuery(api.place.organisationHistory.queryOptions({ input: { code: organisation } }));
  const changes = data?.changes ?? [];
  const text = useOrganisationText(changes.flatMap(({ field, from, to }) => (field === 'parent' ? [from, to] : [])));
  return (
    <Panel title={history.title}>
      <ProblemView error={error} again={refetch} />
      <HistoryTable changes={changes} of={text} />
    </Panel>
  );
}
