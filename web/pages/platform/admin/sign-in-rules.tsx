import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { roles } from '#kernel/scope.ts';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords, useWords } from '../../../i18n/language.tsx';
import { meQuery } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { signInWords } from './sign-in-words.ts';
import { seenOf } from './settings-draft.ts';

type Rules = Awaited<ReturnType<typeof client.settings.get>>['signIn'];

/** What the city requires of users who sign in. */
export function SignInRules({ rules, changedAt }: { readonly rules: Rules; readonly changedAt: string | null }) {
  const words = usePageWords(signInWords);
  const { role: names } = useWords();
  const [hours, setHours] = useState(String(rules.oneTimeHours));
  const [chosen, setChosen] = useState<Rules['secondFactor']>(rules.secondFactor);
  const [saved, setSaved] = useState(false);
  // the version that this form shows, and then the one it has written
  const [read, setRead] = useState(changedAt);
  const oneTimeHours = Number(hours);
  const good = Number.isInteger(oneTimeHours) && oneTimeHours >= 1 && oneTimeHours <= 720;
  const send = async () => {
    setSaved(false);
    const now = await client.settings.change({ signIn: { oneTimeHours, secondFactor: chosen }, ...seenOf(read) });
    queryClient.setQueryData(api.settings.get.queryKey(), now);
    setRead(now.changedAt);
    setSaved(true);
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const options = roles.map((role) => ({ value: role, label: names[role] }));
  return (
    <SignInForm submit={words.save} check={() => (good ? undefined : words.bad)} send={send} block={false}>
      <Panel title={words.title}>
        <div className="yd-narrow yd-stack">
          <Field label={words.hours} hint={words.hoursHint}>
            {(ids) => (
              <Input
                {...ids}
                autoComplete="off"
                inputMode="numeric"
                value={hours}
                onChange={(event) => setHours(event.target.value.trim())}
              />
            )}
          </Field>
          <fieldset className="yd-stack">
            <legend>{words.roles}</legend>
            <div className="yd-quiet">{words.rolesHint}</div>
            <Checkbox.Group options={options} value={chosen} onChange={(now) => setChosen(now)} />
          </fieldset>
        </div>
      </Panel>
      {saved ? <Alert type="success" role="status" title={words.saved} /> : null}
    </SignInForm>
  );
}
