import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { Found } from './found.ts';
import { qualityWords } from './words.ts';

type As = keyof (typeof qualityWords)['zh']['as'];

/** The decisions allowed for each kind; the server judges. */
const allowed: Readonly<Record<string, readonly As[]>> = {
  'register-fell': ['rollover', 'reset', 'bad'],
  'rolled-over': ['rollover', 'reset', 'bad'],
  contradiction: ['this', 'bad'],
};

/** A person's decision on a finding, with a note. What was typed stays if it is refused. */
export function DecideForm({ found }: { readonly found: Found }) {
  const { one: words, as } = usePageWords(qualityWords);
  const group = useId();
  const [chosen, setChosen] = useState<As | undefined>();
  const [note, setNote] = useState('');
  const known = useQueryClient();
  const work = useMutation({ ...api.readings.decide.mutationOptions(), onSuccess: () => known.invalidateQueries() });
  const submit = () => {
    if (chosen !== undefined) work.mutate({ finding: found.id, as: chosen, note });
  };
  return (
    <form
      className="yd-stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="yd-choices">
        <legend>{words.choose}</legend>
        {(allowed[found.code] ?? (['good', 'bad'] as const)).map((one) => (
          <label key={one}>
            <input type="radio" name={group} checked={chosen === one} onChange={() => setChosen(one)} /> <strong>{as[one].name}</strong>{' '}
            <span className="yd-quiet">{as[one].means}</span>
          </label>
        ))}
      </fieldset>
      <Field label={words.note} hint={words.noteHint}>
        {(ids) => <Input {...ids} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <ProblemView error={work.error} />
      <div>
        <Button type="primary" htmlType="submit" disabled={chosen === undefined} loading={work.isPending}>
          {words.decide}
        </Button>
      </div>
    </form>
  );
}
