import { inTransaction } from '#platform/imports/imports.ts';
import { programScope } from '#kernel/scope.ts';
import { unanswered } from './episode-store.ts';
import type { WarningNeeds } from './needs.ts';
import { ruleOf } from './read-rule.ts';
import type { RuleRow } from './rule-store.ts';
import { tellEvents, type Happened } from './tell.ts';

/** Tells others of open episodes that nobody has acknowledged for so long. @returns how many there were */
export async function escalate(needs: WarningNeeds, row: RuleRow, now: number): Promise<number> {
  const rule = ruleOf(row.rule);
  if (rule.escalate.length === 0) return 0;
  return inTransaction(needs.postgres, async (on) => {
    const open = await unanswered(on, programScope, rule.id);
    const happened = open.flatMap(({ id, openedAt }): Happened[] => {
      const due = rule.escalate.filter(({ after }) => openedAt.getTime() + after * 1000 <= now);
      const to = due.at(-1)?.to;
      return to === undefined ? [] : [{ episode: id, event: due.length > 1 ? `escalated-${due.length}` : 'escalated', to }];
    });
    return tellEvents(needs, on, row, rule, happened, now);
  });
}
