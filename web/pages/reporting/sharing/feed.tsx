import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { FeedLog } from './feed-log.tsx';
import { FeedPreview } from './feed-preview.tsx';
import { sharingPageWords } from './words.ts';

type Feed = Awaited<ReturnType<typeof client.sharing.feeds.show>>;

/** A feed: what was agreed, what is sent now and what is not, who took what; and how to end it. */
export function FeedPage() {
  const { feed = '' } = useParams({ strict: false });
  const words = usePageWords(sharingPageWords);
  const keeps = may(useMe(), 'keep-feeds');
  const query = useQuery(api.sharing.feeds.show.queryOptions({ input: { id: feed } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const of = query.data;
  return (
    <>
      <PageHeader title={`${words.term.feed} ${of.id}`} below={`${words.state[of.state]} ${of.receiver}`}>
        <Link to="/sharing" search={{}}>
          {words.all}
        </Link>
      </PageHeader>
      <div className="yd-stack">
        <Terms of={of} />
        <FeedPreview of={of} />
        <FeedLog id={of.id} />
        {keeps && of.state !== 'ended' ? <EndPanel id={of.id} /> : null}
      </div>
    </>
  );
}

function Terms({ of }: { readonly of: Feed }) {
  const words = usePageWords(sharingPageWords);
  const { format } = useLanguage();
  const { nameOf } = usePlaces();
  const actor = useActor();
  const named = (names: readonly string[]): string => names.map((name) => words.field[name] ?? name).join(format.and);
  const facts = [
    [words.term.dataset, words.dataset[of.dataset]],
    [words.label.place, nameOf(of.region)],
    [words.term.receiver, of.receiver],
    [words.term.purpose, of.purpose],
    [words.term.agreement, of.agreement],
    [words.days, words.between(format.day(of.from), format.day(of.ends))],
    [words.term.dataDays, words.between(format.day(of.dataFrom), format.day(of.dataUntil))],
    [words.term.fields, of.fields.length === 0 ? words.measured : named(of.fields)],
    [words.term.mask, of.mask === null ? words.noMask : words.maskSaid(format.count(of.mask.k), named(of.mask.by))],
    [words.label.webhook, of.webhook],
    [words.madeBy, actor(of.madeBy)],
    [words.madeAt, format.instant(of.madeAt)],
    [words.endedAt, of.endedAt === null ? null : format.instant(of.endedAt)],
  ] as const;
  return (
    <Panel title={words.terms}>
      <dl className="yd-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </Panel>
  );
}

function EndPanel({ id }: { readonly id: string }) {
  const words = usePageWords(sharingPageWords);
  const end = useMutation({
    mutationFn: () => client.sharing.feeds.end({ id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.sharing.key() }),
  });
  return (
    <Panel title={words.end}>
      <Confirm label={words.end} name={id} means={words.endMeans} busy={end.isPending} onYes={() => end.mutate()} />
      <ProblemView error={end.error} />
    </Panel>
  );
}
