import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, type client, queryClient } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { cellText, instant } from '../../ui/cell.ts';
import type { Column } from '../../ui/column.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { IssueView } from './issue-view.tsx';
import { troubleOf } from '../../trouble.ts';
import { portfolioPageWords } from './words.ts';

type Called = Awaited<ReturnType<typeof client.flexibility.events.show>>;

/** An event: when it is, who committed what and said what, and its last issue. */
export function EventRoomPage() {
  const { event: code = '' } = useParams({ strict: false });
  const words = usePageWords(portfolioPageWords);
  const { format } = useLanguage();
  const query = useQuery(api.flexibility.events.show.queryOptions({ input: { event: code } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { event, members, committedKw, shortKw, findings } = query.data;
  const facts = [
    [words.flexibility.portfolio, event.portfolio],
    [words.flexibility.programme, event.programme],
    [words.flexibility.direction, words.direction[event.direction]],
    [words.flexibility.committed, `${committedKw} kW`],
    [words.flexibility.short, shortKw === null ? null : `${shortKw} kW`],
    [words.state, words[event.state]],
  ] as const;
  return (
    <>
      <PageHeader
        title={`${words.flexibility.event} ${event.code}`}
        below={`${cellText(instant(event.from), format)} – ${cellText(instant(event.to), format)}`}
      />
      <div className="yd-stack">
        <FindingList findings={findings} />
        <Panel title={words.members}>
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
          <MemberTable rows={members} />
        </Panel>
        <Settlement of={event} />
      </div>
    </>
  );
}

function MemberTable({ rows }: { readonly rows: Called['members'] }) {
  const words = usePageWords(portfolioPageWords);
  const columns: Column<Called['members'][number]>[] = [
    { key: 'building', title: words.member.building, value: ({ building }) => building },
    {
      key: 'committed',
      title: words.flexibility.committed,
      number: true,
      value: ({ committedKw }) => ({ value: committedKw, unit: 'kW' }),
    },
    {
      key: 'answer',
      title: words.flexibility.answer,
      value: ({ answer }) => (answer === null ? words.notAnswered : words.answer[answer]),
    },
  ];
  return <PlainTable label={words.members} columns={columns} rows={rows} rowKey={({ building }) => building} />;
}

/** The last issue of the event, and where the reader may, settling it again. */
function Settlement({ of: { code, state } }: { readonly of: Called['event'] }) {
  const words = usePageWords(portfolioPageWords);
  const me = useMe();
  const query = useQuery(api.settlement.show.queryOptions({ input: { event: code }, retry: false }));
  const settle = useMutation({
    ...api.settlement.settle.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.settlement.key() }),
  });
  const isOpen = query.error !== null && troubleOf(query.error).told.code === 'event-not-settled';
  return (
    <Panel title={words.issue.issue}>
      {may(me, 'keep-events') && state === 'called' ? (
        <Confirm
          label={words.settle}
          name={code}
          means={words.settleMeans}
          busy={settle.isPending}
          onYes={() => settle.mutate({ event: code })}
        />
      ) : null}
      <ProblemView error={settle.error} />
      {settle.data?.unchanged === true ? <p role="status">{words.unchanged}</p> : null}
      {query.isPending ? <Loading /> : null}
      {isOpen ? <p className="yd-quiet">{words.notSettled}</p> : <ProblemView error={query.error} again={query.refetch} />}
      {query.data === undefined ? null : <IssueView of={query.data} />}
    </Panel>
  );
}
