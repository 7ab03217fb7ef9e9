import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import './comfort.css';
import { comfortPageWords } from './words.ts';

type Inspection = Awaited<ReturnType<typeof client.comfort.inspections.get>>;
type Act = Inspection['acts'][number];
type Measured = Extract<Act, { kind: 'inspect' }>['detail'];
type Room = Measured['rooms'][number];

/** One inspection with everything done in it, and the possible next steps. */
export function InspectionPage() {
  const words = usePageWords(comfortPageWords);
  const { inspection = '' } = useParams({ strict: false });
  const query = useQuery(api.comfort.inspections.get.queryOptions({ input: { id: Number(inspection) } }));
  const acts = may(useMe(), 'inspect');
  return (
    <>
      <PageHeader
        title={`${words.term.inspection} ${inspection}`}
        below={query.data === undefined ? undefined : words.state[query.data.state]}
      />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <div className="yd-stack">
          <p>
            <Link to="/buildings/$building" params={{ building: query.data.building }} search={{}}>
              {query.data.building}
            </Link>{' '}
            {words.verdict[query.data.verdict]}
            {query.data.due === null ? null : ` ${words.mendBy(query.data.due)}`}
          </p>
          {query.data.acts.map((act) => (
            <ActPanel key={act.n} act={act} photos={query.data.photos.filter((photo) => photo.act === act.n)} />
          ))}
          <Papers of={query.data} />
          {acts && query.data.state !== 'closed' ? <Next of={query.data} /> : null}
        </div>
      )}
    </>
  );
}

/** The record as Word, and the order if one was issued. */
function Papers({ of: { id, acts } }: { readonly of: Inspection }) {
  const words = usePageWords(comfortPageWords);
  const address = (paper: string): string => `/api/exports/temperature-inspection?id=${id}&paper=${paper}`;
  return (
    <p className="yd-row yd-no-print">
      <a href={address('record')} download>
        {words.paper.record}
      </a>
      {acts.some(({ kind }) => kind === 'notice') ? (
        <a href={address('order')} download>
          {words.paper.order}
        </a>
      ) : null}
    </p>
  );
}

function ActPanel({ act, photos }: { readonly act: Act; readonly photos: Inspection['photos'] }) {
  const words = usePageWords(comfortPageWords);
  const format = useFormat();
  return (
    <Panel title={`${act.n} ${words.act[act.kind]}`}>
      <p className="yd-quiet">
        {act.by} {format.instant(act.recorded)}
      </p>
      <ActDetail act={act} />
      <Photos of={photos} />
    </Panel>
  );
}

/** The photos taken there; each can be saved in full size. */
function Photos({ of }: { readonly of: Inspection['photos'] }) {
  const words = usePageWords(comfortPageWords);
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <ul className="yd-photos" aria-label={words.term.photo}>
      {of.map(({ id, name, room }) => (
        <li key={id}>
          <a href={`/api/temperature/photos/${id}/file`} download={name}>
            <img src={`/api/temperature/photos/${id}/file`} alt={name} loading="lazy" decoding="async" />
            <br />
            {room === null ? name : `${room}${format.aside(name)}`}
          </a>
        </li>
      ))}
    </ul>
  );
}

function ActDetail({ act }: { readonly act: Act }): ReactNode {
  const words = usePageWords(comfortPageWords);
  const format = useFormat();
  if (act.kind === 'notice')
    return (
      <p>
        {words.mendBy(act.detail.due)} {act.detail.text}
      </p>
    );
  if (act.kind === 'penalty')
    return <p>{[act.detail.authority, act.detail.clause, format.money(act.detail.amount), act.detail.note ?? ''].join(' ')}</p>;
  if (act.kind === 'close') return <p>{act.detail.note}</p>;
  return <MeasuredView of={act.detail} />;
}

function MeasuredView({ of }: { readonly of: Measured }) {
  const words = usePageWords(comfortPageWords);
  const format = useFormat();
  const columns: Column<Room>[] = [
    { key: 'room', title: words.term.room, value: ({ room }) => room },
    { key: 'temperature', title: words.term.temperature, number: true, value: ({ temperature }) => temperature },
    { key: 'verdict', title: words.label.verdict, value: ({ verdict }) => words.verdict[verdict] },
  ];
  const { source, indicative } = of.rule;
  return (
    <div className="yd-stack">
      <p>
        {format.instant(of.at)} {words.instrumentSays(of.instrument.number, String(of.instrument.accuracyK), of.instrument.verifiedUntil)}
      </p>
      <p>
        {of.limit === null ? words.noLimit : words.against(String(of.limit), String(of.margin))} {source.document} {source.clause}
        {indicative ? ` ${words.indicative}` : ''}
      </p>
      <ShortTable<Room> label={words.rooms} columns={columns} rows={of.rooms} rowKey={({ room }) => room} />
      {of.witness === null ? null : (
        <p>
          {words.term.witness} {of.witness}
        </p>
      )}
      {of.note === null ? null : <p>{of.note}</p>}
    </div>
  );
}

/** The possible next steps: only what the last measurement and the earlier acts allow. */
function Next({ of }: { readonly of: Inspection }) {
  const words = usePageWords(comfortPageWords);
  const ordered = of.acts.some(({ kind }) => kind === 'notice');
  return (
    <>
      <p>
        <Link to="/temperature/inspect" search={{ inspection: String(of.id), building: of.building }}>
          {words.recheck}
        </Link>
      </p>
      {of.verdict === 'outside' ? <Order id={of.id} /> : <Close of={of} />}
      {of.verdict === 'outside' && ordered ? <PenaltyForm id={of.id} /> : null}
    </>
  );
}

const fresh = () => queryClient.invalidateQueries({ queryKey: api.comfort.key() });

function Order({ id }: { readonly id: number }) {
  const words = usePageWords(comfortPageWords);
  const [due, setDue] = useState<string>();
  const [text, setText] = useState('');
  const order = useMutation({
    mutationFn: () => client.comfort.inspections.notice({ id, due: due ?? '', ...(text.trim() !== '' && { text }) }),
    onSuccess: fresh,
  });
  return (
    <ActForm title={words.order} onSubmit={order.mutate} pending={order.isPending} ready={due !== undefined} error={order.error}>
      <Field label={words.term.due}>{(ids) => <DayInput {...ids} value={due} onDay={setDue} />}</Field>
      <Field label={words.orderText}>
        {(ids) => <Input {...ids} value={text} maxLength={2000} onChange={({ target }) => setText(target.value)} />}
      </Field>
    </ActForm>
  );
}

function PenaltyForm({ id }: { readonly id: number }) {
  const words = usePageWords(comfortPageWords);
  const [typed, setTyped] = useState({ authority: '', clause: '', amount: '' });
  const penalty = useMutation({ mutationFn: () => client.comfort.inspections.penalty({ id, ...typed }), onSuccess: fresh });
  return (
    <ActForm
      title={words.penalty}
      onSubmit={penalty.mutate}
      pending={penalty.isPending}
      ready={Object.values(typed).every((one) => one.trim() !== '')}
      error={penalty.error}
    >
      {(['authority', 'clause', 'amount'] as const).map((name) => (
        <Field key={name} label={words[name]}>
          {(ids) => (
            <Input
              {...ids}
              value={typed[name]}
              maxLength={200}
              onChange={({ target }) => setTyped((before) => ({ ...before, [name]: target.value }))}
            />
          )}
        </Field>
      ))}
    </ActForm>
  );
}

function Close({ of: { id, acts } }: { readonly of: Inspection }) {
  const words = usePageWords(comfortPageWords);
  const [note, setNote] = useState('');
  const close = useMutation({
    mutationFn: () => client.comfort.inspections.close({ id, seen: acts.length, ...(note.trim() !== '' && { note }) }),
    onSuccess: fresh,
  });
  return (
    <ActForm title={words.close} onSubmit={close.mutate} pending={close.isPending} ready error={close.error}>
      <Field label={words.label.remarks}>
        {(ids) => <Input {...ids} value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />}
      </Field>
    </ActForm>
  );
}

function ActForm(props: {
  readonly title: string;
  readonly onSubmit: () => void;
  readonly pending: boolean;
  readonly ready: boolean;
  readonly error: unknown;
  readonly children: ReactNode;
}) {
  return (
    <form
      aria-label={props.title}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <div className="yd-row">
        {props.children}
        <Button htmlType="submit" disabled={!props.ready} loading={props.pending}>
          {props.title}
        </Button>
      </div>
      <ProblemView error={props.error} />
    </form>
  );
}
