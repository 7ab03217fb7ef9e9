import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useContractColumns } from './contract-table.tsx';
import { contractsPageWords } from './words.ts';

/** The contracts based on baselines of a building or of a project; renders nothing if there are none. */
export function ContractsOn(around: { readonly building: string } | { readonly project: string }) {
  const words = usePageWords(contractsPageWords);
  const query = useQuery(api.contracts.list.queryOptions({ input: { ...around, limit: 500, ...useKnownAt() } }));
  const rows = query.data?.contracts ?? [];
  const columns = useContractColumns(rows);
  if (query.error === null && rows.length === 0) return null;
  const title = 'building' in around ? words.ofBuilding : words.ofProject;
  return (
    <Panel title={title}>
      <ProblemView error={query.error} again={query.refetch} />
      {rows.length === 0 ? null : (
        <PlainTable label={title} columns={columns} rows={rows} total={query.data?.total} rowKey={({ contract }) => contract} />
      )}
    </Panel>
  );
}
