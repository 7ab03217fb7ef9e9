import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { notifyWords } from './notify-words.ts';

type Question = Parameters<typeof client.statement.previewSend>[0];
type Letter = Awaited<ReturnType<typeof client.statement.previewSend>>['letters'][number];
type Kind = 'use-notice' | 'supervision-notice';

/** What a notice is about: buildings in a year, and what was seen besides their figures. */
export type NoticeAbout = Pick<Question, 'buildings' | 'year' | 'measure' | 'grounds' | 'knownAt'>;

/** So many buildings are previewed at once. */
const fewBuildings = 5;

/** A notice to the owners of buildings: its text with the figures and whom it reaches, then the sending of exactly that. */
export function NotifyPanel({ about, onClose }: { readonly about: NoticeAbout; readonly onClose: () => void }) {
  const { format } = useLanguage();
  const words = usePageWords(notifyWords);
  const [form, setForm] = useState<Form>({ kind: 'use-notice', note: '', again: false, onPaper: false, answerBy: undefined });
  const [wanted, setWanted] = useState(about.buildings.length <= fewBuildings);
  const { kind, note, again, onPaper, answerBy } = form;
  const ask = {
    ...about,
    kind,
    again,
    onPaper,
    indicative: true,
    ...(note !== '' && { note }),
    ...(answerBy !== undefined && { answerBy }),
  };
  const query = useQuery({ ...api.statement.previewSend.queryOptions({ input: ask }), enabled: wanted, placeholderData: keepPreviousData });
  const work = useMutation({
    mutationFn: () => client.statement.send({ ...ask, ...(query.data !== undefined && { seen: query.data.seen }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.statement.sent.key() }),
  });
  const letters = work.data?.letters ?? query.data?.letters ?? [];
  return (
    <Drawer
      open
      size="large"
      title={words.title(format.count(about.buildings.length))}
      onClose={onClose}
      closable={{ 'aria-label': words.close }}
      getContainer={() => document.getElementById('main') ?? document.body}
    >
      <div className="yd-stack">
        {work.data === undefined ? <NoticeForm form={form} onForm={setForm} /> : null}
        {wanted ? null : (
          <div>
            <Button type="primary" onClick={() => setWanted(true)}>
              {words.preview}
            </Button>
          </div>
        )}
        <ProblemView error={query.error ?? work.error} again={query.refetch} />
        {wanted && query.isPending ? <Loading /> : null}
        {letters.length === 0 ? null : <Letters of={letters} busy={query.isPlaceholderData} />}
        {work.data === undefined && query.data !== undefined ? (
          <SendButton of={letters} isBusy={work.isPending} isOld={query.isPlaceholderData} onSend={() => work.mutate()} />
        ) : null}
        {work.data === undefined ? null : <Done of={letters.filter(({ number }) => number !== null)} />}
      </div>
    </Drawer>
  );
}

/** What was sent to accounts, and what is on paper only. */
function Done({ of }: { readonly of: readonly Letter[] }) {
  const { format } = useLanguage();
  const words = usePageWords(notifyWords);
  const paper = of.filter(isPaper).length;
  return (
    <p role="status">
      {paper === of.length && paper > 0 ? null : words.done(format.count(of.length - paper))}
      {paper === 0 ? null : words.donePaper(format.count(paper))}
    </p>
  );
}

const isPaper = ({ outcome }: Letter): boolean => outcome === 'paper';

function SendButton({
  of,
  isBusy,
  isOld,
  onSend,
}: {
  readonly of: readonly Letter[];
  readonly isBusy: boolean;
  readonly isOld: boolean;
  readonly onSend: () => void;
}) {
  const { format } = useLanguage();
  const words = usePageWords(notifyWords);
  const sends = of.filter(({ outcome }) => outcome === 'sends').length;
  const paper = of.filter(isPaper).length;
  if (sends + paper === 0) return <p role="status">{words.none}</p>;
  return (
    <div>
      <Button type="primary" loading={isBusy} disabled={isOld} onClick={onSend}>
        {paper === 0
          ? words.send(format.count(sends))
          : sends === 0
            ? words.onlyPaper(format.count(paper))
            : words.sendAndPaper(format.count(sends), format.count(paper))}
      </Button>
    </div>
  );
}

type Form = {
  readonly kind: Kind;
  readonly note: string;
  readonly again: boolean;
  readonly onPaper: boolean;
  readonly answerBy: string | undefined;
};

function NoticeForm({ form, onForm }: { readonly form: Form; readonly onForm: (form: Form) => void }) {
  const words = usePageWords(notifyWords);
  return (
    <>
      <div className="yd-row yd-row-top">
        <Field label={words.kind}>
          {(ids) => (
            <Choice
              id={ids.id}
              value={form.kind}
              options={(['use-notice', 'supervision-notice'] as const).map((value) => ({ value, label: words.kinds[value] }))}
              onChoose={(kind) => onForm({ ...form, kind: kind ?? 'use-notice' })}
            />
          )}
        </Field>
        <Field label={words.term.answerBy}>
          {(ids) => <DayInput {...ids} value={form.answerBy} onDay={(answerBy) => onForm({ ...form, answerBy })} />}
        </Field>
      </div>
      <Field label={words.note}>
        {(ids) => (
          <Input
            {...ids}
            defaultValue={form.note}
            maxLength={500}
            placeholder={words.notePlaceholder}
            onBlur={({ target }) => onForm({ ...form, note: target.value.trim() })}
          />
        )}
      </Field>
      <div className="yd-row">
        <Checkbox checked={form.again} onChange={({ target }) => onForm({ ...form, again: target.checked })}>
          {words.term.again}
        </Checkbox>
        <Checkbox checked={form.onPaper} onChange={({ target }) => onForm({ ...form, onPaper: target.checked })}>
          {words.term.onPaper}
        </Checkbox>
      </div>
    </>
  );
}

function Letters({ of, busy }: { readonly of: readonly Letter[]; readonly busy: boolean }) {
  const { format } = useLanguage();
  const words = usePageWords(notifyWords);
  const columns: Column<Letter>[] = [
    { key: 'building', title: words.building, value: ({ name, building }) => `${name} ${building}`, show: (one) => <Named of={one} /> },
    {
      key: 'says',
      title: words.says,
      value: ({ says }) => says,
      show: ({ says, indicative, findings }) => (
        <>
          {says} {indicative ? <span className="yd-tag">{words.indicative}</span> : null}
          <FindingList findings={findings} />
        </>
      ),
    },
    { key: 'to', title: words.term.recipients, value: ({ to }) => to.join(format.and) },
    {
      key: 'state',
      title: words.state,
      value: ({ outcome, number, earlier }) =>
        number === null ? `${words.term[outcome]} ${earlier ?? ''}`.trim() : `${words.term[issuedAs(outcome)]} ${number}`,
      show: ({ outcome, number, earlier }) =>
        number === null ? <Before outcome={outcome} earlier={earlier} /> : <Issued outcome={outcome} number={number} />,
    },
  ];
  return (
    <div aria-busy={busy}>
      <ShortTable label={words.table} columns={columns} rows={of} rowKey={({ building }) => building} />
    </div>
  );
}

function Named({ of: { name, building } }: { readonly of: Letter }) {
  return (
    <span className="yd-building">
      {name}
      <span className="yd-quiet">{building}</span>
    </span>
  );
}

function Before({ outcome, earlier }: Pick<Letter, 'outcome' | 'earlier'>) {
  const words = usePageWords(notifyWords);
  return (
    <>
      {words.term[outcome]} {earlier === null ? null : <NumberLink number={earlier} />}
    </>
  );
}

/** A letter that reaches no account is on paper only. */
const issuedAs = (outcome: Letter['outcome']) => (outcome === 'paper' ? 'paperOnly' : 'sent');

function Issued({ outcome, number }: { readonly outcome: Letter['outcome']; readonly number: string }) {
  const words = usePageWords(notifyWords);
  return (
    <>
      {words.term[issuedAs(outcome)]} <NumberLink number={number} />{' '}
      <a href={`/api/statements/${number}/document`} download aria-label={`${words.word} ${number}`}>
        {words.word}
      </a>
    </>
  );
}

function NumberLink({ number }: { readonly number: string }) {
  return (
    <Link to="/statements/$number" params={{ number }} search={{}}>
      {number}
    </Link>
  );
}
