import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../api.ts';
import { usePageWords } from '../i18n/language.tsx';
import { memoWords } from './memo-words.ts';
import { ProblemView } from './problem-view.tsx';

/** Saves the opened figure for oneself, as it is known in it, with the page where it was read. */
export function SaveMemo({ figure }: { readonly figure: string }) {
  const words = usePageWords(memoWords);
  const { href } = useLocation();
  const [note, setNote] = useState('');
  const known = useQueryClient();
  const settle = { onSuccess: () => known.invalidateQueries({ queryKey: api.figures.memos.key() }) };
  const save = useMutation({ ...api.figures.memos.save.mutationOptions(), ...settle });
  const undo = useMutation({ ...api.figures.memos.remove.mutationOptions(), ...settle });
  const saved = undo.isSuccess ? undefined : save.data;
  return (
    <div className="yd-stack yd-no-print">
      {saved === undefined ? (
        <div className="yd-row">
          <Input
            aria-label={words.note}
            placeholder={words.noteHint}
            value={note}
            maxLength={1000}
            style={{ flex: 1 }}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            loading={save.isPending}
            onClick={() => {
              undo.reset();
              save.mutate({ figure, note, page: href });
            }}
          >
            {words.save}
          </Button>
        </div>
      ) : (
        <div className="yd-row">
          <Link to="/todo" search={{}} hash="memos">
            {words.look}
          </Link>
          <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ id: saved.id })}>
            {words.undo}
          </Button>
        </div>
      )}
      <span role="status">{undo.isSuccess ? words.undone : saved === undefined ? '' : words.saved}</span>
      <ProblemView error={save.error ?? undo.error} />
    </div>
  );
}
