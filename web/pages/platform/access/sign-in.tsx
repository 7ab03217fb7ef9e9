import { Input } from 'antd';
import Password from 'antd/es/input/Password.js';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { queryClient } from '../../../api.ts';
import { forget, meQuery, signIn } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { isDemo } from '../../../ui/demo-mark.tsx';
import { Field } from '../../../ui/field.tsx';
import { pageAfter } from './first-page.ts';
import { Entrance } from './entrance.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { SecondStep } from './second-step.tsx';
import { accessWords } from './words.ts';

const DemoSignIn = lazy(async () => ({ default: (await import('./demo-sign-in.tsx')).DemoSignIn }));

const readBack = (given: Readonly<Record<string, unknown>>) => ({ back: textIn(given, 'back') });

/** Name and password, then the second step if the account has one, then back to the requested page. */
export function SignInPage() {
  const words = usePageWords(accessWords);
  const [{ back }] = useAddress(readBack);
  const router = useRouter();
  const [second, setSecond] = useState(false);
  const enter = async () => {
    await forget();
    const { role } = await queryClient.ensureQueryData(meQuery);
    router.history.push(pageAfter(back, role));
  };
  return (
    <Entrance title={second ? words.second.title : words.signIn.title}>
      <SignInSteps enter={enter} second={second} onSecond={setSecond} />
      {isDemo && !second ? (
        <Suspense fallback={null}>
          <DemoSignIn enter={enter} />
        </Suspense>
      ) : null}
    </Entrance>
  );
}

/** Name and password, and the second step if the account has one. @param enter called when the user is signed in */
export function SignInSteps({
  enter,
  second,
  onSecond,
}: {
  readonly enter: () => Promise<void>;
  readonly second: boolean;
  readonly onSecond: (second: boolean) => void;
}) {
  if (second) return <SecondStep enter={enter} again={() => onSecond(false)} />;
  return <FirstStep enter={enter} goOn={() => onSecond(true)} />;
}

function FirstStep({ enter, goOn }: { readonly enter: () => Promise<void>; readonly goOn: () => void }) {
  const words = usePageWords(accessWords).signIn;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const check = () => (name.trim() === '' ? words.nameMissing : password === '' ? words.passwordMissing : undefined);
  const send = async () => {
    if ((await signIn(name.trim(), password)) === 'in') await enter();
    else goOn();
  };
  return (
    <>
      <SignInForm submit={words.submit} check={check} send={send}>
        <Field label={words.name}>
          {(ids) => <Input {...ids} autoComplete="username" autoFocus value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={words.password}>
          {(ids) => (
            <Password {...ids} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          )}
        </Field>
      </SignInForm>
      <div className="yd-quiet">{words.forgotten}</div>
    </>
  );
}
