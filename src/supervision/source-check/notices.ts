import type { PoolClient } from 'pg';
import type { NoticeKind } from '#platform/notice/notice.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import type { Scope } from '#kernel/scope.ts';
import { regionOf, type CurrentEntry } from './entries.ts';
import { stateOf, type Check } from './facts.ts';
import type { SourceCheckNeeds } from './needs.ts';
import { sourceCheckTerms } from './vocabulary.ts';
import { confirmersOf } from './people.ts';

export const sourceCheckNotice: NoticeKind = {
  kind: 'source-check',
  name: labelOf(sourceCheckTerms.title),
  audience: 'person',
  urgent: false,
  mail: true,
};

const linkOf = ({ base }: Check): string => `/knowledge/check?entry=${encodeURIComponent(base)}`;

/** Notifies those who may confirm that a check is waiting. */
export async function tellProposed(needs: SourceCheckNeeds, on: PoolClient, check: Check, entry: CurrentEntry): Promise<void> {
  const { document, clause } = entry.held.source;
  await needs.notice.post(
    {
      kind: sourceCheckNotice.kind,
      code: 'notice-source-check-waits',
      evidence: { document, clause, by: check.typed.by, page: check.page, edition: check.edition },
      key: `source-check:${check.id}`,
      link: linkOf(check),
      to: await confirmersOf(needs, regionOf(entry), check.typed.person),
    },
    on,
  );
}

/** Notifies the author of the outcome. */
export async function tellDecided(needs: SourceCheckNeeds, on: PoolClient, check: Check, by: Scope): Promise<void> {
  const state = stateOf(check);
  if (by.identity === check.typed.identity || state === 'proposed') return;
  await needs.notice.post(
    {
      kind: sourceCheckNotice.kind,
      code: `notice-source-check-${state}`,
      evidence: { entry: check.base, by: by.actor, reason: check.ended?.reason ?? '' },
      key: `source-check:${check.id}:${state}`,
      link: linkOf(check),
      to: [check.typed.identity],
    },
    on,
  );
}
