import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { formWords } from './form-words.ts';

const empty = { building: '', share: '', consent: '', price: '', maxKw: '' };
type Typed = typeof empty;

/** A building joins with its owner's consent: stated by the owner, or recorded by an administrator from what was signed. */
export function JoinForm({ portfolio }: { readonly portfolio: string }) {
  const words = usePageWords(formWords);
  const me = useMe();
  const [typed, setTyped] = useState<Typed>(empty);
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  if (!may(me, 'join-portfolio')) return null;
  const text = (field: keyof Typed, hint?: string) => (
    <Field label={words.member[field]} {...(hint === undefined ? {} : { hint })}>
      {(ids) => <Input {...ids} value={typed[field]} onChange={({ target }) => setTyped({ ...typed, [field]: target.value })} />}
    </Field>
  );
  const send = async () => {
    const { building, share, consent, price, maxKw } = typed;
    await client.portfolio.join({
      portfolio,
      building: building.trim(),
      share: share.trim(),
      consent: consent.trim(),
      from: from ?? '',
      ...(to !== undefined && { to }),
      ...(price.trim() !== '' && { price: price.trim() }),
      ...(maxKw.trim() !== '' && { maxKw: Number(maxKw) }),
    });
    setTyped(empty);
    await queryClient.invalidateQueries({ queryKey: api.portfolio.key() });
  };
  return (
    <Panel title={words.join}>
      <p className="yd-quiet">{me?.role === 'administrator' ? words.joinWritten : words.joinOwn}</p>
      <SignInForm
        submit={words.join}
        check={() => (typed.building.trim() === '' || typed.share.trim() === '' || from === undefined ? words.missing : undefined)}
        send={send}
        block={false}
      >
        <div className="yd-row">
          {text('building')}
          <Field label={words.member.from}>{({ id }) => <DayInput id={id} value={from} onDay={setFrom} />}</Field>
          <Field label={words.member.to}>{({ id }) => <DayInput id={id} value={to} onDay={setTo} />}</Field>
          {text('share', words.shareHint)}
          {text('price')}
          {text('maxKw')}
        </div>
        {text('consent', words.consentHint)}
      </SignInForm>
    </Panel>
  );
}
