import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { peoplePageWords } from './words.ts';

/** Strikes a person off the list, with day and reason; nothing is sent before both are filled in. */
export function StrikePanel({ person }: { readonly person: string }) {
  const words = usePageWords(peoplePageWords);
  const format = useFormat();
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const work = useMutation({
    mutationFn: () => client.people.strike({ person, day: day ?? '', reason }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Panel title={words.strike.title}>
      <p className="yd-quiet">{words.strike.hint}</p>
      <div className="yd-row">
        <Field label={words.field.struckOn}>{(ids) => <DayInput {...ids} value={day} onDay={setDay} />}</Field>
        <Field label={words.field.struckReason}>
          {(ids) => <Input {...ids} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />}
        </Field>
        <Button danger disabled={day === undefined || reason.trim() === ''} loading={work.isPending} onClick={() => work.mutate()}>
          {words.strike.do}
        </Button>
      </div>
      <ProblemView error={work.error} />
      {work.data === undefined ? null : (
        <div className="yd-row" role="status">
          {work.data.change === null ? work.data.refused.map(({ detail }) => detail).join(format.and) : words.strike.done}
          {work.data.change === null ? null : <Undo id={work.data.change} name={words.strike.undo} />}
        </div>
      )}
    </Panel>
  );
}
