import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { useSpellStatus } from '../../../ui/spell-status.ts';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { Differences, useValueText } from './differences.tsx';
import { LetterPanel } from './letter-panel.tsx';
import { useStateText } from './state-text.ts';
import { statementWords } from './words.ts';
import { Input } from 'antd';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';

type Statement = Awaited<ReturnType<typeof client.statement.get>>;

/** One statement: what it says, what it is based on, its place in the chain; the same question evaluated now; a way to withdraw it. */
export function StatementPage() {
  const { number = '' } = useParams({ strict: false }) as { number?: string };
  const words = usePageWords(statementWords);
  const me = useMe();
  const query = useQuery(api.statement.get.queryOptions({ input: { number } }));
  const of = query.data;
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (of === undefined) return <Loading />;
  const mayIssue = may(me, 'issue-statement') && of.state === 'standing';
  return (
    <>
      <PageHeader title={`${of.kindName} ${of.number}`}>
        <Link to="/statements" search={{}}>
          {words.one.all}
        </Link>
        <a href={`/api/statements/${of.number}/document`} download>
          {words.download}
        </a>
      </PageHeader>
      <About of={of} />
      {of.building === null ? null : <LetterPanel number={of.number} kind={of.act === 'withdrawal' ? '' : of.kind} />}
      {of.differences.length === 0 ? null : (
        <Panel title={words.acts.difference}>
          <Differences of={of.differences} label={words.acts.difference} />
        </Panel>
      )}
      {of.figures.length === 0 ? null : <Figures of={of} />}
      {of.act === 'withdrawal' ? null : <ComparePanel number={of.number} mayIssue={mayIssue} />}
      {of.knowledge.length === 0 ? null : <Sources of={of} />}
      <Chain of={of} />
      {mayIssue ? <WithdrawPanel number={of.number} /> : null}
    </>
  );
}

function About({ of }: { readonly of: Statement }) {
  const words = usePageWords(statementWords);
  const { format } = useLanguage();
  const stateText = useStateText();
  const actor = useActor();
  const { nameOf } = usePlaces();
  const other = (number: string | null) =>
    number === null ? null : (
      <Link to="/statements/$number" params={{ number }} search={{}}>
        {number}
      </Link>
    );
  const building =
    of.building === null ? null : (
      <Link to="/buildings/$building" params={{ building: of.building }} search={{}}>
        {of.building}
      </Link>
    );
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.state, stateText(of)],
    [words.follows, other(of.follows)],
    [words.followedBy, other(of.followedBy)],
    [words.one.reason, of.reason],
    [words.building, building],
    [words.region, nameOf(of.region)],
    [words.period, of.period],
    [words.day, format.day(of.day)],
    [words.by, actor(of.by)],
    [words.one.known, format.instant(of.received)],
    [words.one.program, of.program],
  ];
  return (
    <Panel title={words.one.about}>
      <dl className="yd-facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}

function Figures({ of }: { readonly of: Statement }) {
  const { one: words } = usePageWords(statementWords);
  const text = useValueText();
  return (
    <Panel title={words.figures}>
      <ShortTable
        label={words.figures}
        rows={of.figures}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', title: words.figure, value: ({ name }) => name },
          {
            key: 'value',
            title: words.value,
            number: true,
            value: ({ value, unit, said, code }) => text(value, unit, said, code),
            show: ({ value, unit, said, code, figure }) =>
              typeof value === 'number' && unit !== '' && figure !== null ? (
                <Figure of={{ value, unit, figure }} />
              ) : (
                text(value, unit, said, code)
              ),
          },
        ]}
      />
    </Panel>
  );
}

function Sources({ of }: { readonly of: Statement }) {
  const { one: words } = usePageWords(statementWords);
  const spell = useSpellStatus();
  return (
    <Panel title={words.knowledge}>
      <ShortTable
        label={words.knowledge}
        rows={of.knowledge}
        rowKey={({ id }) => id}
        columns={[
          { key: 'id', title: words.entry, value: ({ id }) => id },
          { key: 'version', title: words.version, number: true, value: ({ version }) => version },
          { key: 'status', title: words.status, value: ({ status }) => spell(status) },
        ]}
      />
    </Panel>
  );
}

function Chain({ of }: { readonly of: Statement }) {
  const { one: words } = usePageWords(statementWords);
  const { format } = useLanguage();
  return (
    <Panel title={words.chain}>
      <div className="yd-stack">
        <div className="yd-quiet">{words.chainMeans}</div>
        <div>{`${words.position}${format.colon}${format.count(of.position)}`}</div>
        <CopyBox label={words.hash} text={of.hash} />
        <CopyBox label={words.previous} text={of.previous} />
        <CopyBox label={words.fileHash} text={of.document.sha256} />
      </div>
    </Panel>
  );
}

/** Withdraws a statement by another one that says why. */
function WithdrawPanel({ number }: { readonly number: string }) {
  const { withdraw: words } = usePageWords(statementWords);
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => client.statement.withdraw({ number, reason: reason.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.statement.key() }),
  });
  return (
    <Panel title={words.title}>
      <div className="yd-stack yd-no-print">
        <Field label={words.reason} hint={words.means}>
          {(ids) => <Input {...ids} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {reason.trim() === '' ? null : (
          <Confirm label={words.do} name={number} means={words.means} busy={withdraw.isPending} onYes={() => withdraw.mutate()} />
        )}
        <ProblemView error={withdraw.error} />
      </div>
    </Panel>
  );
}
