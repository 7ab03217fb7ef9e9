import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { projectFacts } from '#registry/project/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { FactsPanel } from '../../platform/ledger/facts-panel.tsx';
import { energyReviewWords } from '../../green-building/energy-review/words.ts';
import { useProjectText } from './project-text.tsx';
import { projectWords } from './words.ts';

type Project = Awaited<ReturnType<typeof client.project.project>>;

const readProject = (given: Readonly<Record<string, unknown>>) => ({ field: textIn(given, 'field') });

// parts with queries of their own load after the project itself is shown
const BindsPanel = lazy(async () => ({ default: (await import('./binds-panel.tsx')).BindsPanel }));
const ContractsOn = lazy(async () => ({ default: (await import('../../retrofit/contracts/contracts-on.tsx')).ContractsOn }));
const DraftsOfProject = lazy(async () => ({ default: (await import('../../desk/draft/of-project.tsx')).DraftsOfProject }));
const BaselinesOfProject = lazy(async () => ({ default: (await import('../../retrofit/savings/of-project.tsx')).BaselinesOfProject }));

/** One project: its facts and life, its buildings, what binds it, and manual edits. */
export function ProjectPage() {
  const { project: code = '' } = useParams({ strict: false });
  const words = usePageWords(projectWords);
  const { begin } = usePageWords(energyReviewWords);
  const me = useMe();
  const known = useKnownAt();
  const [at, go] = useAddress(readProject);
  const query = useQuery(api.project.project.queryOptions({ input: { project: code, ...known } }));
  const project = query.data;
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (project === undefined) return <Loading />;
  const edits = may(me, 'edit') && known.knownAt === undefined;
  return (
    <>
      <PageHeader title={project.name} below={project.code}>
        <AsOfPicker />
        <Link to="/projects/$project/history" params={{ project: code }} search={{}}>
          {words.historyLink}
        </Link>
        {may(me, 'case') ? (
          <Link to="/cases" search={{ procedure: 'energy-review', project: code }}>
            {begin}
          </Link>
        ) : null}
      </PageHeader>
      <FindingList findings={project.findings} />
      <FactsOfProject of={project} />
      <LifeOfProject of={project} />
      <BuildingsOfProject of={project} />
      <Suspense fallback={null}>
        <BaselinesOfProject project={code} />
        <ContractsOn project={code} />
        <DraftsOfProject project={code} />
      </Suspense>
      {edits ? <EditProject project={code} field={at.field} /> : null}
      <Suspense fallback={<Loading />}>
        <BindsPanel project={code} onSay={(field) => go({ field })} />
      </Suspense>
    </>
  );
}

/** @param field one that would decide a rule and is to be stated */
function EditProject({ project, field }: { readonly project: string; readonly field: string | undefined }) {
  const text = useProjectText();
  return (
    <EditPanel
      key={field}
      fields={text.editable}
      first={field}
      of={text}
      write={(setting) => client.project.edit({ projects: [project], ...setting })}
    />
  );
}

const always = ['region', 'organisation', 'address'];

/** Shown only where they are filled in. */
const seldom = (Object.keys(projectFacts) as (keyof typeof projectFacts)[]).filter((field) => !always.includes(field));

function FactsOfProject({ of }: { readonly of: Project }) {
  const words = usePageWords(projectWords);
  const text = useProjectText([of.organisation]);
  const { organisation } = of;
  return (
    <FactsPanel
      title={words.facts}
      fields={[...always, ...seldom.filter((field) => of[field] !== null), ...Object.keys(of.facts)]}
      text={text}
      of={{ ...of, values: { ...of.facts, ...of } }}
      links={
        organisation === null
          ? {}
          : {
              organisation: (
                <Link to="/organisations/$organisation" params={{ organisation }} search={{}}>
                  {text.text('organisation', organisation)}
                </Link>
              ),
            }
      }
    />
  );
}

/** The stages in their order, each with its day; the current one is marked. */
function LifeOfProject({ of }: { readonly of: Project }) {
  const words = usePageWords(projectWords);
  const format = useFormat();
  return (
    <Panel title={words.life}>
      <ol>
        {of.life.map(({ stage, on }) => (
          <li key={stage} {...(stage === of.stage ? { 'aria-current': 'step' as const } : {})}>
            {stage === of.stage ? <strong>{words.stages[stage]}</strong> : words.stages[stage]}
            {format.colon}
            {on === null ? <span className="yd-none">{words.unknown}</span> : format.day(on)}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function BuildingsOfProject({ of }: { readonly of: Project }) {
  const words = usePageWords(projectWords);
  return (
    <Panel title={words.buildings}>
      {of.buildings.length === 0 ? (
        <p className="yd-quiet">{words.noBuildings}</p>
      ) : (
        <ul>
          {of.buildings.map((building) => (
            <li key={building}>
              <Link to="/buildings/$building" params={{ building }} search={{}}>
                {building}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
