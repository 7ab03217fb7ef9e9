import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { PersonField } from '#casework/people/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { HistoryTable } from '../../platform/ledger/history-table.tsx';
import { OriginLine } from '../../platform/ledger/origin-line.tsx';
import { entityWords } from '../../platform/ledger/words.ts';
import { editable, usePersonText } from './person-text.tsx';
import { LoadPanel, PostsPanel, TrainingPanel } from './person-work.tsx';
import { StrikePanel } from './strike-panel.tsx';
import { peoplePageWords } from './words.ts';

type Person = Awaited<ReturnType<typeof client.people.get>>;

/** One expert or inspector: identity, term and recusals, training, load, posts, and who changed what. */
export function PersonPage() {
  const { person = '' } = useParams({ strict: false });
  const text = usePersonText();
  const keeps = may(useMe(), 'people');
  const query = useQuery(api.people.get.queryOptions({ input: { person } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { name, user, state } = query.data;
  return (
    <>
      <PageHeader title={name} below={person} />
      <Facts of={query.data} />
      {keeps ? (
        <EditPanel
          fields={editable}
          first="termUntil"
          of={text}
          write={({ from: _day, ...asked }) => client.people.edit({ people: [person], ...asked })}
        />
      ) : null}
      {keeps && state !== 'struck-off' ? <StrikePanel person={person} /> : null}
      <TrainingPanel person={person} />
      <LoadPanel person={person} />
      {user === null ? null : <PostsPanel holder={user} />}
      <History person={person} />
    </>
  );
}

/** The field of the answer for each fact. */
const shown = {
  kind: 'kind',
  organisation: 'organisation',
  groups: 'groups',
  title: 'title',
  termFrom: 'from',
  termUntil: 'until',
  recuse: 'recuse',
  user: 'user',
  struckOn: 'struckOn',
  struckReason: 'struckReason',
} as const satisfies Partial<Record<PersonField, keyof Person>>;

function Facts({ of }: { readonly of: Person }) {
  const words = usePageWords(peoplePageWords);
  const text = usePersonText();
  const isStruck = of.struckOn !== null;
  const fields = (Object.keys(shown) as (keyof typeof shown)[]).filter((field) => isStruck || !field.startsWith('struck'));
  return (
    <Panel title={words.facts}>
      <dl className="yd-facts">
        <div>
          <dt>{words.label.state}</dt>
          <dd>{words.state[of.state]}</dd>
        </div>
        <div>
          <dt>{words.label.place}</dt>
          <dd>
            <Regions of={of.regions} />
            <OriginLine of={of.provenance['regions']} />
          </dd>
        </div>
        {fields.map((field) => (
          <div key={field}>
            <dt>{words.field[field]}</dt>
            <dd>
              {text.text(field, of[shown[field]]) ?? <span className="yd-none">{words.label.unknown}</span>}
              <OriginLine of={of.provenance[field]} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Regions({ of }: { readonly of: readonly string[] }) {
  const { format } = useLanguage();
  const words = usePageWords(peoplePageWords);
  const { nameOf } = usePlaces();
  return of.length === 0 ? words.everywhere : of.map(nameOf).join(format.pause);
}

function History({ person }: { readonly person: string }) {
  const { history } = usePageWords(entityWords);
  const text = usePersonText();
  const { data, error, refetch } = useQuery(api.people.history.queryOptions({ input: { person } }));
  return (
    <Panel title={history.title}>
      <ProblemView error={error} again={refetch} />
      <HistoryTable changes={data?.changes ?? []} of={text} />
    </Panel>
  );
}
