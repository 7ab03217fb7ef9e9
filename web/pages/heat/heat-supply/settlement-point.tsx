import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { StatementsPanel } from '../heat-notes/statements-panel.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { FactsPanel } from '../../platform/ledger/facts-panel.tsx';
import { HistoryPanel } from '../../platform/ledger/history-panel.tsx';
import { pointFields, useSettlementPointText } from './heat-text.tsx';
import { heatSupplyPageWords } from './words.ts';

/** A settlement point: its facts by day, their sources, manual edits, and who changed what. */
export function SettlementPointPage() {
  const { point = '' } = useParams({ strict: false });
  const words = usePageWords(heatSupplyPageWords);
  const text = useSettlementPointText();
  const me = useMe();
  const known = useKnownAt();
  const query = useQuery(api.heatSupply.points.get.queryOptions({ input: { point, ...known } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { dated, provenance, ...values } = query.data;
  return (
    <>
      <PageHeader title={`${words.points} ${point}`} below={values.buildingName ?? values.building}>
        <Behind point={point} />
        <AsOfPicker />
      </PageHeader>
      <FactsPanel
        title={words.facts}
        fields={pointFields}
        text={text}
        of={{ values, dated, provenance }}
        links={{ building: <BuildingLink {...values} /> }}
      />
      {may(me, 'export') && typeof values.building === 'string' ? (
        <StatementsPanel key={point} point={point} building={values.building} />
      ) : null}
      {may(me, 'keep-heat') && known.knownAt === undefined ? (
        <EditPanel
          fields={pointFields}
          first="method"
          of={text}
          write={(setting) => client.heatSupply.points.edit({ points: [point], ...setting })}
        />
      ) : null}
      <History point={point} />
    </>
  );
}

function BuildingLink({ building, buildingName }: { readonly building: string; readonly buildingName: string | null }) {
  return (
    <Link to="/buildings/$building" params={{ building }} search={{}}>
      {buildingName === null ? building : `${buildingName} ${building}`}
    </Link>
  );
}

/** The number of households behind it, linked to them. */
function Behind({ point }: { readonly point: string }) {
  const words = usePageWords(heatSupplyPageWords);
  const { format } = useLanguage();
  const { data } = useQuery(api.heatSupply.households.list.queryOptions({ input: { point, limit: 1 } }));
  return data === undefined ? null : (
    <Link to="/households" search={{ point }}>
      {words.behind(format.count(data.total))}
    </Link>
  );
}

function History({ point }: { readonly point: string }) {
  const query = useQuery(api.heatSupply.points.history.queryOptions({ input: { point } }));
  return <HistoryPanel query={query} text={useSettlementPointText()} />;
}
