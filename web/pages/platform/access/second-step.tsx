import { Button, Input } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { confirmCode } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { accessWords } from './words.ts';

/** The code of the second factor, from the device or one of the backup codes. */
export function SecondStep({ enter, again }: { readonly enter: () => Promise<void>; readonly again: () => void }) {
  const words = usePageWords(accessWords).second;
  const [kind, setKind] = useState<'device' | 'backup'>('device');
  const [code, setCode] = useState('');
  const send = async () => {
    await confirmCode(code, kind);
    await enter();
  };
  return (
    <>
      <SignInForm submit={words.submit} check={() => (code.trim() === '' ? words.missing : undefined)} send={send}>
        <Field label={words[kind]}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              autoComplete="one-time-code"
              inputMode={kind === 'device' ? 'numeric' : 'text'}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      </SignInForm>
      <div className="yd-row">
        <Button onClick={() => setKind(kind === 'device' ? 'backup' : 'device')}>
          {kind === 'device' ? words.toBackup : words.toDevice}
        </Button>
        <Button onClick={again}>{words.again}</Button>
      </div>
    </>
  );
}
