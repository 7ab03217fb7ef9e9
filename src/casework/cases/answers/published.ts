import { sameForAll } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Finding } from '#kernel/finding.ts';
import type { CaseEvent } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { versionOf, zoneOf, type OpenCase } from '../open-case.ts';
import { publishedWithdrawn } from '../rules/corrections.ts';
import { publishedCases, type PublishedRow } from '../store/public-store.ts';
import { eventsWithWithdrawal } from '../store/withdrawn-store.ts';

/** What a case published; `withdrawn`: that it does not hold any more, and since when. */
export type PublishedCase = PublishedRow & { readonly withdrawn: Finding | null };

/** What cases have published, newest first. */
export const publishedVerb =
  (needs: CasesNeeds) =>
  async (asked: Parameters<typeof publishedCases>[2]): Promise<{ rows: PublishedCase[]; total: number }> => {
    const { rows, total } = await publishedCases(needs.postgres, sameForAll, asked);
    const events = await eventsWithWithdrawal(
      needs.postgres,
      sameForAll,
      rows.map((row) => row.case),
    );
    const told = rows.map((row) => {
      const procedure = versionOf(needs, row.procedure, row.version);
      return { ...row, withdrawn: withdrawnFinding({ procedure, zone: zoneOf(procedure), events: events.get(row.case) ?? [] }) };
    });
    return { rows: told, total };
  };

/**
 * That what a case tells the public was withdrawn, by which step and on which day; null if it holds. Never by whom and why: a reason is
 * written for the record of the case, and may name people.
 */
export function withdrawnFinding({
  procedure,
  zone,
  events,
}: Pick<OpenCase, 'procedure' | 'zone'> & { readonly events: readonly CaseEvent[] }): Finding | null {
  const found = events.length === 0 ? null : publishedWithdrawn(events);
  if (found === null) return null;
  const { transition } = found.step;
  const step = procedure.transitions[transition]?.names ?? transition;
  return { code: 'case-withdrawn', severity: 'warning', evidence: { step, day: today(Date.parse(found.by.at), zone) } };
}
