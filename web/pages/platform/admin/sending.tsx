import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { Loading } from '../../../ui/states.tsx';
import { AdminNav } from './admin-nav.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { MailServerPanel } from './mail-server-panel.tsx';
import { keepSending } from './sending-query.ts';
import { sendingWords } from './sending-words.ts';
import { WebhooksPanel } from './webhooks-panel.tsx';
import { useRead } from './use-read.ts';

const TargetsPanel = lazy(async () => ({ default: (await import('./targets-panel.tsx')).TargetsPanel }));

/** How notices leave the machine: none do until it is set up here. */
export function SendingPage() {
  const words = usePageWords(sendingWords);
  const query = useQuery(api.notice.sending.queryOptions());
  return (
    <>
      <PageHeader title={words.title} below={words.means} />
      <AdminNav />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <>
          <MailServerPanel mail={query.data.mail} changedAt={query.data.changedAt} />
          <WebhooksPanel webhooks={query.data.webhooks} kinds={query.data.kinds} />
          <Suspense fallback={<Loading />}>
            <TargetsPanel />
          </Suspense>
          <DeliveriesPanel />
          <KeepPanel keptDays={query.data.keptDays} changedAt={query.data.changedAt} />
        </>
      )}
    </>
  );
}

function KeepPanel({ keptDays, changedAt }: { readonly keptDays: number; readonly changedAt: string | null }) {
  const words = usePageWords(sendingWords);
  const [days, setDays] = useState(String(keptDays));
  const read = useRead(keptDays, changedAt);
  const wanted = Number(days);
  const good = Number.isInteger(wanted) && wanted >= 30 && wanted <= 3650;
  const send = async () => {
    const sending = await client.notice.keep({ keptDays: wanted, ...read.seen });
    keepSending(sending);
    read.again(sending.keptDays, sending.changedAt);
    await queryClient.invalidateQueries({ queryKey: api.notice.list.key() });
  };
  return (
    <Panel title={words.keep}>
      <SignInForm submit={words.keepSave} check={() => (good ? undefined : words.keepBad)} send={send} block={false}>
        <Field label={words.keepDays} hint={words.keepHint}>
          {(ids) => (
            <Input
              {...ids}
              inputMode="numeric"
              autoComplete="off"
              style={{ width: 120 }}
              value={days}
              onChange={(event) => setDays(event.target.value.trim())}
            />
          )}
        </Field>
      </SignInForm>
    </Panel>
  );
}
