import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ResourceField } from '#registry/resources/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { todayHere } from '../../../ui/day-text.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { HistoryTable } from '../../platform/ledger/history-table.tsx';
import { DatedLines, OriginLine } from '../../platform/ledger/origin-line.tsx';
import { entityWords } from '../../platform/ledger/words.ts';
import { EvaluationPanel } from '../../flexibility/solar/evaluation-panel.tsx';
import { SafetyPanel } from '../../flexibility/solar/safety-panel.tsx';
import { YieldPanel } from '../../flexibility/solar/yield-panel.tsx';
import { editable, isOfKind, useResourceText } from './resource-text.tsx';
import { resourceWords } from './words.ts';

type Resource = Awaited<ReturnType<typeof client.resources.get>>;

/** One adjustable resource: its facts with their sources, manual edits, and who changed what. */
export function ResourcePage() {
  const { resource: code = '' } = useParams({ strict: false });
  const text = useResourceText();
  const me = useMe();
  const known = useKnownAt();
  const query = useQuery(api.resources.get.queryOptions({ input: { resource: code, ...known } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const edits = may(me, 'edit') && known.knownAt === undefined;
  return (
    <>
      <PageHeader title={query.data.name ?? code} below={code}>
        <AsOfPicker />
      </PageHeader>
      <Facts of={query.data} />
      {edits ? (
        <EditPanel fields={editable} first="name" of={text} write={(setting) => client.resources.edit({ resources: [code], ...setting })} />
      ) : null}
      {query.data.kind === 'pv' ? <Photovoltaics of={query.data} edits={edits} {...known} /> : null}
      <History resource={code} />
    </>
  );
}

/** What it yields, and how safe it is. */
function Photovoltaics({ of, edits, knownAt }: { readonly of: Resource; readonly edits: boolean; readonly knownAt?: string | undefined }) {
  const asked = { building: of.building, array: of.code, knownAt };
  return (
    <>
      <YieldPanel {...asked} />
      {of.meter === null ? null : <EvaluationPanel array={of.code} year={Number(todayHere().slice(0, 4))} knownAt={knownAt} />}
      <SafetyPanel {...asked} edits={edits} />
    </>
  );
}

function Facts({ of }: { readonly of: Resource }) {
  const words = usePageWords(resourceWords);
  const text = useResourceText();
  // what is filled in is shown, whatever the kind
  const shown = editable.filter((field) => isOfKind(of.kind, field) || (of[field as ShownField] ?? null) !== null);
  return (
    <Panel title={words.facts}>
      <dl className="yd-facts">
        <div>
          <dt>{words.state}</dt>
          <dd>{text.state(of.state)}</dd>
        </div>
        {shown.map((field) => (
          <div key={field}>
            <dt>{text.name(field)}</dt>
            <dd>
              {field === 'building' ? <BuildingLink of={of} /> : (text.text(field, of[field as ShownField]) ?? <Unknown />)}
              <DatedLines field={field} points={of.dated[field]} of={text} />
              <OriginLine of={of.provenance[field]} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

type ShownField = Exclude<ResourceField, 'from'>;

function Unknown() {
  const { unknown } = usePageWords(resourceWords);
  return <span className="yd-none">{unknown}</span>;
}

function BuildingLink({ of: { building, buildingName } }: { readonly of: Resource }) {
  return (
    <Link to="/buildings/$building" params={{ building }} search={{}}>
      {buildingName === null ? building : `${buildingName} ${building}`}
    </Link>
  );
}

function History({ resource }: { readonly resource: string }) {
  const { history } = usePageWords(entityWords);
  const text = useResourceText();
  const { data, error, refetch } = useQuery(api.resources.history.queryOptions({ input: { resource } }));
  return (
    <Panel title={history.title}>
      <ProblemView error={error} again={refetch} />
      <HistoryTable changes={data?.changes ?? []} of={text} />
    </Panel>
  );
}
