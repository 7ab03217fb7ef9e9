import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Facts } from './case-facts.tsx';
import type { Ballot, CaseActions, CasePanel, CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';

const SeatBox = lazy(async () => ({ default: (await import('./seat-box.tsx')).SeatBox }));

type Parts = {
  readonly of: CaseShown;
  readonly actions: CaseActions;
  /** Whether the reader may seat people. */
  readonly seats: boolean;
};

/** The panels of a case: seats, votes, result; members vote here. */
export function PanelsPanel(parts: Parts) {
  return parts.of.panels.map((panel) => <OnePanel key={panel.id} panel={panel} {...parts} />);
}

function OnePanel({ panel, of, actions, seats: maySeat }: Parts & { readonly panel: CasePanel }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const seats = maySeat && of.ended === null;
  return (
    <Panel title={panel.name}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.size(format.count(panel.size), format.count(panel.quorum))}</p>
        {panel.members.length === 0 ? null : <Members panel={panel} of={of} actions={actions} recuses={seats} />}
        {panel.yes === null ? (
          <p className="yd-quiet">{words.secretYet}</p>
        ) : (
          <Facts
            of={[
              [words.ballot.yes, panel.yes],
              [words.ballot.no, panel.no],
              [words.ballot.abstain, panel.abstain],
              [words.label.result, words.result[panel.result]],
            ]}
          />
        )}
        {panel.outstanding === 0 || of.ended !== null ? null : (
          <p className="yd-quiet">{words.outstanding(format.count(panel.outstanding))}</p>
        )}
        {panel.changed === null || of.ended !== null ? null : <Changed of={panel.changed} />}
        {panel.own !== null && panel.sits ? <VoteBox panel={panel} seen={of.head} actions={actions} /> : null}
        {seats ? (
          <Suspense fallback={null}>
            <SeatBox of={of} panel={panel} renew={actions.renew} />
          </Suspense>
        ) : null}
      </div>
    </Panel>
  );
}

/** How the papers differ from those that the reader voted on. */
function Changed({ of }: { readonly of: NonNullable<CasePanel['changed']> }) {
  const { term } = usePageWords(caseWords);
  const rows = [
    ...of.fields.map(({ name, was, is }) => ({ name, was: was ?? term.notGiven, is: is ?? term.notGiven })),
    ...of.personal.map((name) => ({ name, was: '', is: term.givenAnew })),
    ...of.evidence.map((file) => ({ name: file.kindName, was: '', is: `${term.addedSince} ${file.name}` })),
    ...of.reports.map(({ name, period }) => ({ name, was: '', is: `${term.addedSince} ${period}` })),
  ];
  if (rows.length === 0) return <p className="yd-quiet">{term.unchanged}</p>;
  return (
    <section aria-label={term.changedSince}>
      <h3>{term.changedSince}</h3>
      <ShortTable
        label={term.changedSince}
        columns={[
          { key: 'name', title: term.evidence, value: ({ name }) => name },
          { key: 'was', title: term.was, value: ({ was }) => (was === '' ? undefined : was) },
          { key: 'is', title: term.is, value: ({ is }) => is },
        ]}
        rows={rows}
        rowKey={({ name, is }) => `${name} ${is}`}
      />
    </section>
  );
}

type Row = CasePanel['members'][number];

function Members({
  panel,
  of,
  actions,
  recuses,
}: {
  readonly panel: CasePanel;
  readonly of: CaseShown;
  readonly actions: CaseActions;
  readonly recuses: boolean;
}) {
  const words = usePageWords(caseWords);
  const recuse = useMutation({
    mutationFn: (person: string) => client.cases.recuse({ case: of.case, panel: panel.id, people: [person] }),
    onSuccess: actions.renew,
  });
  const query = useQuery({ ...api.cases.candidates.queryOptions({ input: { case: of.case, panel: panel.id } }), enabled: recuses });
  const nameOf = (code: string) => {
    const found = query.data?.people.find((one) => one.code === code);
    return found === undefined ? code : `${found.name} ${code}`;
  };
  const standing = ({ recused, voted, vote, earlier }: Row) => {
    if (recused) return words.term.recused;
    if (vote !== null) return words.ballot[vote];
    return voted ? words.term.voted : earlier ? words.term.votedEarlier : words.term.notVoted;
  };
  const press = ({ code, recused }: Row) =>
    recused ? null : (
      <Confirm label={words.recuse} name={code} means={words.recuseMeans} busy={recuse.isPending} onYes={() => recuse.mutate(code)} />
    );
  const columns: Column<Row>[] = [
    { key: 'member', title: words.term.member, value: ({ code }) => nameOf(code) },
    { key: 'vote', title: words.term.vote, value: standing },
    ...(recuses ? [{ key: 'recuse', title: words.recuse, press: true, show: press }] : []),
  ];
  return (
    <>
      <ShortTable label={panel.name} columns={columns} rows={panel.members} rowKey={({ code }) => code} />
      <ProblemView error={recuse.error} />
    </>
  );
}

const ballots: readonly Ballot[] = ['yes', 'no', 'abstain'];

type Voting = { readonly panel: CasePanel; readonly seen: string; readonly actions: CaseActions };

function VoteBox({ panel, seen, actions }: Voting) {
  const words = usePageWords(caseWords);
  const vote = useMutation({
    mutationFn: (ballot: Ballot) => actions.vote(panel.id, ballot, seen),
    onSuccess: actions.renew,
    // the reason for the refusal is on the page before the next press
    onError: (error) => (troubleOf(error).told.code === 'changed-meanwhile' ? actions.renew() : undefined),
  });
  const own = panel.members.find(({ code }) => code === panel.own)?.vote;
  return (
    <div role="group" aria-label={words.yourVote}>
      <p>{words.yourVote}</p>
      <div className="yd-row">
        {ballots.map((ballot) => (
          <Button
            key={ballot}
            type={own === ballot ? 'primary' : 'default'}
            aria-pressed={own === ballot}
            loading={vote.isPending && vote.variables === ballot}
            onClick={() => vote.mutate(ballot)}
          >
            {words.ballot[ballot]}
          </Button>
        ))}
      </div>
      <ProblemView error={vote.error} />
    </div>
  );
}
