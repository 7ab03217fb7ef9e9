import { Input } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { DateOrderChoice } from './date-order-choice.tsx';
import { DecimalsChoice } from './decimals-choice.tsx';
import { editedKinds, withOption } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Kind } from './kinds.ts';
import { UnreadChoice } from './unread-choice.tsx';
import { importWords } from './words.ts';

/** What an import of a list asks in addition to its columns. */
export function Options({ kind, draft, change }: { readonly kind: Kind; readonly draft: Draft; readonly change: (draft: Draft) => void }) {
  const { file } = usePageWords(importWords);
  const { options } = draft;
  const set = (name: string) => (value: string | undefined) => change(withOption(draft, name, value));
  return (
    <Panel title={file.options}>
      <div className="yd-row">
        {kind === 'buildings' ? (
          <Field label={file.coordinates}>
            {({ id }) => (
              <Choice
                id={id}
                value={options['coordinates']}
                none={file.coordinatesUsual}
                options={[
                  { value: 'gcj02', label: file.gcj02 },
                  { value: 'bd09', label: file.bd09 },
                ]}
                onChoose={set('coordinates')}
              />
            )}
          </Field>
        ) : null}
        <DecimalsChoice draft={draft} change={change} />
        <DateOrderChoice draft={draft} change={change} />
        <UnreadChoice draft={draft} change={change} />
        {editedKinds.has(kind) ? <OfKnown options={options} set={set} /> : null}
        {kind === 'buildings' ? (
          <Field label={file.matchOn} hint={file.matchOnHint}>
            {(ids) => <Input {...ids} value={options['matchOn'] ?? ''} onChange={(event) => set('matchOn')(event.target.value)} />}
          </Field>
        ) : null}
      </div>
    </Panel>
  );
}

/** What is done where the file differs from what is known: with fields edited by hand, and with what identifies things. */
function OfKnown({
  options,
  set,
}: {
  readonly options: Draft['options'];
  readonly set: (name: string) => (value: string | undefined) => void;
}) {
  const { file } = usePageWords(importWords);
  return (
    <>
      <Field label={file.onConflict}>
        {({ id }) => (
          <Choice
            id={id}
            value={options['onConflict']}
            none={file.keep}
            options={[{ value: 'take', label: file.take }]}
            onChoose={set('onConflict')}
          />
        )}
      </Field>
      <Field label={file.onIdentityChange}>
        {({ id }) => (
          <Choice
            id={id}
            value={options['onIdentityChange']}
            none={file.refuseIdentity}
            options={[{ value: 'accept', label: file.acceptIdentity }]}
            onChoose={set('onIdentityChange')}
          />
        )}
      </Field>
    </>
  );
}
