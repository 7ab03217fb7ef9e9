import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../api.ts';
import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { SignInForm } from '../../ui/sign-in-form.tsx';
import { PlainTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/table.tsx';
import { refreshSending } from './sending-query.ts';
import type { Sending } from './sending-query.ts';
import { sendingWords } from './sending-words.ts';
import { ShowOnce } from './shown-once.tsx';
import { TestOutcome } from './test-outcome.tsx';
import type { ShownOnce } from './users.tsx';
import { WebhookKinds } from './webhook-kinds.tsx';

type Webhook = Sending['webhooks'][number];
type Kinds = Sending['kinds'];

/** Where notices are posted to: add, switch off, test, change the secret, take away. */
export function WebhooksPanel({ webhooks, kinds }: { readonly webhooks: readonly Webhook[]; readonly kinds: Kinds }) {
  const words = usePageWords(sendingWords);
  const format = useFormat();
  const [once, setOnce] = useState<ShownOnce>();
  const showSecret = ({ name, secret }: { readonly name: string; readonly secret: string }) =>
    setOnce({ title: words.webhookAdded(name), boxes: [{ label: words.secret, text: secret, hint: words.secretMeans }] });
  const { actions, outcome, error } = useActions(showSecret);
  const nameOf = (kind: string) => kinds.find((one) => one.kind === kind)?.name ?? kind;
  const columns: Column<Webhook>[] = [
    { key: 'name', title: words.name, show: ({ name }) => name },
    { key: 'address', title: words.address, show: ({ address }) => <span className="yd-wrap">{address}</span> },
    {
      key: 'kinds',
      title: words.kinds,
      show: (one) => (one.kinds.length === 0 ? words.allKinds : one.kinds.map(nameOf).join(format.pause)),
    },
    { key: 'state', title: words.state, value: ({ enabled }) => (enabled ? words.on : words.off) },
    { key: 'actions', title: words.actions, press: true, show: actions },
  ];
  return (
    <Panel title={words.webhooks}>
      <div className="yd-stack">
        {once === undefined ? null : <ShowOnce {...once} onClose={() => setOnce(undefined)} />}
        {webhooks.length === 0 ? <p>{words.webhooksNone}</p> : null}
        <ProblemView error={error} />
        <TestOutcome of={outcome} />
        {webhooks.length === 0 ? null : (
          <PlainTable label={words.webhooks} columns={columns} rows={webhooks} rowKey={({ id }) => String(id)} />
        )}
        <NewWebhook kinds={kinds} onAdded={showSecret} />
      </div>
    </Panel>
  );
}

function useActions(showSecret: (webhook: { readonly name: string; readonly secret: string }) => void) {
  const words = usePageWords(sendingWords);
  const change = useMutation({ ...api.notice.webhooks.change.mutationOptions(), onSuccess: refreshSending });
  const remove = useMutation({ ...api.notice.webhooks.remove.mutationOptions(), onSuccess: refreshSending });
  const renew = useMutation({ ...api.notice.webhooks.renew.mutationOptions(), onSuccess: showSecret });
  const test = useMutation(api.notice.webhooks.test.mutationOptions());
  const actions = ({ id: webhook, name, enabled }: Webhook) => (
    <div className="yd-row">
      <Button size="small" loading={test.isPending} aria-label={`${words.test} ${name}`} onClick={() => test.mutate({ webhook })}>
        {words.test}
      </Button>
      <Button
        size="small"
        aria-label={`${enabled ? words.switchOff : words.switchOn} ${name}`}
        onClick={() => change.mutate({ webhook, enabled: !enabled })}
      >
        {enabled ? words.switchOff : words.switchOn}
      </Button>
      <Confirm label={words.renew} name={name} means={words.renewMeans} onYes={() => renew.mutate({ webhook })} />
      <Confirm label={words.remove} name={name} means={words.removeMeans} onYes={() => remove.mutate({ webhook })} />
    </div>
  );
  return { actions, outcome: test.data, error: change.error ?? remove.error ?? renew.error ?? test.error };
}

function NewWebhook({
  kinds,
  onAdded,
}: {
  readonly kinds: Kinds;
  readonly onAdded: (webhook: { readonly name: string; readonly secret: string }) => void;
}) {
  const words = usePageWords(sendingWords);
  const [draft, setDraft] = useState({ name: '', address: '', kinds: [] as readonly string[] });
  const good = draft.name.trim() !== '' && /^https?:\/\/\S+$/u.test(draft.address.trim());
  const send = async () => {
    onAdded(await client.notice.webhooks.add({ ...draft, kinds: [...draft.kinds] }));
    setDraft({ name: '', address: '', kinds: [] });
    await refreshSending();
  };
  return (
    <SignInForm submit={words.webhookAdd} check={() => (good ? undefined : words.webhookBad)} send={send} block={false}>
      <div className="yd-narrow yd-stack">
        <Field label={words.name}>
          {(ids) => (
            <Input {...ids} autoComplete="off" value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
          )}
        </Field>
        <Field label={words.address} hint={words.addressHint}>
          {(ids) => (
            <Input
              {...ids}
              autoComplete="off"
              value={draft.address}
              onChange={(event) => setDraft({ ...draft, address: event.target.value })}
            />
          )}
        </Field>
        <WebhookKinds kinds={kinds} chosen={draft.kinds} choose={(chosen) => setDraft({ ...draft, kinds: chosen })} />
      </div>
    </SignInForm>
  );
}
