import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { attachmentsWords } from './words.ts';
import { instant } from '../../../ui/cell.ts';

export type Entry = Awaited<ReturnType<typeof client.attachments.entries>>['entries'][number];

type Open = 'edit' | 'history' | undefined;

/** One file or note: its content, who wrote it and when, and its actions. */
export function EntryItem({ of, building }: { readonly of: Entry; readonly building: string }) {
  const format = useFormat();
  const words = usePageWords(attachmentsWords);
  const [open, setOpen] = useState<Open>();
  const id = useId();
  const name = words.of(of.file?.name ?? words.note, of.id);
  const toggle = (what: Open) => setOpen(open === what ? undefined : what);
  return (
    <li aria-labelledby={id}>
      <span id={id} className="yd-hidden">
        {name}
      </span>
      {of.file === null ? null : <KeptFile of={of.file} id={of.id} />}
      {of.text === '' || open === 'edit' ? null : <div className="yd-pre yd-wrap">{of.text}</div>}
      <div className="yd-quiet yd-small">
        {words.made(of.by, format.instant(of.at))}
        {of.changed === null ? null : ` · ${words.changed(of.changed.by, format.instant(of.changed.at))}`}
        {of.building === building ? null : ` · ${words.mergedFrom(of.building)}`}
        {of.takenBack ? <strong> · {words.takenBack}</strong> : null}
      </div>
      <div className="yd-row yd-no-print">
        {of.changed === null ? null : (
          <Button size="small" aria-expanded={open === 'history'} aria-label={words.historyOf(name)} onClick={() => toggle('history')}>
            {words.history}
          </Button>
        )}
        {of.mayChange ? <Changes of={of} name={name} editing={open === 'edit'} edit={() => toggle('edit')} /> : null}
      </div>
      {open === 'edit' ? <Edit of={of} name={name} close={() => setOpen(undefined)} /> : null}
      {open === 'history' ? <History of={of} name={name} /> : null}
    </li>
  );
}

function KeptFile({ of, id }: { readonly of: NonNullable<Entry['file']>; readonly id: number }) {
  const format = useFormat();
  const words = usePageWords(attachmentsWords);
  const address = `/api/attachments/${id}/file`;
  const mb = of.bytes / 1_000_000;
  return (
    <div>
      <a href={address} download={of.name} aria-label={words.save(of.name)}>
        {of.name}
      </a>{' '}
      <span className="yd-quiet yd-small">{mb < 0.01 ? words.tiny : words.size(format.number(mb))}</span>
      {of.type.startsWith('image/') ? (
        <div>
          <img className="yd-photo" src={address} alt={of.name} loading="lazy" decoding="async" />
        </div>
      ) : null}
    </div>
  );
}

/** The actions on an entry: change, withdraw, or restore it. */
function Changes({
  of,
  name,
  editing,
  edit,
}: {
  readonly of: Entry;
  readonly name: string;
  readonly editing: boolean;
  readonly edit: () => void;
}) {
  const words = usePageWords(attachmentsWords);
  const settle = useSettle();
  const back = useMutation({ ...api.attachments.takeBack.mutationOptions(), ...settle });
  const bring = useMutation({ ...api.attachments.bringBack.mutationOptions(), ...settle });
  const which = { id: of.id, seen: of.revision };
  return (
    <>
      {of.takenBack ? (
        <Button size="small" loading={bring.isPending} aria-label={`${words.bringBack} ${name}`} onClick={() => bring.mutate(which)}>
          {words.bringBack}
        </Button>
      ) : (
        <>
          <Button size="small" aria-expanded={editing} aria-label={`${words.edit} ${name}`} onClick={edit}>
            {words.edit}
          </Button>
          <Confirm label={words.takeBack} name={name} means={words.takeBackMeans} busy={back.isPending} onYes={() => back.mutate(which)} />
        </>
      )}
      <ProblemView error={back.error ?? bring.error} />
    </>
  );
}

function Edit({ of, name, close }: { readonly of: Entry; readonly name: string; readonly close: () => void }) {
  const words = usePageWords(attachmentsWords);
  const [text, setText] = useState(of.text);
  const settle = useSettle();
  const work = useMutation({
    ...api.attachments.edit.mutationOptions(),
    onSuccess: async () => {
      await settle.onSuccess();
      close();
    },
  });
  return (
    <div className="yd-stack" role="group" aria-label={`${words.edit} ${name}`}>
      <Field label={words.text}>
        {(ids) => (
          <textarea
            {...ids}
            className="yd-area"
            rows={4}
            maxLength={of.file === null ? 10_000 : 500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="yd-row">
        <Button type="primary" loading={work.isPending} onClick={() => work.mutate({ id: of.id, text, seen: of.revision })}>
          {words.editDo}
        </Button>
        <Button onClick={close}>{words.cancel}</Button>
      </div>
      <ProblemView error={work.error} />
    </div>
  );
}

function History({ of, name }: { readonly of: Entry; readonly name: string }) {
  const words = usePageWords(attachmentsWords);
  const query = useQuery(api.attachments.history.queryOptions({ input: { id: of.id } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  return (
    <PlainTable
      label={words.historyOf(name)}
      rows={query.data.revisions}
      rowKey={({ revision }) => String(revision)}
      columns={[
        { key: 'at', title: words.when, value: ({ at }) => instant(at) },
        { key: 'by', title: words.by, show: ({ by }) => by },
        {
          key: 'text',
          title: words.text,
          show: ({ text, takenBack }) => (
            <span className="yd-pre yd-wrap">
              {text}
              {takenBack ? <strong> {words.takenBack}</strong> : null}
            </span>
          ),
        },
      ]}
    />
  );
}

/** Reloads files and notes. */
export function useSettle() {
  const known = useQueryClient();
  return { onSuccess: () => known.invalidateQueries({ queryKey: api.attachments.key() }) };
}
