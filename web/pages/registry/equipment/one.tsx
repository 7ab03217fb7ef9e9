import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { EquipmentField } from '#registry/equipment/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { HistoryTable } from '../../platform/ledger/history-table.tsx';
import { DatedLines, OriginLine } from '../../platform/ledger/origin-line.tsx';
import { entityWords } from '../../platform/ledger/words.ts';
import { editable, useEquipmentText } from './equipment-text.tsx';
import { equipmentWords } from './words.ts';

type Equipment = Awaited<ReturnType<typeof client.equipment.get>>;

/** Equipment of one code: its facts with their sources, manual edits, and who changed what. */
export function EquipmentPage() {
  const { equipment: code = '' } = useParams({ strict: false });
  const text = useEquipmentText();
  const me = useMe();
  const known = useKnownAt();
  const query = useQuery(api.equipment.get.queryOptions({ input: { equipment: code, ...known } }));
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
        <EditPanel fields={editable} first="name" of={text} write={(setting) => client.equipment.edit({ equipment: [code], ...setting })} />
      ) : null}
      <History equipment={code} />
    </>
  );
}

function Facts({ of }: { readonly of: Equipment }) {
  const words = usePageWords(equipmentWords);
  const text = useEquipmentText();
  return (
    <Panel title={words.facts}>
      <dl className="yd-facts">
        <div>
          <dt>{words.state}</dt>
          <dd>{text.state(of.state)}</dd>
        </div>
        {editable.map((field) => (
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

type ShownField = Exclude<EquipmentField, 'from'>;

function Unknown() {
  const { unknown } = usePageWords(equipmentWords);
  return <span className="yd-none">{unknown}</span>;
}

function BuildingLink({ of: { building, buildingName } }: { readonly of: Equipment }) {
  return (
    <Link to="/buildings/$building" params={{ building }} search={{ tab: 'equipment' }}>
      {buildingName === null ? building : `${buildingName} ${building}`}
    </Link>
  );
}

function History({ equipment }: { readonly equipment: string }) {
  const { history } = usePageWords(entityWords);
  const text = useEquipmentText();
  const { data, error, refetch } = useQuery(api.equipment.history.queryOptions({ input: { equipment } }));
  return (
    <Panel title={history.title}>
      <ProblemView error={error} again={refetch} />
      <HistoryTable changes={data?.changes ?? []} of={text} />
    </Panel>
  );
}
