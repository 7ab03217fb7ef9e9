import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { IssuePreview } from './issue-preview.tsx';
import { disclosureWords } from './words.ts';

const refresh = () => queryClient.invalidateQueries({ queryKey: api.disclosure.key() });

/** Disclose or withdraw what is chosen in the list. */
export function Deeds({
  region,
  year,
  chosen,
  consentNeeded,
  onDone,
}: {
  readonly region: string;
  readonly year: number;
  readonly chosen: readonly string[];
  readonly consentNeeded: boolean;
  readonly onDone: () => void;
}) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  const [consent, setConsent] = useState('');
  /** What is previewed; another choice ends the preview. */
  const [previewed, preview] = useState<readonly string[]>();
  const done = async () => {
    preview(undefined);
    onDone();
    await refresh();
  };
  const issue = useMutation({
    mutationFn: () =>
      client.disclosure.issue({ region, year, buildings: [...chosen], ...(consent.trim() === '' ? {} : { consent: consent.trim() }) }),
    onSuccess: done,
  });
  const withdraw = useMutation({ mutationFn: () => client.disclosure.withdraw({ year, buildings: [...chosen] }), onSuccess: done });
  const lacking = consentNeeded && consent.trim() === '';
  const none = chosen.length === 0;
  return (
    <>
      <div className="yd-row">
        <Field label={words.consent} hint={words.consentHint}>
          {(ids) => <Input {...ids} maxLength={300} value={consent} onChange={(event) => setConsent(event.target.value)} />}
        </Field>
        <span>{words.chosen(format.count(chosen.length))}</span>
        <Button type="primary" disabled={none || lacking} loading={issue.isPending} onClick={() => preview(chosen)}>
          {words.issue}
        </Button>
        <Button disabled={none} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.withdraw}
        </Button>
        {!none && lacking ? <span className="yd-missing">{words.consentMissing}</span> : null}
      </div>
      {previewed === undefined || previewed !== chosen || none || lacking ? null : (
        <IssuePreview year={year} chosen={chosen} busy={issue.isPending} onYes={() => issue.mutate()} onNo={() => preview(undefined)} />
      )}
      <ProblemView error={issue.error ?? withdraw.error} />
      {issue.data === undefined ? null : <Issued issued={issue.data.issued} refused={issue.data.refused} />}
      {withdraw.data === undefined ? null : (
        <Alert type="success" role="status" title={words.withdrawn(format.count(withdraw.data.withdrawn))} />
      )}
    </>
  );
}

type Answer = Awaited<ReturnType<typeof client.disclosure.issue>>;

function Issued({ issued, refused }: Answer) {
  const words = usePageWords(disclosureWords);
  const { format } = useLanguage();
  const list = refused.map(({ building, detail }) => <li key={building}>{`${building}${format.colon}${detail}`}</li>);
  return (
    <Alert
      type={refused.length === 0 ? 'success' : 'warning'}
      role="status"
      title={words.issued(format.count(issued))}
      description={
        refused.length === 0 ? undefined : (
          <>
            {words.refused(format.count(refused.length))}
            <ul className="yd-marks-list">{list}</ul>
          </>
        )
      }
    />
  );
}
