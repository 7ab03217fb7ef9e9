import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PartyWords } from './party-words.tsx';
import { TermsTables } from './terms-tables.tsx';
import type { Contract } from './answers.ts';
import { contractsPageWords } from './words.ts';

type Version = Contract['versions'][number];

/** The terms, version by version, latest first: what each says, and what both parties said about it. */
export function TermsPanel({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const isPast = useKnownAt().knownAt !== undefined;
  const edits = may(useMe(), 'contract') && !isPast;
  return (
    <Panel
      title={words.terms}
      actions={
        edits ? (
          <Link to="/new-contract" search={{ amend: of.contract }}>
            {words.amend}
          </Link>
        ) : null
      }
    >
      <div className="yd-stack">
        {of.versions.toReversed().map((one, at) => (
          <OneVersion key={one.version} of={one} contract={of} isLatest={at === 0} />
        ))}
      </div>
    </Panel>
  );
}

function OneVersion({ of, contract, isLatest }: { readonly of: Version; readonly contract: Contract; readonly isLatest: boolean }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const title = words.termsOf(format.count(of.version), format.day(of.from));
  return (
    <section aria-label={title}>
      <h3>
        {title} {of.confirmed ? <span className="yd-tag">{words.state.confirmed}</span> : <span className="yd-missing">{words.waits}</span>}
      </h3>
      <p className="yd-quiet">
        {words.saidBy(actor(of.by), format.instant(of.at))}
        {of.note === null ? null : `${format.colon}${of.note}`}
      </p>
      {isLatest ? <PartyWords of={contract} subject={{ about: 'terms', number: of.version }} /> : null}
      {of.terms === null ? (
        <p className="yd-quiet">{words.moneyHidden}</p>
      ) : (
        <details className="yd-more" open={isLatest || undefined}>
          <summary>{words.versionNamed(format.count(of.version))}</summary>
          <TermsTables of={of.terms} label={title} />
        </details>
      )}
    </section>
  );
}
