import { Button, Input } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { queryClient } from '../../../api.ts';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, meQuery, newBackupCodes, useMe } from '../../../session.ts';
import type { SecondFactor } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { accountWords } from './account-words.ts';
import { BackupCodes } from './backup-codes.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';
import { WithPassword } from './with-password.tsx';
import Password from 'antd/es/input/Password.js';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Field } from '../../../ui/field.tsx';

type Done = 'begun' | 'ended';

const askMe = () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey });

/** The second factor of one's own account: set up, new backup codes, switch off. */
export function SecondFactorPanel() {
  const words = usePageWords(accountWords).second;
  const me = useMe();
  const [begun, setBegun] = useState<SecondFactor>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [done, setDone] = useState<Done>();
  const confirmed = async (code: string) => {
    await confirmSecondFactor(code);
    await askMe();
    setCodes(begun?.backupCodes);
    setBegun(undefined);
    setDone('begun');
  };
  const end = async (password: string, code: string) => {
    await endSecondFactor(password, code);
    await askMe();
    setCodes(undefined);
    setDone('ended');
  };
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        {done === undefined ? (
          <div>{me?.twoFactor === true ? words.on : words.off}</div>
        ) : (
          <Alert type="success" role="status" title={words[done]} />
        )}
        {codes === undefined ? null : <BackupCodes codes={codes} onKept={() => setCodes(undefined)} />}
        {begun === undefined ? null : <SecondFactorSetUp factor={begun} confirm={confirmed} cancel={() => setBegun(undefined)} />}
        {me?.twoFactor === true && codes === undefined ? (
          <Standing
            end={me.needsTwoFactor ? undefined : end}
            more={async (password, code) => setCodes(await newBackupCodes(password, code))}
          />
        ) : null}
        {me?.twoFactor === false && begun === undefined ? (
          <WithPassword submit={words.begin} send={async (password) => setBegun(await beginSecondFactor(password))} />
        ) : null}
      </div>
    </Panel>
  );
}

function Standing({
  end,
  more,
}: {
  /** Absent if the role requires a second factor. */
  readonly end: ((password: string, code: string) => Promise<void>) | undefined;
  readonly more: (password: string, code: string) => Promise<void>;
}) {
  const words = usePageWords(accountWords).second;
  const [want, setWant] = useState<'end' | 'more'>();
  if (want === undefined)
    return (
      <div className="yd-row">
        <Button onClick={() => setWant('more')}>{words.more}</Button>
        {end === undefined ? <span className="yd-quiet">{words.stays}</span> : <Button onClick={() => setWant('end')}>{words.end}</Button>}
      </div>
    );
  return (
    <>
      {want === 'more' ? <div className="yd-quiet">{words.moreMeans}</div> : null}
      <WithCode submit={words[want]} send={want === 'end' && end !== undefined ? end : more} />
      <div>
        <Button onClick={() => setWant(undefined)}>{words.cancel}</Button>
      </div>
    </>
  );
}

/** The password and a code of the current second factor, required before that factor is changed or removed. */
function WithCode({ submit, send }: { readonly submit: string; readonly send: (password: string, code: string) => Promise<void> }) {
  const words = usePageWords(accountWords).second;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const missing = () => (password === '' ? words.passwordMissing : code.trim() === '' ? words.standingMissing : undefined);
  return (
    <div className="yd-narrow">
      <SignInForm submit={submit} check={missing} send={() => send(password, code.trim())}>
        <Field label={words.password}>
          {(ids) => (
            <Password {...ids} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          )}
        </Field>
        <Field label={words.standing}>
          {(ids) => <Input {...ids} autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} />}
        </Field>
      </SignInForm>
    </div>
  );
}
