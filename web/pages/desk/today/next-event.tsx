import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Sentence, SentenceList } from './sentences.tsx';
import { todayWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.today.event>>;
type Next = NonNullable<Answer['next']>;

/** The countdown is told anew every minute. */
const minuteMs = 60_000;

/** An aggregator's day: the next event with its countdown, who has answered, what is missing; then the last settlements. */
export function NextEvent() {
  const words = usePageWords(todayWords);
  const query = useQuery({ ...api.today.event.queryOptions(), refetchInterval: minuteMs });
  const told = query.data;
  return (
    <>
      <PageHeader title={words.event} below={told?.next?.event}>
        <Link to="/portfolios" search={{}}>
          {words.portfolios}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {told === undefined ? null : <Shown of={told} />}
    </>
  );
}

function Shown({ of: { next, later, settled } }: { readonly of: Answer }) {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  return (
    <>
      {next === null ? <p>{words.noEvent}</p> : <Called of={next} />}
      {later === 0 ? null : <p className="yd-quiet">{words.later(format.count(later))}</p>}
      <Panel title={words.settled}>
        {settled.length === 0 ? (
          <p>{words.noSettled}</p>
        ) : (
          <SentenceList label={words.settled} of={settled.map(({ sentence }) => sentence)} />
        )}
      </Panel>
    </>
  );
}

function Called({ of }: { readonly of: Next }) {
  const words = usePageWords(todayWords);
  const me = useMe();
  const { format } = useLanguage();
  const kw = (value: number): string => format.quantity(value, 'kW');
  const figures = [
    { name: words.missing, value: kw(of.missing) },
    { name: words.target, value: kw(of.target) },
    { name: words.confirmed, value: kw(of.confirmed) },
    { name: words.open, value: kw(of.open) },
  ];
  const [when, ...others] = of.sentences;
  return (
    <>
      {when === undefined ? null : (
        <p className="yd-countdown">
          <Sentence of={when} />
        </p>
      )}
      <KeyFigures label={of.event} of={figures} />
      <Panel title={of.event}>
        <SentenceList label={of.event} of={others} />
        {of.answers.none > 0 && of.minutes >= 0 && may(me, 'keep-events') ? (
          <div className="yd-row">
            <Link to="/response-events/$event" params={{ event: of.event }} search={{ remind: 'yes' }}>
              {words.remind}
            </Link>
          </div>
        ) : null}
      </Panel>
    </>
  );
}
