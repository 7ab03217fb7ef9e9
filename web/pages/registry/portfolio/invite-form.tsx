import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { formWords } from './form-words.ts';

const again = () => queryClient.invalidateQueries({ queryKey: api.portfolio.key() });

/** Buildings that an aggregator would accept: their owners see the portfolio, and may let them join. */
export function InviteForm({ portfolio, invited }: { readonly portfolio: string; readonly invited: readonly string[] }) {
  const words = usePageWords(formWords);
  const me = useMe();
  const [building, setBuilding] = useState('');
  const withdraw = useMutation({ ...api.portfolio.invite.mutationOptions(), onSuccess: again });
  if (!may(me, 'keep-portfolios')) return null;
  const send = async () => {
    await client.portfolio.invite({ portfolio, building: building.trim() });
    setBuilding('');
    await again();
  };
  return (
    <Panel title={words.invite}>
      <p className="yd-quiet">{words.inviteMeans}</p>
      <SignInForm submit={words.invite} check={() => (building.trim() === '' ? words.missing : undefined)} send={send} block={false}>
        <Field label={words.member.building}>
          {(ids) => <Input {...ids} value={building} onChange={({ target }) => setBuilding(target.value)} />}
        </Field>
      </SignInForm>
      <ProblemView error={withdraw.error} />
      {invited.length === 0 ? null : (
        <ul aria-label={words.invited}>
          {invited.map((code) => (
            <li key={code}>
              {code}{' '}
              <Confirm
                label={words.withdraw}
                name={code}
                means={words.withdrawMeans}
                onYes={() => withdraw.mutate({ portfolio, building: code, withdraw: true })}
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
