import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import Password from 'antd/es/input/Password.js';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { keepSending } from './sending-query.ts';
import type { Sending } from './sending-query.ts';
import { sendingWords } from './sending-words.ts';
import { TestOutcome } from './test-outcome.tsx';
import type { Outcome } from './test-outcome.tsx';
import { useRead } from './use-read.ts';

type Mail = Sending['mail'];
type Draft = {
  readonly host: string;
  readonly port: string;
  readonly security: NonNullable<Mail>['security'];
  readonly user: string;
  readonly from: string;
  readonly password: string;
};

const draftOf = (mail: Mail): Draft => ({
  host: mail?.host ?? '',
  port: String(mail?.port ?? 465),
  security: mail?.security ?? 'tls',
  user: mail?.user ?? '',
  from: mail?.from ?? '',
  password: '',
});

/** The server that mail is sent through, with a test of it. Its password is replaced or stays; it is never shown. */
export function MailServerPanel({ mail, changedAt }: { readonly mail: Mail; readonly changedAt: string | null }) {
  const words = usePageWords(sendingWords);
  const [draft, setDraft] = useState(() => draftOf(mail));
  const [saved, setSaved] = useState(false);
  const remove = useMutation({
    ...api.notice.mailServer.remove.mutationOptions(),
    onSuccess: (sending) => {
      keepSending(sending);
      setDraft(draftOf(null));
      read.again(sending.mail, sending.changedAt);
    },
  });
  const read = useRead(mail, changedAt);
  const port = Number(draft.port);
  const good = draft.host.trim() !== '' && /^\S+@\S+$/u.test(draft.from) && Number.isInteger(port) && port >= 1 && port <= 65_535;
  const send = async () => {
    setSaved(false);
    const { password, ...rest } = draft;
    const sending = await client.notice.mailServer.set({
      ...rest,
      port,
      ...(password === '' ? {} : { password }),
      ...read.seen,
    });
    keepSending(sending);
    setDraft(draftOf(sending.mail));
    read.again(sending.mail, sending.changedAt);
    setSaved(true);
  };
  return (
    <Panel title={words.mail}>
      <div className="yd-stack">
        {mail === null ? <p>{words.mailNone}</p> : null}
        <SignInForm submit={words.mailSave} check={() => (good ? undefined : words.mailBad)} send={send} block={false}>
          <ServerFields draft={draft} hasPassword={mail?.hasPassword === true} onChange={setDraft} />
          {draft.security === 'none' ? <Alert type="warning" title={words.mailPlain} /> : null}
          {saved ? <Alert type="success" role="status" title={words.saved} /> : null}
        </SignInForm>
        {mail === null ? null : (
          <>
            <TestMail />
            <div>
              <Confirm
                label={words.mailRemove}
                name={mail.host}
                means={words.mailRemoveMeans}
                busy={remove.isPending}
                onYes={() => remove.mutate(undefined)}
              />
            </div>
            <ProblemView error={remove.error} />
          </>
        )}
      </div>
    </Panel>
  );
}

function ServerFields({
  draft,
  hasPassword,
  onChange,
}: {
  readonly draft: Draft;
  readonly hasPassword: boolean;
  readonly onChange: (draft: Draft) => void;
}) {
  const words = usePageWords(sendingWords);
  const securities = (['tls', 'starttls', 'none'] as const).map((value) => ({ value, label: words.securities[value] }));
  const text = (name: 'host' | 'port' | 'user' | 'from', hint?: string) => (
    <Field label={words[name]} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          autoComplete="off"
          value={draft[name]}
          onChange={(event) => onChange({ ...draft, [name]: event.target.value.trim() })}
        />
      )}
    </Field>
  );
  return (
    <div className="yd-narrow yd-stack">
      {text('host')}
      {text('port')}
      <Field label={words.security}>
        {({ id }) => (
          <Choice
            id={id}
            value={draft.security}
            options={securities}
            onChoose={(security) => onChange({ ...draft, security: security ?? 'tls' })}
          />
        )}
      </Field>
      {text('user', words.userHint)}
      <Field label={words.password} hint={hasPassword ? words.passwordKept : words.passwordHint}>
        {(ids) => (
          <Password
            {...ids}
            autoComplete="new-password"
            value={draft.password}
            onChange={(event) => onChange({ ...draft, password: event.target.value })}
          />
        )}
      </Field>
      {text('from', words.fromHint)}
    </div>
  );
}

function TestMail() {
  const words = usePageWords(sendingWords);
  const [to, setTo] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const send = async () => {
    setOutcome(undefined);
    setOutcome(await client.notice.mailServer.test({ to: to.trim() }));
  };
  return (
    <SignInForm submit={words.test} check={() => (/^\S+@\S+$/u.test(to.trim()) ? undefined : words.testBad)} send={send} block={false}>
      <div className="yd-narrow">
        <Field label={words.testTo}>
          {(ids) => <Input {...ids} type="email" autoComplete="email" value={to} onChange={(event) => setTo(event.target.value)} />}
        </Field>
      </div>
      <TestOutcome of={outcome} />
    </SignInForm>
  );
}
