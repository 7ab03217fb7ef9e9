import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { roles } from '#kernel/scope.ts';
import { api, client, queryClient } from '../../../api.ts';
import { type PageWords, usePageWords, useWords } from '../../../i18n/language.tsx';
import { meQuery } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { seenOf } from './settings-draft.ts';

const zh = {
  title: '登录规则',
  hours: '一次性密码的有效时间（小时）',
  hoursHint: '1 至 720。对此后生成的一次性密码生效；过期后请生成重设密码链接。',
  roles: '必须启用两步验证的角色',
  rolesHint: '选中后，这些角色中尚未启用的账户须先完成设置，在此之前不能做其他操作，也不能停用。API 密钥不受此限。',
  bad: '请填写 1 至 720 的整数',
  save: '保存登录规则',
  saved: '登录规则已保存',
};

const en: typeof zh = {
  title: 'Signing in',
  hours: 'A one-time password is good for (hours)',
  hoursHint: '1 to 720, for those made from now on. Once one has expired, make a password link.',
  roles: 'Roles that must have a second factor',
  rolesHint:
    'Accounts of these roles that have none set one up before anything else is open to them, and cannot switch it off. API keys are not bound by it.',
  bad: 'A whole number from 1 to 720',
  save: 'Save the rules',
  saved: 'The rules are saved',
};

const signInWords: PageWords<typeof zh> = { zh, en };

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
