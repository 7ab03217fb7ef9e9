import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { resetPassword } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Entrance } from './entrance.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { checkFresh, NewPasswordFields } from './new-password-fields.tsx';
import { accessWords } from './words.ts';

const readToken = (given: Readonly<Record<string, unknown>>) => ({ token: textIn(given, 'token') });

/** The target of the administrator's one-time link. */
export function NewPasswordPage() {
  const { link } = usePageWords(accessWords);
  const [{ token }] = useAddress(readToken);
  const [done, setDone] = useState(false);
  return (
    <Entrance title={link.title}>
      {done ? <Alert type="success" role="status" title={link.done} description={link.doneMeans} /> : null}
      {token === undefined ? <Alert type="error" title={link.missing} description={link.missingMeans} /> : null}
      {done || token === undefined ? <Link to="/sign-in">{link.toSignIn}</Link> : <LinkForm token={token} onDone={() => setDone(true)} />}
    </Entrance>
  );
}

function LinkForm({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const words = usePageWords(accessWords);
  const [fresh, setFresh] = useState({ fresh: '', repeat: '' });
  const send = async () => {
    await resetPassword(token, fresh.fresh);
    onDone();
  };
  return (
    <>
      <div>{words.link.why}</div>
      <SignInForm submit={words.link.submit} check={() => checkFresh(fresh, words.own)} send={send}>
        <NewPasswordFields value={fresh} onChange={setFresh} />
      </SignInForm>
    </>
  );
}
