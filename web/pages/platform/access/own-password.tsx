import Password from 'antd/es/input/Password.js';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { changePassword } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { Entrance } from './entrance.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { checkFresh, NewPasswordFields } from './new-password-fields.tsx';
import { accessWords } from './words.ts';

/** After a one-time password: nothing else is open until the user has set their own. */
export function OwnPasswordPage() {
  const words = usePageWords(accessWords).own;
  const navigate = useNavigate();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState({ fresh: '', repeat: '' });
  const send = async () => {
    await changePassword(current, fresh.fresh);
    await navigate({ to: '/', search: {} });
  };
  return (
    <Entrance title={words.title}>
      <div>{words.why}</div>
      <SignInForm submit={words.submit} check={() => (current === '' ? words.currentMissing : checkFresh(fresh, words))} send={send}>
        <Field label={words.current}>
          {(ids) => (
            <Password
              {...ids}
              autoFocus
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <NewPasswordFields value={fresh} onChange={setFresh} />
      </SignInForm>
    </Entrance>
  );
}
