import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { notifyWords } from './notify-words.ts';

/**
 * Of a statement that was sent to an owner: to whom, its sentence, the answers, and a box for one. A letter that was not sent is on paper
 * only; of other kinds it renders nothing.
 */
export function LetterPanel({ number, kind }: { readonly number: string; readonly kind: string }) {
  const { format } = useLanguage();
  const words = usePageWords(notifyWords);
  const me = useMe();
  const query = useQuery(api.statement.sent.queryOptions({ input: { number } }));
  const [sent] = query.data?.notices ?? [];
  const isLetter = Object.hasOwn(words.kinds, kind);
  if (sent === undefined && query.isSuccess && isLetter)
    return (
      <Panel title={words.letters}>
        <p>{words.paperOnly}</p>
      </Panel>
    );
  if (sent === undefined) return <ProblemView error={query.error} again={query.refetch} />;
  return (
    <Panel title={words.letters}>
      <div className="yd-stack">
        <p>{sent.says}</p>
        <p className="yd-quiet">
          {words.term.recipients}
          {format.colon}
          {sent.to.join(format.and)}
          {sent.answerBy === null ? null : `${format.pause}${words.until(format.day(sent.answerBy))}`}
        </p>
        <h3>{words.answers}</h3>
        {sent.answers.length === 0 ? <p className="yd-quiet">{words.noAnswer}</p> : null}
        <ul>
          {sent.answers.map(({ at, by, text }) => (
            <li key={at}>
              {text} <span className="yd-quiet">{`${by} ${format.instant(at)}`}</span>
            </li>
          ))}
        </ul>
        {may(me, 'answer-notice') && !sent.withdrawn ? <Reply number={number} /> : null}
      </div>
    </Panel>
  );
}

function Reply({ number }: { readonly number: string }) {
  const words = usePageWords(notifyWords);
  const [text, setText] = useState('');
  const work = useMutation({
    mutationFn: () => client.statement.answer({ number, text }),
    onSuccess: async () => {
      setText('');
      await queryClient.invalidateQueries({ queryKey: api.statement.sent.key() });
    },
  });
  return (
    <div className="yd-stack">
      <Field label={words.answer}>
        {(ids) => <TextArea {...ids} value={text} rows={3} maxLength={2000} onChange={({ target }) => setText(target.value)} />}
      </Field>
      <div>
        <Button type="primary" disabled={text.trim() === ''} loading={work.isPending} onClick={() => work.mutate()}>
          {words.reply}
        </Button>
      </div>
      {work.isSuccess ? <p role="status">{words.replied}</p> : null}
      <ProblemView error={work.error} />
    </div>
  );
}
