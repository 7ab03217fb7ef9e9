import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { AdminNav } from './admin-nav.tsx';
import { BackupSchedule } from './backup-schedule.tsx';
import { CityFields, PublicFields } from './settings-fields.tsx';
import { SignInRules } from './sign-in-rules.tsx';
import { draftOf, inputOf, seenOf } from './settings-draft.ts';
import { adminWords } from './words.ts';

type Settings = Awaited<ReturnType<typeof client.settings.get>>;

/** The city's settings: its name, its map, what the public may see. */
export function SettingsPage() {
  const words = usePageWords(adminWords).settings;
  const query = useQuery(api.settings.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <>
      <PageHeader title={words.title}>
        <Link to="/public" search={{}}>
          {words.toPublic}
        </Link>
      </PageHeader>
      <AdminNav />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <div className="yd-stack">
          <SettingsForm settings={query.data} />
          <SignInRules rules={query.data.signIn} changedAt={query.data.changedAt} />
          <BackupSchedule schedule={query.data.backups} changedAt={query.data.changedAt} />
        </div>
      )}
    </>
  );
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const words = usePageWords(adminWords).settings;
  const { format } = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(settings));
  // the version that the form shows, and then the one it has written
  const [read, setRead] = useState(settings.changedAt);
  const [saved, setSaved] = useState(false);
  const send = async () => {
    setSaved(false);
    const input = inputOf(draft);
    if (input === undefined) return;
    const now = await client.settings.change({ ...input, ...seenOf(read) });
    queryClient.setQueryData(api.settings.get.queryKey(), now);
    setDraft(draftOf(now));
    setRead(now.changedAt);
    setSaved(true);
  };
  const { changedAt, changedBy } = settings;
  return (
    <SignInForm submit={words.save} check={() => (inputOf(draft) === undefined ? words.numberBad : undefined)} send={send} block={false}>
      <Panel title={words.city}>
        <CityFields draft={draft} onChange={setDraft} />
      </Panel>
      <Panel title={words.public}>
        <PublicFields draft={draft} onChange={setDraft} />
      </Panel>
      {saved ? <Alert type="success" role="status" title={words.saved} /> : null}
      {changedAt === null ? null : <div className="yd-quiet">{words.changed(format.instant(changedAt), changedBy ?? '')}</div>}
    </SignInForm>
  );
}
