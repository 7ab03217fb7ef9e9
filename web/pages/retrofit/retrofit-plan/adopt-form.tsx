import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { planPageWords } from './words.ts';

/** The day and the document by which a plan is adopted. */
export function AdoptForm({ plan }: { readonly plan: string }) {
  const words = usePageWords(planPageWords);
  const known = useQueryClient();
  const [day, setDay] = useState<string>();
  const [document, setDocument] = useState('');
  const adopt = useMutation({
    mutationFn: (on: string) => client.retrofitPlan.adopt({ plan, on, document }),
    onSuccess: () => known.invalidateQueries(),
  });
  return (
    <form
      aria-label={words.adopt}
      className="yd-stack yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== undefined) adopt.mutate(day);
      }}
    >
      <div className="yd-row yd-row-top">
        <Field label={words.term.adoptOn}>{(ids) => <DayInput {...ids} value={day} onDay={setDay} />}</Field>
        <Field label={words.term.adoptDocument}>
          {(ids) => <Input {...ids} value={document} onChange={({ target }) => setDocument(target.value)} />}
        </Field>
        <Button htmlType="submit" loading={adopt.isPending} disabled={day === undefined || document.trim() === ''}>
          {words.adopt}
        </Button>
      </div>
      <ProblemView error={adopt.error} />
    </form>
  );
}
