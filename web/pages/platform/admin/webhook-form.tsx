import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import type { Sending } from './sending-query.ts';
import { sendingWords } from './sending-words.ts';

type Webhook = Sending['webhooks'][number];

/** A new webhook, or one being edited (`of`). @param onAdded receives the secret of a new one */
export function WebhookForm({
  of,
  kinds,
  onAdded,
  onDone,
}: {
  readonly of?: Webhook;
  readonly kinds: Sending['kinds'];
  readonly onAdded?: (webhook: { readonly name: string; readonly secret: string }) => void;
  readonly onDone: () => Promise<void>;
}) {
  const words = usePageWords(sendingWords);
  const empty = { name: '', address: '', kinds: [] as readonly string[] };
  const [draft, setDraft] = useState(() =>
    of === undefined ? empty : { name: of.name, address: of.address, kinds: of.kinds as readonly string[] },
  );
  const good = draft.name.trim() !== '' && /^https?:\/\/\S+$/u.test(draft.address.trim());
  const send = async () => {
    const given = { ...draft, kinds: [...draft.kinds] };
    if (of === undefined) onAdded?.(await client.notice.webhooks.add(given));
    else await client.notice.webhooks.change({ webhook: of.id, ...given });
    setDraft(empty);
    await onDone();
  };
  const submit = of === undefined ? words.webhookAdd : words.webhookSave(of.name);
  return (
    <SignInForm submit={submit} check={() => (good ? undefined : words.webhookBad)} send={send} block={false}>
      <div className="yd-narrow yd-stack">
        {(['name', 'address'] as const).map((name) => (
          <Field key={name} label={words[name]} hint={name === 'address' ? words.addressHint : undefined}>
            {(ids) => (
              <Input
                {...ids}
                autoComplete="off"
                value={draft[name]}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <WebhookKinds kinds={kinds} chosen={draft.kinds} choose={(chosen) => setDraft({ ...draft, kinds: chosen })} />
      </div>
    </SignInForm>
  );
}

/** Which kinds a webhook gets; none ticked: all. */
function WebhookKinds({
  kinds,
  chosen,
  choose,
}: {
  readonly kinds: Sending['kinds'];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}) {
  const words = usePageWords(sendingWords);
  return (
    <fieldset className="yd-plain-fields yd-stack">
      <legend>{words.kindsMeans}</legend>
      {kinds.map(({ kind, name }) => (
        <Checkbox
          key={kind}
          checked={chosen.includes(kind)}
          onChange={(event) => choose(event.target.checked ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}
