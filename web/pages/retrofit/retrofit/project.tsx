import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { OriginLine } from '../../platform/ledger/origin-line.tsx';
import { Fact } from '../../../ui/fact.tsx';
import type { ShownProject } from './answers.ts';
import { LifePanel } from './life-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { poolPanelWords } from './pool-words.ts';
import { projectPageWords } from './project-words.ts';
import { useRetrofitText } from './retrofit-text.tsx';
import { poolWords } from './words.ts';

// the tables and lists of these are heavy, and are at the bottom of the page
const EditProject = lazy(async () => ({ default: (await import('./edit-project.tsx')).EditProject }));
const HistoryPanel = lazy(async () => ({ default: (await import('./history-panel.tsx')).HistoryPanel }));
const EstimatesPanel = lazy(async () => ({ default: (await import('./estimates-panel.tsx')).EstimatesPanel }));
const PlansPanel = lazy(async () => ({ default: (await import('./plans-panel.tsx')).PlansPanel }));
const SubstationsPanel = lazy(async () => ({ default: (await import('./substations-panel.tsx')).SubstationsPanel }));
const NextPanel = lazy(async () => ({ default: (await import('./next-panel.tsx')).NextPanel }));

/** One project of the pool: its life and next step, money, estimate and what was verified, buildings, plans, history. */
export function RetrofitProjectPage() {
  const { code = '' } = useParams({ strict: false });
  const words = usePageWords(poolWords);
  const own = usePageWords(projectPageWords);
  const text = useRetrofitText();
  const { nameOf } = usePlaces();
  const known = useKnownAt();
  const keeps = may(useMe(), 'keep-retrofits') && known.knownAt === undefined;
  const query = useQuery(api.retrofit.show.queryOptions({ input: { project: code, ...known } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  const project = query.data;
  if (project === undefined) return <Loading />;
  const place = project.region === null ? words.place.none : nameOf(project.region);
  return (
    <>
      <PageHeader title={project.name} below={`${project.code} · ${place} · ${text.state(project.state)}`}>
        <AsOfPicker />
        <Link to="/retrofit" search={{}}>
          {own.toPool}
        </Link>
      </PageHeader>
      {project.findings.length === 0 ? null : (
        <div className="yd-panel">
          <FindingList findings={project.findings} />
        </div>
      )}
      <ReasonsOf of={project} />
      <LifePanel of={project} keeps={keeps} />
      {keeps ? (
        <Suspense fallback={<Loading />}>
          <NextPanel key={`${project.state} ${project.life.length}`} of={project} />
        </Suspense>
      ) : null}
      <div className="yd-columns">
        <MoneyPanel of={project} />
        <SavingPanel of={project} />
      </div>
      {project.estimates.length === 0 ? null : (
        <Suspense fallback={<Loading />}>
          <EstimatesPanel of={project} />
        </Suspense>
      )}
      <BuildingsPanel of={project} />
      <Suspense fallback={<Loading />}>
        <SubstationsPanel buildings={project.buildings} />
        <PlansPanel project={project.code} />
      </Suspense>
      <FactsPanel of={project} />
      <Suspense fallback={<Loading />}>
        {keeps ? <EditProject project={project.code} /> : null}
        <HistoryPanel project={project.code} />
      </Suspense>
    </>
  );
}

/** Why it is in the pool; what was seen then opens. */
function ReasonsOf({ of: { reasons } }: { readonly of: ShownProject }) {
  const words = usePageWords(poolPanelWords);
  const { format } = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <p>
      {words.reasons}
      {format.colon}
      <span className="yd-row">
        {reasons.map(({ reason, figure }) =>
          figure === null ? (
            <span key={reason}>{words.reason[reason]}</span>
          ) : (
            <OpenedText key={reason} figure={figure} text={words.reason[reason]} />
          ),
        )}
      </span>
    </p>
  );
}

/** The estimated saving, next to what a report of savings has verified. */
function SavingPanel({ of: { saving, savingLow, savingHigh, savings, verified } }: { readonly of: ShownProject }) {
  const own = usePageWords(projectPageWords).saving;
  const { format } = useLanguage();
  const kgce = (value: number | null) => format.scaled(value, 'kgce');
  return (
    <Panel title={own.title}>
      <dl className="yd-facts">
        <Fact name={own.estimated}>{kgce(saving)}</Fact>
        {savingLow === null && savingHigh === null ? null : (
          <Fact name={own.range}>
            {kgce(savingLow)} – {kgce(savingHigh)}
          </Fact>
        )}
        <Fact name={own.verified}>
          {verified.kgce === null ? own.notYet : <Figure of={{ value: verified.kgce, unit: 'kgce', figure: savings ?? undefined }} />}
        </Fact>
        <Fact name={own.ratio}>{verified.ratio === null ? format.none : format.share(verified.ratio)}</Fact>
      </dl>
    </Panel>
  );
}

function BuildingsPanel({ of: { buildings, buildingNames, requires } }: { readonly of: ShownProject }) {
  const own = usePageWords(projectPageWords);
  const { field: fields } = usePageWords(poolWords);
  const { format } = useLanguage();
  return (
    <Panel title={own.buildings}>
      {buildings.length === 0 ? <p className="yd-quiet">{own.noBuildings}</p> : null}
      <ul>
        {buildings.map((building) => (
          <li key={building}>
            {buildingNames[building] === undefined ? (
              building
            ) : (
              <Link to="/buildings/$building" params={{ building }} search={{}}>
                {`${buildingNames[building]}${format.aside(building)}`}
              </Link>
            )}{' '}
            {buildingNames[building] === undefined ? null : (
              <Link to="/retrofit/estimate" search={{ building }} aria-label={`${own.ofBuilding.estimate} ${building}`}>
                {own.ofBuilding.estimate}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {requires.length === 0 ? null : (
        <p>
          {fields.requires}
          {format.colon}
          {requires.map((code) => (
            <span key={code}>
              <Link to="/retrofit/projects/$code" params={{ code }} search={{}}>
                {code}
              </Link>{' '}
            </span>
          ))}
        </p>
      )}
    </Panel>
  );
}

const told = ['content', 'area', 'cost', 'saving', 'document', 'year', 'safe', 'worth', 'block', 'tags', 'contract', 'option'] as const;

/** Everything that is filled in, with the source of each value. */
function FactsPanel({ of }: { readonly of: ShownProject }) {
  const own = usePageWords(projectPageWords);
  const words = usePageWords(poolWords);
  const { name, text } = useRetrofitText();
  return (
    <Panel title={own.facts}>
      <dl className="yd-facts">
        {told.map((field) => (
          <Fact key={field} name={name(field)}>
            {text(field, of[field]) ?? <span className="yd-none">{words.label.unknown}</span>}
            <OriginLine of={of.provenance[field]} />
          </Fact>
        ))}
      </dl>
    </Panel>
  );
}
