import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { KeyFigures } from './key-figures.tsx';
import { OwnContracts } from './own-contracts.tsx';
import { SentenceList } from './sentences.tsx';
import { todayWords } from './words.ts';

type Season = NonNullable<Awaited<ReturnType<typeof client.today.season>>['season']>;

/** A heat company's day: how far the season is, what stands in its way, and the next act; a service company's: its contracts. */
export function OwnSeason() {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  const query = useQuery(api.today.season.queryOptions());
  const contracts = useQuery(api.today.contracts.queryOptions());
  const told = query.data;
  if (told?.season === null && (contracts.data?.total ?? 0) > 0) return <ServiceCompany day={told.day} />;
  return (
    <>
      <PageHeader title={words.season} below={told === undefined ? undefined : format.day(told.day)}>
        <Link to="/heat-seasons" search={{}}>
          {words.seasonsAndTariffs}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {told?.season === null ? (
        <p>
          {words.noSeason}{' '}
          <Link to="/heat-seasons" search={{}}>
            {words.look}
          </Link>
        </p>
      ) : null}
      {told === undefined || told.season === null ? null : <Shown of={told.season} />}
      <OwnContracts />
    </>
  );
}

/** The day of one that supplies no heat and has contracts. */
function ServiceCompany({ day }: { readonly day: string }) {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  return (
    <>
      <PageHeader title={words.contracts} below={format.day(day)}>
        <Link to="/contracts" search={{}}>
          {words.look}
        </Link>
      </PageHeader>
      <OwnContracts />
    </>
  );
}

function Shown({ of }: { readonly of: Season }) {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  const figures = [
    { name: words.day, value: words.dayOf(format.count(Math.min(of.passed + 1, of.days)), format.count(of.days)) },
    { name: words.readings, value: of.readShare === null ? format.none : format.share(of.readShare) },
    { name: words.complaints, value: format.count(of.complaints) },
    { name: words.arrears, value: of.arrears === null ? format.none : format.money(of.arrears.total) },
  ];
  return (
    <>
      <Panel title={words.nextAct}>
        <SentenceList label={words.nextAct} of={[of.act.sentence]} {...(of.act.name !== null && { act: words.act[of.act.name] })} />
        <ol className="yd-steps" aria-label={words.steps}>
          {of.steps.map(({ name, state }) => (
            <li key={name} data-state={state} {...(state === 'now' && { 'aria-current': 'step' as const })}>
              {words.act[name]} <span className="yd-quiet yd-small">{words.step[state]}</span>
            </li>
          ))}
        </ol>
      </Panel>
      <KeyFigures label={of.name} of={figures} />
      <Panel title={words.stands(of.name)}>
        <SentenceList label={of.name} of={of.sentences} />
      </Panel>
    </>
  );
}
