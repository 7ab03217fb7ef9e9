import { Input } from 'antd';
import Password from 'antd/es/input/Password.js';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { accountWords } from './account-words.ts';

/** The password and a code of the current second factor, required before that factor is changed or removed. */
export function WithCode({ submit, send }: { readonly submit: string; readonly send: (password: string, code: string) => Promise<void> }) {
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
