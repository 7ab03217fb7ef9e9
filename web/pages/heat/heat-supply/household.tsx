import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { ChangePanel } from '../heat-billing/change-panel.tsx';
import { BillPanel } from '../heat-billing/bill-panel.tsx';
import { NotesPanel } from '../heat-notes/notes-panel.tsx';
import { LinksPanel } from '../heat-resident/links-panel.tsx';
import { ObjectionsPanel } from '../heat-resident/objections-panel.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { FactsPanel } from '../../platform/ledger/facts-panel.tsx';
import { HistoryPanel } from '../../platform/ledger/history-panel.tsx';
import { readHousehold } from './address.ts';
import { householdFields, useHouseholdText } from './heat-text.tsx';
import { SettlementPointLink } from './links.tsx';
import { heatSupplyPageWords } from './words.ts';

const DecisionsPanel = lazy(async () => ({ default: (await import('../heat-notes/decisions-panel.tsx')).DecisionsPanel }));

/**
 * A household: why its bill changed, its bill of a season, notes, decisions, objections, links of its residents, occupants, areas and
 * states by day, manual edits, and who changed what.
 */
export function HouseholdPage() {
  const { household = '' } = useParams({ strict: false });
  const words = usePageWords(heatSupplyPageWords);
  const text = useHouseholdText();
  const me = useMe();
  const known = useKnownAt();
  const [at, go] = useAddress(readHousehold);
  const query = useQuery(api.heatSupply.households.get.queryOptions({ input: { household, ...known } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const { dated, provenance, ...values } = query.data;
  return (
    <>
      <PageHeader title={`${words.households} ${household}`} below={values.room ?? ''}>
        <AsOfPicker />
      </PageHeader>
      <ChangePanel household={household} season={at.season} />
      <BillPanel household={household} season={at.season} choose={(season) => go({ season })} />
      <NotesPanel household={household} />
      <Suspense fallback={null}>
        <DecisionsPanel household={household} point={values.point} meter={values.meter} />
      </Suspense>
      <ObjectionsPanel household={household} />
      {may(me, 'heat-link') ? <LinksPanel key={household} accounts={accountsOf(household, query.data)} /> : null}
      <Facts values={values} dated={dated} provenance={provenance} />
      {may(me, 'keep-heat') && known.knownAt === undefined ? (
        <EditPanel
          fields={householdFields}
          first="area"
          of={text}
          write={(setting) => client.heatSupply.households.edit({ households: [household], ...setting })}
        />
      ) : null}
      <History household={household} />
    </>
  );
}

/** The current account of the household, then the earlier ones; if none was stated, it is the household's code. */
function accountsOf(household: string, { account, dated }: Pick<Household, 'account' | 'dated'>): string[] {
  const before = (dated['account'] ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])).toReversed();
  return [...new Set([account ?? household, ...before])];
}

type Household = Awaited<ReturnType<typeof client.heatSupply.households.get>>;

function Facts({
  values,
  dated,
  provenance,
}: { readonly values: Omit<Household, 'dated' | 'provenance'> } & Pick<Household, 'dated' | 'provenance'>) {
  const words = usePageWords(heatSupplyPageWords);
  const text = useHouseholdText();
  return (
    <FactsPanel
      title={words.facts}
      fields={householdFields}
      text={text}
      of={{ values, dated, provenance }}
      links={values.point === null ? {} : { point: <SettlementPointLink point={values.point} /> }}
    />
  );
}

function History({ household }: { readonly household: string }) {
  const query = useQuery(api.heatSupply.households.history.queryOptions({ input: { household } }));
  return <HistoryPanel query={query} text={useHouseholdText()} />;
}
