import type { CaseEvent, Standing } from './facts.ts';
import type { CaseShownWhole } from './present-case.ts';
import { takenBack } from './replay.ts';

/** The numbers of the files that somebody gave. */
export function ownFiles(events: readonly CaseEvent[], holder: string): ReadonlySet<number> {
  const own = events.filter(({ by }) => by === holder);
  return new Set(own.flatMap((one) => ('evidence' in one ? (one.evidence ?? []).map(({ n }) => n) : [])));
}

/**
 * What somebody outside may see of what they handed in: how it stands and until when, what they gave themselves, what was published.
 * Nothing of the office's own work.
 * @param holder who looks, as their own events say
 */
export function receiptOf(shown: CaseShownWhole, events: readonly CaseEvent[], standing: Standing, holder: string): CaseShownWhole {
  const gone = takenBack(events);
  const own = events.filter(({ by, n }) => by === holder && !gone.has(n));
  const given = own.flatMap((one) => ('fields' in one ? Object.keys(one.fields ?? {}) : []));
  const personal = own.flatMap((one) => ('personal' in one ? Object.keys(one.personal ?? {}) : []));
  const open = new Set([...given, ...personal, ...(standing.published?.fields ?? [])]);
  const files = ownFiles(events, holder);
  return {
    ...shown,
    fields: Object.fromEntries(Object.entries(shown.fields).filter(([name]) => open.has(name))),
    evidence: shown.evidence.filter(({ n }) => files.has(n)),
    steps: shown.steps.filter(({ as }) => as !== null),
    panels: [],
    ratings: shown.ratings.filter(({ field }) => open.has(field)),
    ledger: { granted: '0.00', paid: '0.00', reclaimed: '0.00' },
    origin: null,
    findings: [],
  };
}
