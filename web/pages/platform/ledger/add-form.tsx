import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Undo } from '../../../ui/undo.tsx';
import type { Added, EntityText } from './facts.ts';
import { ValueBox } from './value-box.tsx';
import { entityWords } from './words.ts';

export type AddProps = {
  /** The label of its code, if that is more than a code. */
  readonly codeName?: string;
  /** The fields to fill in next to the code. */
  readonly fields: readonly string[];
  readonly of: EntityText;
  readonly write: (asked: { code: string; set: Record<string, string> }) => Promise<Added>;
  /** A link to the created entity. */
  readonly link: (code: string) => ReactNode;
  /** The initial values. */
  readonly given?: Readonly<Record<string, string>>;
};

/** Code and first fields of an entity created by hand. */
export function AddForm({ codeName, fields, of, write, link, given = {} }: AddProps) {
  const { add } = usePageWords(entityWords);
  const [code, setCode] = useState('');
  const [values, setValues] = useState(given);
  const queries = useQueryClient();
  const work = useMutation({ mutationFn: write, onSuccess: () => queries.invalidateQueries() });
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  return (
    <>
      <p className="yd-quiet">{add.hint}</p>
      <div className="yd-row">
        <Field label={codeName ?? add.code}>
          {(ids) => <Input {...ids} value={code} onChange={(event) => setCode(event.target.value)} />}
        </Field>
        {fields.map((field) => (
          <ValueBox
            key={field}
            label={of.name(field)}
            field={field}
            of={{ ...of, valueHint: '' }}
            value={values[field] ?? ''}
            onValue={(value) => setValues({ ...values, [field]: value })}
          />
        ))}
        <Button type="primary" loading={work.isPending} disabled={code.trim() === ''} onClick={() => work.mutate({ code, set: filled })}>
          {add.do}
        </Button>
      </div>
      <ProblemView error={work.error} />
      {work.data === undefined ? null : (
        <div className="yd-row" role="status">
          {add.done} {link(work.data.code)}
          <Undo id={work.data.change} name={add.undo} onDone={work.reset} />
          <FindingList findings={work.data.findings} />
        </div>
      )}
    </>
  );
}
