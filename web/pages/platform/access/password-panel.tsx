import Password from 'antd/es/input/Password.js';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { replacePassword } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { accountWords } from './account-words.ts';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { checkFresh, NewPasswordFields } from './new-password-fields.tsx';
import { accessWords } from './words.ts';

const empty = { fresh: '', repeat: '' };

/** Changes the password of one's own account. */
export function PasswordPanel() {
  const words = usePageWords(accountWords).password;
  const own = usePageWords(accessWords).own;
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState(empty);
  const [done, setDone] = useState(false);
  const send = async () => {
    setDone(false);
    await replacePassword(current, fresh.fresh);
    setCurrent('');
    setFresh(empty);
    setDone(true);
  };
  return (
    <Panel title={words.title}>
      <div className="yd-narrow yd-stack">
        <div className="yd-quiet">{words.means}</div>
        {done ? <Alert type="success" role="status" title={words.done} /> : null}
        <SignInForm submit={words.submit} check={() => (current === '' ? own.currentMissing : checkFresh(fresh, own))} send={send}>
          <Field label={own.current}>
            {(ids) => (
              <Password {...ids} autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
            )}
          </Field>
          <NewPasswordFields value={fresh} onChange={setFresh} />
        </SignInForm>
      </div>
    </Panel>
  );
}
