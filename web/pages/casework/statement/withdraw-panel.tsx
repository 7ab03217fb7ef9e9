import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { statementWords } from './words.ts';

/** Withdraws a statement by another one that says why. */
export function WithdrawPanel({ number }: { readonly number: string }) {
  const { withdraw: words } = usePageWords(statementWords);
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => client.statement.withdraw({ number, reason: reason.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.statement.key() }),
  });
  return (
    <Panel title={words.title}>
      <div className="yd-stack yd-no-print">
        <Field label={words.reason} hint={words.means}>
          {(ids) => <Input {...ids} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {reason.trim() === '' ? null : (
          <Confirm label={words.do} name={number} means={words.means} busy={withdraw.isPending} onYes={() => withdraw.mutate()} />
        )}
        <ProblemView error={withdraw.error} />
      </div>
    </Panel>
  );
}
