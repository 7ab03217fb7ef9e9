import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { IssuePreview } from './issue-preview.tsx';
import { Refused } from './refused.tsx';
import { disclosureWords } from './words.ts';

const refresh = () => queryClient.invalidateQueries({ queryKey: api.disclosure.key() });

/** Previews what would be public; another selection or another consent ends the preview. */
function useIssue(asked: Parameters<typeof client.disclosure.preview>[0], done: () => Promise<void>) {
  const [previewed, preview] = useState('');
  const draw = useMutation({ mutationFn: () => client.disclosure.preview(asked) });
  const leave = () => preview('');
  const look = () => {
    preview(JSON.stringify(asked));
    draw.mutate();
  };
  const issue = useMutation({
    mutationFn: (seen: string) => client.disclosure.issue({ ...asked, seen }),
    onSuccess: () => {
      leave();
      return done();
    },
    // the preview may be outdated: it is requested again
    onError: look,
  });
  const isShown = previewed === JSON.stringify(asked);
  const shown = isShown && !draw.isPending ? draw.data : undefined;
  return { look, leave, shown, isDrawing: draw.isPending, drawingError: isShown ? draw.error : null, issue };
}

/** Discloses or withdraws what is selected in the list. */
export function RowActions({
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
  const asked = { region, year, buildings: [...chosen], ...(consent.trim() === '' ? {} : { consent: consent.trim() }) };
  const done = async () => {
    onDone();
    await refresh();
  };
  const { look, leave, shown, isDrawing, drawingError, issue } = useIssue(asked, done);
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
        <Button type="primary" disabled={none || lacking} loading={isDrawing} onClick={look}>
          {words.issue}
        </Button>
        <Button disabled={none} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.withdraw}
        </Button>
        {!none && lacking ? <span className="yd-missing">{words.consentMissing}</span> : null}
      </div>
      {shown === undefined ? null : (
        <IssuePreview year={year} preview={shown} busy={issue.isPending} onYes={() => issue.mutate(shown.hash)} onNo={leave} />
      )}
      <ProblemView error={issue.error ?? drawingError ?? withdraw.error} />
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
  return (
    <Alert
      type={refused.length === 0 ? 'success' : 'warning'}
      role="status"
      title={words.issued(format.count(issued))}
      description={refused.length === 0 ? undefined : <Refused title={words.refused(format.count(refused.length))} refused={refused} />}
    />
  );
}
