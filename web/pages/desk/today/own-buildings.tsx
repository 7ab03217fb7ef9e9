import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { DropBills } from '../../platform/imports/drop-bills.tsx';
import { KeyFigures } from './key-figures.tsx';
import { OwnContracts } from './own-contracts.tsx';
import { Sentence, SentenceList } from './sentences.tsx';
import { todayWords } from './words.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { WaitingCases } from '../todo/waiting-cases.tsx';
import { todoWords } from '../todo/words.ts';

type Answer = Awaited<ReturnType<typeof client.today.buildings>>;
type Building = Answer['buildings'][number];

/** An owner's day: what its buildings owe, what is asked of them, and how each does, the largest first. */
export function OwnBuildings() {
  const words = usePageWords(todayWords);
  const query = useQuery(api.today.buildings.queryOptions({ input: {} }));
  const told = query.data;
  return (
    <>
      <PageHeader title={words.buildings} below={told === undefined ? undefined : words.judgedBy(String(told.year))}>
        <OverviewLink />
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {told === undefined ? null : <Shown of={told} />}
      <OwnContracts />
      <WaitingCases />
    </>
  );
}

function Shown({ of }: { readonly of: Answer }) {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  const { allCases } = usePageWords(todoWords);
  if (of.total === 0)
    return (
      <p>
        {words.noBuildings}{' '}
        <Link to="/cases" search={{}}>
          {allCases}
        </Link>
      </p>
    );
  const rest = of.total - of.buildings.length;
  return (
    <>
      <Bills owing={of.owing} />
      {of.invitations.length === 0 ? null : (
        <Panel title={words.invitations}>
          <SentenceList label={words.invitations} of={of.invitations.map(({ sentence }) => sentence)} />
        </Panel>
      )}
      {of.buildings.map((one) => (
        <Card key={one.building} of={one} />
      ))}
      {rest <= 0 ? null : (
        <p>
          <Link to="/buildings" search={{}}>
            {words.more(format.count(rest))}
          </Link>
        </p>
      )}
    </>
  );
}

/** The bills that are owed, and the way to bring them. */
function Bills({ owing }: { readonly owing: number }) {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  return (
    <Panel title={words.bills}>
      <p>{owing === 0 ? words.owingNone : words.owing(format.count(owing))}</p>
      <DropBills />
    </Panel>
  );
}

function Card({ of }: { readonly of: Building }) {
  const words = usePageWords(todayWords);
  const { colours } = useTheme();
  const tone = { high: colours.error, normal: colours.success, low: colours.success, unknown: colours.quiet }[of.level];
  return (
    <Panel
      title={of.name}
      actions={
        <span>
          <strong style={{ color: tone }}>{words.level[of.level]}</strong>
          {of.indicative ? <span className="yd-tag">{words.indicative}</span> : null}{' '}
          <Link to="/buildings/$building" params={{ building: of.building }} search={{}} aria-label={`${words.look}: ${of.name}`}>
            {words.look}
          </Link>
        </span>
      }
    >
      {of.sentences.map((one, at) => (
        <p key={at}>
          <Sentence of={one} />
        </p>
      ))}
      <Keys of={of} />
      <SentenceList label={`${words.first} ${of.name}`} of={[of.first, ...(of.owed === null ? [] : [of.owed])]} />
    </Panel>
  );
}

/** Only what is known. */
function Keys({ of: { name, intensity, change, excess, quarter } }: { readonly of: Building }) {
  const words = usePageWords(todayWords);
  const { format } = useLanguage();
  const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${format.share(Math.abs(value))}`;
  const figures = [
    { name: words.intensity, value: <Figure of={intensity} /> },
    ...(change === null ? [] : [{ name: words.change, value: signed(change) }]),
    ...(excess === null ? [] : [{ name: words.excess, value: signed(excess) }]),
    ...(quarter === null ? [] : [{ name: words.quarter, value: words.quarters[quarter - 1] }]),
  ];
  return <KeyFigures label={name} of={figures} />;
}

/** Leads to the place as a whole, as far as the reader sees it. */
function OverviewLink() {
  const { overview } = usePageWords(todayWords);
  const { begin } = usePlaces();
  return begin === undefined ? null : (
    <Link to="/" search={{ region: begin }}>
      {overview}
    </Link>
  );
}
