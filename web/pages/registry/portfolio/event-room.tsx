import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, type client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { cellText, instant } from '../../../ui/cell.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { EventReminders } from './event-reminders.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { IssueView } from './issue-view.tsx';
import { LivePanel } from './live-panel.tsx';
import { fromUntil, spanText } from './span-text.ts';
import { troubleOf } from '../../../trouble.ts';
import { portfolioPageWords } from './words.ts';
import { issuePaperWords } from './issue-paper-words.ts';
import { useEffect, useState } from 'react';

type Course = Awaited<ReturnType<typeof client.flexibility.events.progress>>;

/** The refresh interval for an event that is not over, ms. */
const againAfter = 10_000;

const isLive = ({ phase, steps }: Course): boolean =>
  phase === 'before' || phase === 'running' || (phase === 'over' && steps.some(({ state }) => state === 'waiting'));

/** The page of an event: the time until it starts or ends, who answered what, the response as it is measured, and its last issue. */
export function EventRoomPage() {
  const { event: code = '' } = useParams({ strict: false });
  const words = usePageWords(portfolioPageWords);
  const { format } = useLanguage();
  const known = useKnownAt();
  const query = useQuery({
    ...api.flexibility.events.progress.queryOptions({ input: { event: code, ...known } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (known.knownAt === undefined && data !== undefined && isLive(data) ? againAfter : false),
  });
  if (query.error !== null && query.data === undefined) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { event, findings, zone } = query.data;
  return (
    <>
      <PageHeader
        title={`${words.flexibility.event} ${event.code}`}
        below={fromUntil(cellText(instant(event.from, zone), format), cellText(instant(event.to, zone), format))}
      >
        <AsOfPicker />
      </PageHeader>
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        <Countdown of={query.data} askedAt={query.dataUpdatedAt} />
        <FindingList findings={findings} />
        <EventReminders of={query.data} />
        <LivePanel of={query.data} />
        <Settlement of={event} isOver={query.data.phase === 'over'} />
        <Differences event={event.code} />
      </div>
    </>
  );
}

/**
 * The last issue of the event; for authorised readers also settling it as previewed once it is over, and cancelling it before it is
 * settled.
 */
function Settlement({ of: { code, state }, isOver }: { readonly of: Course['event']; readonly isOver: boolean }) {
  const words = usePageWords(portfolioPageWords);
  const me = useMe();
  const query = useQuery(api.settlement.show.queryOptions({ input: { event: code }, retry: false }));
  const preview = useMutation(api.settlement.settle.mutationOptions());
  const settle = useMutation({
    ...api.settlement.settle.mutationOptions(),
    onSuccess: () => {
      preview.reset();
      return queryClient.invalidateQueries({ queryKey: api.settlement.key() });
    },
  });
  const keeps = may(me, 'keep-events') && state === 'called';
  // there is no issue yet, and so it can be cancelled
  const isOpen = query.error !== null && troubleOf(query.error).told.code === 'event-not-settled';
  return (
    <Panel title={words.issue.issue}>
      {keeps ? (
        <div className="yd-row">
          {isOver ? (
            <>
              <Button size="small" loading={preview.isPending} onClick={() => preview.mutate({ event: code, preview: true })}>
                {words.previewIssue}
              </Button>
              {preview.data === undefined ? null : (
                <Confirm
                  label={words.settle}
                  name={code}
                  means={words.settleMeans}
                  busy={settle.isPending}
                  onYes={() => settle.mutate({ event: code, seen: preview.data.hash })}
                />
              )}
            </>
          ) : null}
          {isOpen ? <Cancelling event={code} /> : null}
        </div>
      ) : null}
      <ProblemView error={settle.error ?? preview.error} />
      {preview.data === undefined ? null : (
        <section aria-label={words.previewIssue}>
          <p role="status">{preview.data.unchanged ? words.unchanged : words.previewed}</p>
          <IssueView of={preview.data} />
        </section>
      )}
      {settle.data?.unchanged === true ? <p role="status">{words.unchanged}</p> : null}
      {query.isPending ? <Loading /> : null}
      {isOpen ? <p className="yd-quiet">{words.notSettled}</p> : <ProblemView error={query.error} again={query.refetch} />}
      {query.data === undefined ? null : <IssueView of={query.data} />}
      {query.data === undefined ? null : <IssuePapers of={query.data} />}
    </Panel>
  );
}

function Cancelling({ event }: { readonly event: string }) {
  const words = usePageWords(portfolioPageWords);
  const cancel = useMutation({
    ...api.flexibility.events.cancel.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.flexibility.key() }),
  });
  return (
    <>
      <Confirm
        label={words.cancelEvent}
        name={event}
        means={words.cancelMeans}
        busy={cancel.isPending}
        onYes={() => cancel.mutate({ event })}
      />
      <ProblemView error={cancel.error} />
    </>
  );
}

/** What differs between issues, if there are two. */
function Differences({ event }: { readonly event: string }) {
  const { data } = useQuery(api.settlement.show.queryOptions({ input: { event }, retry: false }));
  return data === undefined || data.issue < 2 ? null : <DifferencePanel key={data.issue} event={event} last={data.issue} />;
}

type Issue = Awaited<ReturnType<typeof client.settlement.show>>;

/** The papers about an issue, as Word and xlsx; also that of the difference if there is a previous issue. */
function IssuePapers({ of: { event, issue, previous } }: { readonly of: Issue }) {
  const words = usePageWords(issuePaperWords);
  if (!may(useMe(), 'export')) return null;
  const kinds = ['statement', 'proof', ...(previous === null ? [] : (['difference'] as const))] as const;
  const address = (kind: string, format: string): string =>
    `/api/exports/event-${kind}?${new URLSearchParams({ event, issue: String(issue), format }).toString()}`;
  return (
    <ul className="yd-row yd-bare yd-no-print" aria-label={words.papers}>
      {kinds.flatMap((kind) =>
        (['docx', 'xlsx'] as const).map((format) => (
          <li key={`${kind}-${format}`}>
            <a href={address(kind, format)} download>
              {words[kind]} {format === 'docx' ? 'Word' : 'xlsx'}
            </a>
          </li>
        )),
      )}
    </ul>
  );
}

type Progress = Awaited<ReturnType<typeof client.flexibility.events.progress>>;

/** Time until an event starts or ends, by the server's clock. @param props.askedAt when the answer was received, ms */
function Countdown({ of: { phase, event, at }, askedAt }: { readonly of: Progress; readonly askedAt: number }) {
  const words = usePageWords(portfolioPageWords);
  const [now, setNow] = useState(askedAt);
  const goes = phase === 'before' || phase === 'running';
  useEffect(() => {
    if (!goes) return undefined;
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [goes]);
  if (!goes) return <p className="yd-countdown">{words.phase[phase]}</p>;
  const server = Date.parse(at) + Math.max(0, now - askedAt);
  const left = Math.max(0, Date.parse(phase === 'before' ? event.from : event.to) - server);
  return (
    <p className="yd-countdown">
      {phase === 'before' ? words.beginsIn : words.endsIn} <strong role="timer">{spanText(left, words.spanOf)}</strong>
    </p>
  );
}
