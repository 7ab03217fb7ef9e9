import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { EventsPanel } from './events-panel.tsx';
import { LedgerPanel } from './ledger-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { PeriodsPanel } from './periods-panel.tsx';
import { useContractText } from './spell.ts';
import { TermsPanel } from './terms-panel.tsx';
import { type Contract, isMoneyTold } from './answers.ts';
import { contractsPageWords } from './words.ts';
import { Posting } from './posting.tsx';

/** One contract: what was agreed and by whom, the result of each period, events, the ledger, and what is left to pay. */
export function ContractPage() {
  const words = usePageWords(contractsPageWords);
  const me = useMe();
  const known = useKnownAt();
  const { contract = '' } = useParams({ strict: false });
  const query = useQuery(api.contracts.show.queryOptions({ input: { contract, ...known } }));
  const ledger = useQuery(api.contracts.ledger.queryOptions({ input: { contract, ...known } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  const told = query.data;
  if (told === undefined) return <Loading />;
  const file = new URLSearchParams({ contract, format: 'xlsx', ...known });
  return (
    <>
      <PageHeader title={told.name} below={`${told.contract} · ${words.type[told.type]} · ${words.state[told.state]}`}>
        <AsOfPicker />
        {may(me, 'export') ? (
          <a href={`/api/exports/contract-ledger?${file}`} download className="yd-no-print">
            {words.ledgerFile}
          </a>
        ) : null}
        <Link to="/contracts" search={{}}>
          {words.back}
        </Link>
      </PageHeader>
      <FactsPanel of={told} />
      <TermsPanel of={told} />
      <PeriodsPanel of={told} />
      {told.settled > 0 && may(me, 'contract-act') ? <ReviewPanel of={told} /> : null}
      {isMoneyTold(told) ? <MoneyPanel of={told} /> : null}
      <EventsPanel of={told} />
      <LedgerPanel of={told} query={ledger} />
    </>
  );
}

function FactsPanel({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const { days } = useContractText(of);
  const nameOf = useOrganisationNames([of.owner, of.provider]);
  return (
    <Panel title={words.facts}>
      <dl className="yd-facts">
        {(['owner', 'provider'] as const).map((side) => (
          <Fact key={side} name={words.side[side]}>
            {nameOf(of[side]) === of[side] ? of[side] : `${nameOf(of[side])}${format.aside(of[side])}`}
          </Fact>
        ))}
        <Fact name={words.duration}>{days(of)}</Fact>
        <Fact name={words.term.settlementPeriod}>{words.period[of.period]}</Fact>
        <Fact name={words.term.basis}>{words.basis[of.basis]}</Fact>
        <Fact name={words.confidence}>{format.share(of.confidence)}</Fact>
        <Fact name={words.minCoverage}>{format.share(of.minCoverage)}</Fact>
        <Fact name={words.saving.boundary}>
          <ul>
            {of.boundaries.map((one) => (
              <li key={one.name}>
                {one.name}
                {format.colon}
                <Drawn of={one} />
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
    </Panel>
  );
}

/** What a boundary is based on, linked to the building and the project if the reader sees them. */
function Drawn({ of: { baseline, equipment, seen, building, project } }: { readonly of: Contract['boundaries'][number] }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  if (baseline === null) return words.agreedEquipment(format.count(equipment ?? 0));
  return (
    <>
      {seen ? (
        <Link to="/savings/$baseline" params={{ baseline }} search={{}}>
          {words.saving.baseline} {baseline}
        </Link>
      ) : (
        `${words.saving.baseline} ${baseline}`
      )}
      {building === null ? null : (
        <>
          {' · '}
          <Link to="/buildings/$building" params={{ building }} search={{ tab: 'savings' }}>
            {words.label.building} {building}
          </Link>
        </>
      )}
      {project === null ? null : (
        <>
          {' · '}
          <Link to="/projects/$project" params={{ project }} search={{}}>
            {words.label.project} {project}
          </Link>
        </>
      )}
    </>
  );
}

/** Settled periods recalculated: what differs, and why, before it is posted. */
function ReviewPanel({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const known = useKnownAt();
  const { contract } = of;
  return (
    <Panel title={words.review}>
      <p className="yd-quiet">{words.reviewMeans}</p>
      <Posting
        of={of}
        label={words.previewReview}
        none={words.noDifference}
        ask={(preview, seen) => client.contracts.review({ contract, ...(preview ? { preview, ...known } : seen && { seen: seen.hash }) })}
      />
    </Panel>
  );
}
