import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { refreshSending } from './sending-query.ts';
import type { Sending } from './sending-query.ts';
import { sendingWords } from './sending-words.ts';
import { ShowOnce } from './shown-once.tsx';
import { TestOutcome } from './test-outcome.tsx';
import type { ShownOnce } from './shown-once.tsx';
import { WebhookForm } from './webhook-form.tsx';

type Webhook = Sending['webhooks'][number];
type Kinds = Sending['kinds'];

/** The webhooks that notices are posted to: add, switch off, test, change the secret, remove. */
export function WebhooksPanel({ webhooks, kinds }: { readonly webhooks: readonly Webhook[]; readonly kinds: Kinds }) {
  const words = usePageWords(sendingWords);
  const format = useFormat();
  const [once, setOnce] = useState<ShownOnce>();
  const showSecret = ({ name, secret }: { readonly name: string; readonly secret: string }) =>
    setOnce({ title: words.webhookAdded(name), boxes: [{ label: words.secret, text: secret, hint: words.secretMeans }] });
  const [edited, setEdited] = useState<Webhook>();
  const doneEditing = async () => {
    setEdited(undefined);
    await refreshSending();
  };
  const { actions, outcome, error } = useActions(showSecret, setEdited);
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
        {edited === undefined ? (
          <WebhookForm key="new" kinds={kinds} onAdded={showSecret} onDone={refreshSending} />
        ) : (
          <WebhookForm key={edited.id} of={edited} kinds={kinds} onDone={doneEditing} />
        )}
      </div>
    </Panel>
  );
}

function useActions(showSecret: (webhook: { readonly name: string; readonly secret: string }) => void, edit: (webhook: Webhook) => void) {
  const words = usePageWords(sendingWords);
  const change = useMutation({ ...api.notice.webhooks.change.mutationOptions(), onSuccess: refreshSending });
  const remove = useMutation({ ...api.notice.webhooks.remove.mutationOptions(), onSuccess: refreshSending });
  const renew = useMutation({ ...api.notice.webhooks.renew.mutationOptions(), onSuccess: showSecret });
  const test = useMutation(api.notice.webhooks.test.mutationOptions());
  const actions = (one: Webhook) => {
    const { id: webhook, name, enabled } = one;
    return (
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
        <Button size="small" aria-label={`${words.edit} ${name}`} onClick={() => edit(one)}>
          {words.edit}
        </Button>
        <Confirm label={words.renew} name={name} means={words.renewMeans} onYes={() => renew.mutate({ webhook })} />
        <Confirm label={words.remove} name={name} means={words.removeMeans} onYes={() => remove.mutate({ webhook })} />
      </div>
    );
  };
  return { actions, outcome: test.data, error: change.error ?? remove.error ?? renew.error ?? test.error };
}
