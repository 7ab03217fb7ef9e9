import { Button, Input } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Draft, Inspection } from './draft.ts';
import { useFieldName } from './mapping-table.tsx';
import { importWords } from './words.ts';

type Props = { readonly seen: Inspection; readonly draft: Draft; readonly change: (draft: Draft) => void };

/** Values that are the same in every row, for fields that the file has no column for. */
export function FixedValues({ seen, draft, change }: Props) {
  const { file } = usePageWords(importWords);
  const nameOf = useFieldName(seen);
  const drop = (name: string) => change({ ...draft, set: Object.fromEntries(Object.entries(draft.set).filter(([held]) => held !== name)) });
  return (
    <Panel title={file.set}>
      <ul className="yd-marks-list">
        {Object.entries(draft.set).map(([name, text]) => (
          <li key={name}>
            {nameOf(name)} = {text}{' '}
            <Button type="link" onClick={() => drop(name)}>
              {file.remove(nameOf(name))}
            </Button>
          </li>
        ))}
      </ul>
      <Adding seen={seen} draft={draft} change={change} />
    </Panel>
  );
}

function Adding({ seen, draft, change }: Props) {
  const { file } = usePageWords(importWords);
  const nameOf = useFieldName(seen);
  const fed = new Set([...Object.values(draft.fields), ...Object.keys(draft.set)]);
  const [field, setField] = useState<string>();
  const [value, setValue] = useState('');
  const add = () => {
    if (field === undefined || value.trim() === '') return;
    change({ ...draft, set: { ...draft.set, [field]: value.trim() } });
    setField(undefined);
    setValue('');
  };
  const open = seen.fields.filter(({ name }) => !fed.has(name)).map(({ name }) => ({ value: name, label: nameOf(name) }));
  const choices = (seen.fields.find(({ name }) => name === field)?.choices ?? []).map((one) => ({ value: one, label: one }));
  return (
    <div className="yd-row">
      <Field label={file.setField}>
        {({ id }) => <Choice id={id} value={field} none={file.choose} options={open} onChoose={setField} />}
      </Field>
      <Field label={file.setValue}>
        {(ids) =>
          choices.length > 0 ? (
            <Choice
              id={ids.id}
              value={value === '' ? undefined : value}
              none={file.choose}
              options={choices}
              onChoose={(one) => setValue(one ?? '')}
            />
          ) : (
            <Input {...ids} value={value} onChange={(event) => setValue(event.target.value)} onPressEnter={add} />
          )
        }
      </Field>
      <Button onClick={add}>{file.add}</Button>
    </div>
  );
}
