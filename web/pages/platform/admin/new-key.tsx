import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { GivenFields } from './given-fields.tsx';
import { checkGiven, givenInput } from './given.ts';
import type { Given } from './given.ts';
import type { ShownOnce } from './shown-once.tsx';
import { adminWords } from './words.ts';

const empty: Given & { readonly days: string } = { name: '', role: 'auditor', days: '365' };

/** A new API key; its secret is shown once. */
export function NewKey({ onTold }: { readonly onTold: (told: ShownOnce) => void }) {
  const { keys: words, given: givenWords } = usePageWords(adminWords);
  const [given, setGiven] = useState(empty);
  const days = given.days.trim() === '' ? undefined : Number(given.days);
  const check = () =>
    checkGiven(given, givenWords) ??
    (days === undefined || (Number.isInteger(days) && days >= 1 && days <= 3650) ? undefined : words.daysBad);
  const send = async () => {
    const { name, secret } = await client.access.keys.create({ ...givenInput(given), ...(days === undefined ? {} : { days }) });
    onTold({ title: words.done(name), boxes: [{ label: words.secret, text: secret, hint: words.secretMeans }] });
    setGiven({ ...given, name: '' });
    await queryClient.invalidateQueries({ queryKey: api.access.keys.key() });
  };
  return (
    <SignInForm submit={words.submit} check={check} send={send} block={false}>
      <GivenFields value={given} onChange={(value) => setGiven({ ...given, ...value })} />
      <Field label={words.days} hint={words.daysHint}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="numeric"
            value={given.days}
            onChange={(event) => setGiven({ ...given, days: event.target.value })}
            style={{ width: 160 }}
          />
        )}
      </Field>
    </SignInForm>
  );
}
