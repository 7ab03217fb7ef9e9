import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { backupWords } from './backup-words.ts';
import { seenOf } from './settings-draft.ts';

type Schedule = Awaited<ReturnType<typeof client.settings.get>>['backups'];
type Draft = Omit<Schedule, 'kept'> & { readonly kept: string };

/** When automatic backups are made, and how many of them are kept. */
export function BackupSchedule({ schedule, changedAt }: { readonly schedule: Schedule; readonly changedAt: string | null }) {
  const words = usePageWords(backupWords);
  const [draft, setDraft] = useState<Draft>({ ...schedule, kept: String(schedule.kept) });
  const [saved, setSaved] = useState(false);
  // the version that this form shows, and then the one it has written
  const [read, setRead] = useState(changedAt);
  const kept = Number(draft.kept);
  const good = /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(draft.at) && Number.isInteger(kept) && kept >= 1 && kept <= 1000;
  const send = async () => {
    setSaved(false);
    if (!good) return;
    const now = await client.settings.change({ backups: { ...draft, kept }, ...seenOf(read) });
    queryClient.setQueryData(api.settings.get.queryKey(), now);
    setRead(now.changedAt);
    setSaved(true);
  };
  return (
    <SignInForm submit={words.save} check={() => (good ? undefined : words.bad)} send={send} block={false}>
      <Panel title={words.schedule}>
        <ScheduleFields draft={draft} onChange={setDraft} />
      </Panel>
      {saved ? <Alert type="success" role="status" title={words.saved} /> : null}
    </SignInForm>
  );
}

function ScheduleFields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const words = usePageWords(backupWords);
  const every = (['never', 'day', 'week'] as const).map((value) => ({ value, label: words.everyOne[value] }));
  const weekdays = words.weekdays.map((label, at) => ({ value: String(at + 1), label }));
  return (
    <div className="yd-narrow yd-stack">
      <Field label={words.every}>
        {({ id }) => (
          <Choice id={id} value={draft.every} options={every} onChoose={(one) => onChange({ ...draft, every: one ?? 'never' })} />
        )}
      </Field>
      {draft.every === 'week' ? (
        <Field label={words.weekday}>
          {({ id }) => (
            <Choice
              id={id}
              value={String(draft.weekday)}
              options={weekdays}
              onChoose={(one) => onChange({ ...draft, weekday: Number(one ?? 7) })}
            />
          )}
        </Field>
      ) : null}
      <Field label={words.at}>
        {(ids) => (
          <Input {...ids} autoComplete="off" value={draft.at} onChange={(event) => onChange({ ...draft, at: event.target.value.trim() })} />
        )}
      </Field>
      <Field label={words.kept} hint={words.keptHint}>
        {(ids) => (
          <Input
            {...ids}
            autoComplete="off"
            inputMode="numeric"
            value={draft.kept}
            onChange={(event) => onChange({ ...draft, kept: event.target.value.trim() })}
          />
        )}
      </Field>
    </div>
  );
}
