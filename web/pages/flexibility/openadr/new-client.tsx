import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import type { ShownOnce } from '../../platform/admin/shown-once.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { openadrPageWords } from './words.ts';

type Role = Parameters<typeof client.openadr.addClient>[0]['as'];

/** A new client; its secret is shown once. */
export function NewClient({ onTold }: { readonly onTold: (told: ShownOnce) => void }) {
  const words = usePageWords(openadrPageWords);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('ven');
  const send = async () => {
    const made = await client.openadr.addClient({ name: name.trim(), as: role });
    const boxes = [
      { label: words.term.clientId, text: made.clientId },
      { label: words.term.clientSecret, text: made.clientSecret },
    ];
    onTold({ title: words.done(made.name), boxes });
    setName('');
    await queryClient.invalidateQueries({ queryKey: api.openadr.key() });
  };
  return (
    <SignInForm submit={words.submit} check={() => (name.trim() === '' ? words.nameMissing : undefined)} send={send} block={false}>
      <Field label={words.label.name}>
        {(ids) => <Input {...ids} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} style={{ width: 280 }} />}
      </Field>
      <Field label={words.label.role}>
        {({ id }) => (
          <Choice
            id={id}
            value={role}
            options={(['ven', 'bl'] as const).map((value) => ({ value, label: words.roles[value] }))}
            onChoose={(value) => setRole(value ?? 'ven')}
          />
        )}
      </Field>
    </SignInForm>
  );
}
