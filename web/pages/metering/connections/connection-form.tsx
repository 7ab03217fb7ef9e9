import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { accountsOf, type FormTyped, isEvery, isPort, settingsToSend, secretsOf, typedOf } from './form.ts';
import { SecretFields } from './secret-fields.tsx';
import { type Connection, type Protocol, refreshConnections } from './use-connections.ts';
import { connectionWords } from './words.ts';

type Props = {
  readonly protocols: readonly Protocol[];
  /** The connection being edited; without it a new one is created. */
  readonly of?: Connection;
  readonly onDone: (code: string) => void;
};

/** Creates or edits a connection: its protocol defines the fields. What is typed stays if the server refuses it. */
export function ConnectionForm({ protocols, of, onDone }: Props) {
  const words = usePageWords(connectionWords);
  const [typed, setTyped] = useState<FormTyped>(() => typedOf(of, protocols));
  const put = (change: Partial<FormTyped>) => setTyped({ ...typed, ...change });
  const protocol = protocols.find((one) => one.protocol === typed.protocol);
  const keep = useKeeping(typed, protocol, of, onDone);
  const wrong = useFaults(typed);
  const lacks = (of === undefined && typed.code.trim() === '') || Object.values(wrong).some((one) => one !== null);
  return (
    <form
      className="yd-stack"
      aria-label={of === undefined ? words.make : words.change}
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) keep.mutate();
      }}
    >
      <div className="yd-row yd-row-top">
        {of === undefined ? (
          <CodeAndProtocol
            protocols={protocols}
            typed={typed}
            onCode={(code) => put({ code })}
            onProtocol={(name) => setTyped({ ...typedOf(undefined, protocols, name), code: typed.code, host: typed.host })}
          />
        ) : null}
        <PlaceFields protocol={protocol} typed={typed} wrong={wrong} onTyped={put} />
      </div>
      <h3>{words.field.settings}</h3>
      <div className="yd-row yd-row-top">
        {(protocol?.settings ?? []).map((setting) => (
          <SettingField
            key={setting.name}
            of={setting}
            value={typed.set[setting.name] ?? ''}
            onValue={(text) => put({ set: { ...typed.set, [setting.name]: text } })}
          />
        ))}
      </div>
      <SecretFields protocol={protocol} held={of?.secrets ?? []} typed={typed} onTyped={put} />
      <ProblemView error={keep.error} />
      <div className="yd-row">
        <Button type="primary" htmlType="submit" disabled={lacks} loading={keep.isPending}>
          {of === undefined ? words.makeOff : words.save}
        </Button>
        {of === undefined || of.state === 'off' ? null : <span className="yd-quiet">{words.restarts}</span>}
      </div>
    </form>
  );
}

type Faults = Readonly<Record<'host' | 'port' | 'every', string | null>>;

/** What is wrong with the address of a connection, in words; null if nothing is. */
function useFaults({ host, port, every }: FormTyped): Faults {
  const words = usePageWords(connectionWords);
  return {
    host: host.trim() === '' ? words.hostMissing : null,
    port: isPort(port) ? null : words.portWrong,
    every: isEvery(every) ? null : words.everyWrong,
  };
}

type FirstProps = {
  readonly protocols: readonly Protocol[];
  readonly typed: FormTyped;
  readonly onCode: (code: string) => void;
  readonly onProtocol: (name: string | undefined) => void;
};

function CodeAndProtocol({ protocols, typed, onCode, onProtocol }: FirstProps) {
  const words = usePageWords(connectionWords);
  return (
    <>
      <Field label={words.label.code} hint={words.codeHint}>
        {(ids) => <Input {...ids} autoComplete="off" value={typed.code} onChange={({ target }) => onCode(target.value)} />}
      </Field>
      <Field label={words.field.protocol}>
        {({ id }) => (
          <Choice
            id={id}
            value={typed.protocol}
            options={protocols.map((one) => ({ value: one.protocol, label: one.name }))}
            onChoose={onProtocol}
          />
        )}
      </Field>
    </>
  );
}

type PlaceProps = {
  readonly protocol: Protocol | undefined;
  readonly typed: FormTyped;
  readonly wrong: Faults;
  readonly onTyped: (change: Partial<FormTyped>) => void;
};

/** Where it listens or dials, and how often it polls. */
function PlaceFields({ protocol, typed, wrong, onTyped }: PlaceProps) {
  const words = usePageWords(connectionWords);
  const box = (name: 'host' | 'port' | 'every', label: string, hint: string) => (
    <Field label={label} hint={<Hint wrong={wrong[name]} hint={hint} />}>
      {(ids) => (
        <Input
          {...ids}
          autoComplete="off"
          aria-invalid={wrong[name] !== null}
          value={typed[name]}
          onChange={({ target }) => onTyped({ [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {box('host', words.label.host, protocol?.way === 'listens' ? words.listenHint : words.dialHint)}
      {box('port', words.label.port, '1–65535')}
      {protocol?.way === 'polls' ? box('every', words.field.every, words.everyHint) : null}
    </>
  );
}

/** Sends what is typed; a new connection is created switched off, an existing one is replaced. */
function useKeeping(typed: FormTyped, protocol: Protocol | undefined, of: Connection | undefined, onDone: (code: string) => void) {
  return useMutation({
    mutationFn: async () => {
      const said = settingsToSend(typed, protocol, of === undefined);
      const secret = { ...secretsOf(typed), ...accountsOf(typed) };
      if (of !== undefined) return client.gateway.set({ connection: of.code, ...said, secret });
      const secrets = Object.keys(secret).length > 0 ? { secret } : {};
      return client.gateway.add({ code: typed.code.trim(), protocol: typed.protocol, ...said, ...secrets });
    },
    onSuccess: async ({ code }) => {
      await refreshConnections();
      onDone(code);
    },
  });
}

function Hint({ wrong, hint }: { readonly wrong: string | null; readonly hint: string }) {
  return wrong === null ? hint : <span className="yd-missing">{wrong}</span>;
}

type SettingProps = { readonly of: Protocol['settings'][number]; readonly value: string; readonly onValue: (text: string) => void };

function SettingField({ of: { label, required, hint, usual, choices }, value, onValue }: SettingProps) {
  const words = usePageWords(connectionWords);
  const says = [required ? words.required : null, hint, usual === null ? null : words.usual(words.answer[usual] ?? usual)];
  const said = says.filter((one) => one !== null).join(words.comma);
  return (
    <Field label={label} {...(said !== '' && { hint: said })}>
      {(ids) =>
        choices === null ? (
          <Input {...ids} autoComplete="off" value={value} onChange={({ target }) => onValue(target.value)} />
        ) : (
          <Choice
            id={ids.id}
            none={usual === null ? words.noneSaid : words.notSaid}
            value={value === '' ? undefined : value}
            options={choices.map((one) => ({ value: one, label: words.answer[one] ?? one }))}
            onChoose={(one) => onValue(one ?? '')}
          />
        )
      }
    </Field>
  );
}
