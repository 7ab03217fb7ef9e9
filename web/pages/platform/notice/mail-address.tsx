import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { keepChoices } from './choices.ts';
import type { Choices } from './choices.ts';
import { noticeWords } from './words.ts';

/** The user's mail address: entered, confirmed by the code sent to it, removed. */
export function MailAddress({ choices }: { readonly choices: Choices }) {
  const words = usePageWords(noticeWords);
  const remove = useMutation({ ...api.notice.address.remove.mutationOptions(), onSuccess: keepChoices });
  if (!choices.mailReady && choices.mail === null) return <p>{words.mailNotReady}</p>;
  return (
    <div className="yd-narrow yd-stack">
      {choices.mail === null ? null : (
        <div className="yd-row">
          <span>
            {choices.mail} {choices.mailConfirmed ? words.confirmed : words.unconfirmed}
          </span>
          <Confirm
            label={words.mailRemove}
            name={choices.mail}
            means={words.mailRemoveMeans}
            busy={remove.isPending}
            onYes={() => remove.mutate(undefined)}
          />
        </div>
      )}
      <ProblemView error={remove.error} />
      {choices.mail === null || choices.mailConfirmed ? null : <CodeForm />}
      {choices.mailReady ? <AddressForm /> : <Alert type="warning" title={words.mailNotReady} />}
    </div>
  );
}

function AddressForm() {
  const words = usePageWords(noticeWords);
  const [mail, setMail] = useState('');
  const good = /^\S+@\S+$/u.test(mail.trim());
  const send = async () => {
    keepChoices(await client.notice.address.set({ mail: mail.trim() }));
    setMail('');
  };
  return (
    <SignInForm submit={words.mailSet} check={() => (good ? undefined : words.mailBad)} send={send} block={false}>
      <Field label={words.mailAddress} hint={words.mailHint}>
        {(ids) => <Input {...ids} type="email" autoComplete="email" value={mail} onChange={(event) => setMail(event.target.value)} />}
      </Field>
    </SignInForm>
  );
}

function CodeForm() {
  const words = usePageWords(noticeWords);
  const [code, setCode] = useState('');
  const good = /^\d{6}$/u.test(code.trim());
  return (
    <SignInForm
      submit={words.codeSend}
      check={() => (good ? undefined : words.codeBad)}
      send={async () => keepChoices(await client.notice.address.confirm({ code: code.trim() }))}
      block={false}
    >
      <Field label={words.code} hint={words.codeHint}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
    </SignInForm>
  );
}
