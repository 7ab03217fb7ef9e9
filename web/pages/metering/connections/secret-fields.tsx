import { Input } from 'antd';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import type { FormTyped } from './form.ts';
import type { Protocol } from './use-connections.ts';
import { connectionWords } from './words.ts';

type Props = {
  readonly protocol: Protocol | undefined;
  /** Names of the stored secrets. */
  readonly held: readonly string[];
  readonly typed: FormTyped;
  readonly onTyped: (change: Partial<FormTyped>) => void;
};

/** Secrets of a connection: those left blank stay, those ticked are removed; for a broker, the account to be added. */
export function SecretFields({ protocol, held, typed, onTyped }: Props) {
  const words = usePageWords(connectionWords);
  const format = useFormat();
  const named = protocol?.secrets ?? [];
  if (protocol === undefined || (protocol.secrets !== null && named.length === 0)) return null;
  const labelOf = (name: string) => named.find((one) => one.name === name)?.label ?? name;
  return (
    <>
      <h3>{words.secretFields}</h3>
      <p className="yd-quiet">{words.secretHint}</p>
      <div className="yd-row yd-row-top">
        {named.map(({ name, label, hint }) => (
          <Field key={name} label={label} {...(hint !== null && { hint })}>
            {(ids) =>
              hint === 'PEM' ? (
                <textarea
                  {...ids}
                  className="yd-choice"
                  rows={3}
                  value={typed.secret[name] ?? ''}
                  onChange={({ target }) => onTyped({ secret: { ...typed.secret, [name]: target.value } })}
                />
              ) : (
                <Input
                  {...ids}
                  type="password"
                  autoComplete="new-password"
                  value={typed.secret[name] ?? ''}
                  onChange={({ target }) => onTyped({ secret: { ...typed.secret, [name]: target.value } })}
                />
              )
            }
          </Field>
        ))}
        {protocol.secrets === null ? <Account typed={typed} onTyped={onTyped} /> : null}
      </div>
      {held.length === 0 ? null : (
        <div className="yd-row">
          <span>
            {words.field.secrets}
            {format.colon}
          </span>
          {held.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={typed.dropped.includes(name)}
                onChange={({ target }) =>
                  onTyped({ dropped: target.checked ? [...typed.dropped, name] : typed.dropped.filter((one) => one !== name) })
                }
              />{' '}
              {words.drop(labelOf(name))}
            </label>
          ))}
        </div>
      )}
    </>
  );
}

/** An account that devices sign in to the broker with. */
function Account({ typed: { account }, onTyped }: Pick<Props, 'typed' | 'onTyped'>) {
  const words = usePageWords(connectionWords);
  return (
    <>
      <Field label={words.accountUser}>
        {(ids) => (
          <Input
            {...ids}
            autoComplete="off"
            value={account.user}
            onChange={({ target }) => onTyped({ account: { ...account, user: target.value } })}
          />
        )}
      </Field>
      <Field label={words.accountPassword}>
        {(ids) => (
          <Input
            {...ids}
            type="password"
            autoComplete="new-password"
            value={account.password}
            onChange={({ target }) => onTyped({ account: { ...account, password: target.value } })}
          />
        )}
      </Field>
    </>
  );
}
