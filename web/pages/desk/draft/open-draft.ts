import { hashKey, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useAddress } from '../../../ui/address.ts';
import { troubleOf } from '../../../trouble.ts';
import { type Draft, type DraftKind, type Question, readDraft } from './draft-address.ts';

/** Delay between the last change and the automatic save of an open draft, ms. */
const restMs = 1500;

const queryOf = (draft: string | undefined) =>
  api.draft.get.queryOptions({ input: { id: Number(draft ?? 1) }, enabled: draft !== undefined, staleTime: 0, retry: false });

/**
 * The draft open in the address: whether it is saved, has changed here, or has been saved by someone else since. It is saved automatically
 * once its question has been changed here and then left unchanged for a moment.
 */
export function useOpenDraft(kind: DraftKind, question: Question) {
  const [{ draft: id, rev }, go] = useAddress(readDraft);
  const query = useQuery(queryOf(id));
  const found = id === undefined ? undefined : query.data;
  const draft = found?.kind === kind && rev !== undefined ? found : undefined;
  const revision = Number(rev);
  const written = hashKey([question]);
  const put = (made: Draft) => {
    queryClient.setQueryData(queryOf(String(made.id)).queryKey, made);
    go({ draft: String(made.id), rev: String(made.revision) }, { replace: true });
  };
  const save = useMutation({
    mutationFn: () => client.draft.save({ id: draft?.id ?? 0, revision, question }),
    onSuccess: put,
    onError: () => query.refetch(),
  });
  const isRefused = save.error !== null && troubleOf(save.error).told.code === 'draft-changed';
  const isBehind = draft !== undefined && draft.revision !== revision && !save.isPending;
  const isChanged = draft !== undefined && hashKey([draft.question]) !== written;
  useSaveAtRest({
    key: `${id} ${written}`,
    draft: rev === undefined ? undefined : id,
    may: isChanged && !isBehind && !save.isPending && !save.isError && draft.mayChange,
    save: save.mutate,
  });
  return {
    draft,
    revision,
    isBehind,
    isChanged,
    isSaving: save.isPending,
    error: isRefused ? null : (save.error ?? query.error),
    /** The draft that was opened and has not filled the page yet. */
    unfilled: rev === undefined && !query.isFetching ? found : undefined,
    save: () => save.mutate(),
    takeNewer: () => {
      save.reset();
      go({ rev: undefined }, { replace: true });
    },
    turnTo: (made: Draft) => {
      save.reset();
      put(made);
    },
  };
}

export type OpenDraft = ReturnType<typeof useOpenDraft>;

/**
 * Saves once the changes made here since the draft was opened have settled; a mere difference in reading it back does not count as a
 * change.
 */
function useSaveAtRest({
  key,
  draft,
  may,
  save,
}: {
  readonly key: string;
  readonly draft: string | undefined;
  readonly may: boolean;
  readonly save: () => void;
}): void {
  const [opened, setOpened] = useState({ draft, key });
  if (opened.draft !== draft) setOpened({ draft, key });
  const isDue = may && opened.draft === draft && opened.key !== key;
  useEffect(() => {
    if (!isDue) return undefined;
    const timer = setTimeout(save, restMs);
    return () => clearTimeout(timer);
  }, [isDue, key, save]);
}
