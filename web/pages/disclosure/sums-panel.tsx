import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, queryClient } from '../../api.ts';
import type { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { SumTable } from './sum-table.tsx';
import { disclosureWords } from './words.ts';

type Sums = Awaited<ReturnType<typeof client.disclosure.candidates>>['sums'];

/** Sums of the districts below a place: disclosed all together. */
export function SumsPanel({ region, year, sums }: { readonly region: string; readonly year: number; readonly sums: Sums }) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: api.disclosure.key() });
  const issue = useMutation({ ...api.disclosure.issueSums.mutationOptions(), onSuccess });
  const withdraw = useMutation({ ...api.disclosure.withdrawSums.mutationOptions(), onSuccess });
  const asked = { region, year };
  return (
    <Panel
      title={words.sums}
      actions={
        <div className="yd-row">
          <Button loading={issue.isPending} onClick={() => issue.mutate(asked)}>
            {words.issueSums}
          </Button>
          <Button disabled={sums.length === 0} loading={withdraw.isPending} onClick={() => withdraw.mutate(asked)}>
            {words.withdrawSums}
          </Button>
        </div>
      }
    >
      <div className="yd-stack">
        <div className="yd-quiet">{words.sumsMeans}</div>
        <ProblemView error={issue.error ?? withdraw.error} />
        {issue.data === undefined ? null : (
          <Alert
            type="success"
            role="status"
            title={words.sumsIssued(format.count(issue.data.issued))}
            description={issue.data.tooSmall.length === 0 ? undefined : words.sumsSmall(issue.data.tooSmall.join(format.and))}
          />
        )}
        {sums.length === 0 ? words.sumsNone : <SumTable label={words.sums} sums={sums} />}
      </div>
    </Panel>
  );
}
