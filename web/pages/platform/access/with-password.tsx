import Password from 'antd/es/input/Password.js';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { accountWords } from './account-words.ts';

/** The password is required again before anything changes: an unattended desk gives nothing away. */
export function WithPassword({ submit, send }: { readonly submit: string; readonly send: (password: string) => Promise<void> }) {
  const words = usePageWords(accountWords).second;
  const [password, setPassword] = useState('');
  return (
    <div className="yd-narrow">
      <SignInForm submit={submit} check={() => (password === '' ? words.passwordMissing : undefined)} send={() => send(password)}>
        <Field label={words.password}>
          {(ids) => (
            <Password {...ids} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          )}
        </Field>
      </SignInForm>
    </div>
  );
}
