import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import type { SecondFactor } from '../../../session.ts';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Field } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/states.tsx';
import { accountWords } from './account-words.ts';
import { SignInForm } from '../../../ui/sign-in-form.tsx';

const QrCode = lazy(() => import('./qr-code.tsx').then(({ QrCode: shown }) => ({ default: shown })));

/** What the authenticator needs, and the first code from it as proof that it works. */
export function SecondFactorSetUp({
  factor,
  confirm,
  cancel,
}: {
  readonly factor: SecondFactor;
  readonly confirm: (code: string) => Promise<void>;
  readonly cancel: () => void;
}) {
  const words = usePageWords(accountWords).second;
  const [code, setCode] = useState('');
  return (
    <div className="yd-narrow yd-stack">
      <div>{words.scan}</div>
      <Suspense fallback={<Loading />}>
        <QrCode label={words.qr} text={factor.uri} />
      </Suspense>
      <CopyBox label={words.secret} text={factor.secret} />
      <SignInForm
        submit={words.confirm}
        check={() => (/^\d{6}$/u.test(code.trim()) ? undefined : words.codeMissing)}
        send={() => confirm(code.trim())}
      >
        <Field label={words.code}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      </SignInForm>
      <div>
        <Button onClick={cancel}>{words.cancel}</Button>
      </div>
    </div>
  );
}
