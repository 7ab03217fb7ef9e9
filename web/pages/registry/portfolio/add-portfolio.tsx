import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { formWords } from './form-words.ts';

/** Adds a portfolio; an aggregator's is its own, an administrator names the organisation. */
export function AddPortfolio() {
  const words = usePageWords(formWords);
  const me = useMe();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  if (!may(me, 'keep-portfolios')) return null;
  const send = async () => {
    await client.portfolio.add({
      code: code.trim(),
      name: name.trim(),
      ...(organisation.trim() !== '' && { organisation: organisation.trim() }),
    });
    [setCode, setName, setOrganisation].forEach((set) => set(''));
    await queryClient.invalidateQueries({ queryKey: api.portfolio.key() });
  };
  return (
    <Panel title={words.addPortfolio}>
      <SignInForm
        submit={words.addPortfolio}
        check={() => (code.trim() === '' || name.trim() === '' ? words.missing : undefined)}
        send={send}
        block={false}
      >
        <div className="yd-row">
          <Field label={words.portfolio.code}>
            {(ids) => <Input {...ids} value={code} onChange={({ target }) => setCode(target.value)} />}
          </Field>
          <Field label={words.portfolio.name}>
            {(ids) => <Input {...ids} value={name} onChange={({ target }) => setName(target.value)} />}
          </Field>
          {me?.role === 'administrator' ? (
            <Field label={words.portfolio.organisation}>
              {(ids) => <Input {...ids} value={organisation} onChange={({ target }) => setOrganisation(target.value)} />}
            </Field>
          ) : null}
        </div>
      </SignInForm>
    </Panel>
  );
}
