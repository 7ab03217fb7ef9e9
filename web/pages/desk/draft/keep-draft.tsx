import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { Draft, DraftKind, Question } from './draft-address.ts';
import { draftWords } from './words.ts';

/** A new draft: its title, and the project that it belongs to. */
export function KeepDraft({
  kind,
  question,
  onKept,
  onCancel,
  ...begin
}: {
  readonly kind: DraftKind;
  readonly question: Question;
  readonly title: string;
  readonly project: string;
  readonly onKept: (made: Draft) => void;
  readonly onCancel: () => void;
}) {
  const words = usePageWords(draftWords);
  const [title, setTitle] = useState(begin.title);
  const [project, setProject] = useState(begin.project);
  const keep = useMutation({
    mutationFn: () => client.draft.add({ kind, title, question, ...(project.trim() === '' ? {} : { project: project.trim() }) }),
    onSuccess: (made) => {
      void queryClient.invalidateQueries({ queryKey: api.draft.list.key() });
      onKept(made);
    },
  });
  return (
    <form
      className="yd-stack"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <div className="yd-row">
        <Field label={words.name}>
          {(ids) => <Input {...ids} autoFocus value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} />}
        </Field>
        <Field label={words.project} hint={words.projectMeans}>
          {(ids) => <Input {...ids} value={project} maxLength={100} onChange={({ target }) => setProject(target.value)} />}
        </Field>
        <Button type="primary" htmlType="submit" disabled={title.trim() === ''} loading={keep.isPending}>
          {words.confirm}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
      <ProblemView error={keep.error} />
    </form>
  );
}
