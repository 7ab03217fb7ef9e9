import type { UseQueryResult } from '@tanstack/react-query';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { meteringWords } from './words.ts';
import { instant } from '../../../ui/cell.ts';

export type FindingsAnswer = Awaited<ReturnType<typeof client.readings.findings>>;

type Found = FindingsAnswer['findings'][number];

/** What is doubtful in the readings of a building, and what people decided. */
export function FindingsPanel({ query, zone }: { readonly query: UseQueryResult<FindingsAnswer>; readonly zone: string }) {
  const { format, words } = useLanguage();
  const { findings } = usePageWords(meteringWords);
  const decided = ({ decision }: Found) =>
    decision === null || decision === undefined
      ? findings.open
      : `${findings.as[decision.as] ?? decision.as}${format.aside(findings.by(decision.by, format.instant(decision.at, zone)))} ${decision.note}`;
  const columns: Column<Found>[] = [
    { key: 'what', title: findings.what, show: ({ severity, detail }) => `${words.severity[severity]}${format.colon}${detail}` },
    { key: 'meter', title: findings.meter, show: ({ meter }) => meter },
    { key: 'from', title: findings.from, value: ({ from }) => instant(from, zone) },
    { key: 'to', title: findings.to, value: ({ to }) => instant(to, zone) },
    { key: 'decision', title: findings.decision, show: decided },
  ];
  const answer = query.data;
  return (
    <Panel title={findings.title}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {answer === undefined ? null : answer.findings.length === 0 ? (
        findings.none
      ) : (
        <PlainTable label={findings.table} columns={columns} rows={answer.findings} rowKey={({ id }) => id} pageSize={10} />
      )}
      {answer?.more === true ? <p>{findings.more}</p> : null}
    </Panel>
  );
}
