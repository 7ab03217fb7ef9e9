import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { cellText, instant } from '../../../ui/cell.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { invitationWords } from './invitation-words.ts';
import { useMemberNames } from './member-names.ts';
import { fromUntil } from './span-text.ts';

type Course = Awaited<ReturnType<typeof client.flexibility.events.progress>>;

/** The question to an owner, in large type: can the building lower this much at that time; in or out, and why. */
export function InvitationPage() {
  const { event: code = '' } = useParams({ strict: false });
  const words = usePageWords(invitationWords);
  const { format } = useLanguage();
  const query = useQuery(api.flexibility.events.progress.queryOptions({ input: { event: code } }));
  const nameOf = useMemberNames(query.data?.event.portfolio);
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { event, members, phase, zone } = query.data;
  const when = fromUntil(cellText(instant(event.from, zone), format), cellText(instant(event.to, zone), format));
  return (
    <div className="yd-invitation">
      <PageHeader title={words.title} below={event.code} />
      <div className="yd-stack">
        {members.map((member) => (
          <Question
            key={member.building}
            name={nameOf(member.building)}
            event={event}
            member={member}
            when={when}
            isOpen={phase === 'before'}
          />
        ))}
        {phase === 'before' ? null : <p role="status">{words.phase[phase]}</p>}
        <p>
          <Link to="/response-events/$event" params={{ event: event.code }} search={{}}>
            {words.more}
          </Link>
        </p>
      </div>
    </div>
  );
}

type Parts = {
  readonly name: string | undefined;
  readonly event: Course['event'];
  readonly member: Course['members'][number];
  readonly when: string;
  readonly isOpen: boolean;
};

function Question({ name, event, member: { building, committedKw, answer, reason }, when, isOpen }: Parts) {
  const words = usePageWords(invitationWords);
  const me = useMe();
  const [why, setWhy] = useState(reason ?? '');
  const send = useMutation({
    ...api.flexibility.events.answer.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.flexibility.key() }),
  });
  const say = (as: 'in' | 'out') =>
    send.mutate({ event: event.code, building, answer: as, ...(why.trim() !== '' && { reason: why.trim() }) });
  return (
    <Panel title={name === undefined ? building : `${name} ${building}`}>
      <div className="yd-stack">
        <p className="yd-asked">{words.question(when, committedKw, event.direction)}</p>
        <p role="status">{answer === null ? words.of.unanswered : words.answered(words.answer[answer], reason)}</p>
        <ProblemView error={send.error} />
        {isOpen && may(me, 'answer-event') ? (
          <>
            <Field label={words.of.reason} hint={words.reasonHint}>
              {(ids) => <Input {...ids} value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />}
            </Field>
            <div className="yd-row">
              <Button
                type="primary"
                size="large"
                loading={send.isPending}
                aria-label={`${words.yes} ${building}`}
                onClick={() => say('in')}
              >
                {words.yes}
              </Button>
              <Button size="large" loading={send.isPending} aria-label={`${words.no} ${building}`} onClick={() => say('out')}>
                {words.no}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </Panel>
  );
}
