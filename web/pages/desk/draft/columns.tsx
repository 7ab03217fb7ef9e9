import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { pageOf, type DraftHead } from './draft-address.ts';
import { draftWords } from './words.ts';

/** Columns of a list of drafts: the title opens its page with the draft filled in. */
export function useDraftColumns({ withProject }: { readonly withProject: boolean }): Column<DraftHead>[] {
  const words = usePageWords(draftWords);
  const format = useFormat();
  const actor = useActor();
  return [
    {
      key: 'title',
      title: words.name,
      value: ({ title }) => title,
      show: ({ id, kind, title }) => (
        <Link to={pageOf[kind]} search={{ draft: String(id) }}>
          {title}
        </Link>
      ),
    },
    { key: 'kind', title: words.kind, show: ({ kind }) => words.kinds[kind] },
    {
      key: 'project',
      title: words.ofProject,
      hidden: !withProject,
      value: ({ project }) => project,
      show: ({ project }) =>
        project === null ? null : (
          <Link to="/projects/$project" params={{ project }} search={{}}>
            {project}
          </Link>
        ),
    },
    { key: 'revision', title: words.revision, number: true, show: ({ revision }) => format.count(revision) },
    { key: 'updatedBy', title: words.updatedBy, show: ({ updatedBy }) => actor(updatedBy) },
    { key: 'updatedAt', title: words.updatedAt, show: ({ updatedAt }) => format.instant(updatedAt) },
    { key: 'remove', title: words.remove, press: true, show: (row) => (row.mayRemove ? <Remove of={row} /> : null) },
  ];
}

function Remove({ of: { id, title } }: { readonly of: DraftHead }) {
  const words = usePageWords(draftWords);
  const remove = useMutation({
    ...api.draft.remove.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.draft.key() }),
  });
  return (
    <>
      <Confirm
        label={words.remove}
        name={title}
        means={words.removeMeans(title)}
        busy={remove.isPending}
        onYes={() => remove.mutate({ id })}
      />
      <ProblemView error={remove.error} />
    </>
  );
}
