import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SumsPreview } from './sums-preview.tsx';
import { SumTable } from './sum-table.tsx';
import { disclosureWords } from './words.ts';

type Sums = Awaited<ReturnType<typeof client.disclosure.candidates>>['sums'];

/** Sums of the districts below a place: disclosed all together. */
export function SumsPanel({ region, year, sums }: { readonly region: string; readonly year: number; readonly sums: Sums }) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  const asked = { region, year };
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: api.disclosure.key() });
  const draw = useMutation({ mutationFn: () => client.disclosure.previewSums(asked) });
  const issue = useMutation({
    mutationFn: (seen: string) => client.disclosure.issueSums({ ...asked, seen }),
    onSuccess: () => {
      draw.reset();
      return onSuccess();
    },
    // the preview is outdated: it is requested again
    onError: () => draw.mutate(),
  });
  const withdraw = useMutation({ ...api.disclosure.withdrawSums.mutationOptions(), onSuccess });
  return (
    <Panel
      title={words.sums}
      actions={
        <div className="yd-row">
          <Button loading={draw.isPending} onClick={() => draw.mutate()}>
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
        <ProblemView error={issue.error ?? draw.error ?? withdraw.error} />
        {draw.data === undefined || draw.isPending ? null : (
          <SumsPreview
            year={year}
            preview={draw.data}
            busy={issue.isPending}
            onYes={() => issue.mutate(draw.data.hash)}
            onNo={() => draw.reset()}
          />
        )}
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
