import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../api.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemView } from './problem-view.tsx';

/** Undoes an import or a manual change as a whole, after asking once; says what depends on it. */
export function Undo({ id, name, onDone }: { readonly id: number; readonly name: string; readonly onDone?: () => void }) {
  const { undo } = useWords();
  const [asking, setAsking] = useState(false);
  /** After the question, the button that reappears takes the focus that the question had. */
  const [asked, setAsked] = useState(false);
  const known = useQueryClient();
  const work = useMutation({
    ...api.imports.undo.mutationOptions(),
    onSuccess: async () => {
      setAsking(false);
      await known.invalidateQueries();
      onDone?.();
    },
  });
  const ask = () => {
    setAsking(true);
    setAsked(true);
  };
  if (!asking)
    return (
      <Button autoFocus={asked} onClick={ask} aria-label={`${undo.do} ${name}`}>
        {undo.do}
      </Button>
    );
  return (
    <div className="yd-stack" role="group" aria-label={undo.sure(name)}>
      <div>{undo.sure(name)}</div>
      <div className="yd-row">
        <Button danger loading={work.isPending} onClick={() => work.mutate({ id })} autoFocus>
          {undo.yes}
        </Button>
        <Button onClick={() => setAsking(false)}>{undo.no}</Button>
      </div>
      <ProblemView error={work.error} />
    </div>
  );
}
