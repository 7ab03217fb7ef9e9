import { lazy, Suspense } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { attachmentIn } from './event-table.ts';
import { PartyWords } from './party-words.tsx';
import { useContractText } from './spell.ts';
import type { Contract, ContractEvent } from './answers.ts';
import { contractsPageWords } from './words.ts';

const EventForm = lazy(async () => ({ default: (await import('./event-form.tsx')).EventForm }));

/** Events of the contract, what both parties say about each, and a form to propose one. */
export function EventsPanel({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const known = useKnownAt();
  const proposes = may(useMe(), 'contract-act') && known.knownAt === undefined;
  const isMeasured = of.boundaries.some(({ baseline }) => baseline !== null);
  return (
    <Panel title={words.events}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.eventMeans}</p>
        {of.events.length === 0 ? <p>{words.noEvents}</p> : null}
        {of.events.map((one) => (
          <OneEvent key={one.event} of={one} contract={of} />
        ))}
        {proposes && isMeasured ? (
          <Suspense fallback={null}>
            <EventForm of={of} />
          </Suspense>
        ) : null}
      </div>
    </Panel>
  );
}

function OneEvent({ of, contract }: { readonly of: ContractEvent; readonly contract: Contract }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const { days, unitOf } = useContractText(contract);
  const title = words.eventNamed(format.count(of.event));
  const amount = of.kind === 'fixed' ? `${format.number(of.amount)} ${unitOf(of.boundary)}` : format.number(of.amount);
  return (
    <section aria-label={title}>
      <h3>
        {title} {of.confirmed ? <span className="yd-tag">{words.state.confirmed}</span> : <span className="yd-missing">{words.waits}</span>}
      </h3>
      <dl className="yd-facts">
        <Fact name={words.saving.boundary}>{of.boundary}</Fact>
        <Fact name={words.span}>{days(of)}</Fact>
        <Fact name={words.label.kind}>{words.event[of.kind]}</Fact>
        {of.amount === null ? null : <Fact name={words.eventAmount}>{amount}</Fact>}
        {of.note === '' ? null : <Fact name={words.label.note}>{of.note}</Fact>}
        {of.evidence === '' ? null : (
          <Fact name={words.label.evidence}>
            <Evidence
              of={of.evidence}
              isSeen={contract.boundaries.some(({ name, building }) => name === of.boundary && building !== null)}
            />
          </Fact>
        )}
        <Fact name={words.label.by}>{words.saidBy(actor(of.by), format.instant(of.at))}</Fact>
      </dl>
      <PartyWords of={contract} subject={{ about: 'event', number: of.event }} />
    </section>
  );
}

/** Evidence that names a file of the building opens it, if the reader sees the building. */
function Evidence({ of, isSeen }: { readonly of: string; readonly isSeen: boolean }) {
  const file = attachmentIn(of);
  if (file === undefined || !isSeen) return of;
  return (
    <a href={`/api/attachments/${file}/file`} download>
      {of}
    </a>
  );
}
