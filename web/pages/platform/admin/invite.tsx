import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { GivenFields } from './given-fields.tsx';
import { checkGiven, givenInput } from './given.ts';
import type { Given } from './given.ts';
import type { ShownOnce } from './shown-once.tsx';
import { adminWords } from './words.ts';

const empty: Given = { name: '', role: 'bureau' };

/** A new account, with a one-time password to be handed over. */
export function Invite({ onTold }: { readonly onTold: (told: ShownOnce) => void }) {
  const { users: words, given: givenWords } = usePageWords(adminWords);
  const { format } = useLanguage();
  const [given, setGiven] = useState(empty);
  const send = async () => {
    const { name, secret, expiresAt } = await client.access.users.add(givenInput(given));
    onTold({
      title: words.done(name),
      boxes: [
        { label: words.secret, text: secret, hint: words.secretMeans(format.instant(expiresAt)) },
        { label: words.address, text: `${location.origin}/sign-in` },
      ],
    });
    setGiven({ ...given, name: '' });
    await queryClient.invalidateQueries({ queryKey: api.access.users.key() });
  };
  return (
    <SignInForm submit={words.submit} check={() => checkGiven(given, givenWords)} send={send} block={false}>
      <GivenFields value={given} onChange={setGiven} />
    </SignInForm>
  );
}
