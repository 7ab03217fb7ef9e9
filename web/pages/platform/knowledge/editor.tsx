import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { faultsOf, spanOfLine } from './faults.ts';
import { FaultList } from './fault-list.tsx';
import { NumberedText } from './numbered-text.tsx';
import { knowledgeWords } from './words.ts';

const goodName = /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9_-]*)?\.ya?ml$/iu;

/** Writes a file: checked by the server before it is saved; faults are shown at their lines, and what was typed stays. */
export function Editor({ name: given, text: first, hash }: { readonly name: string; readonly text: string; readonly hash: string | undefined }) {
  const words = usePageWords(knowledgeWords).editor;
  const { format } = useLanguage();
  const [name, setName] = useState(given);
  const [text, setText] = useState(first);
  // what was read under this name; nothing for any other name
  const [read, setRead] = useState({ name: given, hash: hash ?? 'none' });
  const area = useRef<HTMLTextAreaElement>(null);
  const work = useMutation({
    mutationFn: (preview: boolean) =>
      client.knowledge.files.put({ name: name.trim(), text, preview, seen: name.trim() === read.name ? read.hash : 'none' }),
    onSuccess: (put, preview) => {
      if (preview) return undefined;
      setRead({ name: name.trim(), hash: put.hash });
      return queryClient.invalidateQueries({ queryKey: api.knowledge.key() });
    },
  });
  const faults = faultsOf(work.error);
  const own = (faults ?? []).filter(({ file }) => file === name.trim());
  const goTo = (line: number) => {
    const [start, end] = spanOfLine(text, line);
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  };
  const missing = goodName.test(name.trim()) ? (text.trim() === '' ? words.textMissing : undefined) : words.nameBad;
  return (
    <div className="yd-stack">
      <Field label={words.name} hint={words.nameHint}>
        {(ids) => <Input {...ids} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} style={{ maxWidth: 480 }} />}
      </Field>
      <NumberedText label={words.text} text={text} onChange={setText} faulty={new Set(own.map(({ line }) => line))} area={area} />
      {faults === undefined ? <ProblemView error={work.error} /> : null}
      {faults === undefined ? null : (
        <Alert
          type="error"
          role="alert"
          title={words.faults(format.count(faults.length))}
          description={<FaultList own={own} others={faults.filter((fault) => !own.includes(fault))} goTo={goTo} />}
        />
      )}
      {work.data === undefined ? null : <Passed fresh={work.data.fresh} entries={work.data.entries} saved={work.variables === false} />}
      <div className="yd-row">
        <Button disabled={missing !== undefined} loading={work.isPending} onClick={() => work.mutate(true)}>
          {words.check}
        </Button>
        <Button type="primary" disabled={missing !== undefined} loading={work.isPending} onClick={() => work.mutate(false)}>
          {words.save}
        </Button>
        {missing === undefined ? null : <span className="yd-quiet">{missing}</span>}
      </div>
    </div>
  );
}

type Put = Awaited<ReturnType<typeof client.knowledge.files.put>>;

function Passed({ entries, fresh, saved }: Pick<Put, 'entries' | 'fresh'> & { readonly saved: boolean }) {
  const words = usePageWords(knowledgeWords).editor;
  const { format } = useLanguage();
  const list = fresh.map(({ id, version }) => `${id}@${version}`).join(format.and);
  return (
    <Alert
      type="success"
      role="status"
      title={saved ? words.saved : words.good(format.count(entries))}
      description={list === '' ? undefined : `${words.fresh}${format.colon}${list}`}
    />
  );
}
