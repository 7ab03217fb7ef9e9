import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import { inboxVerbs } from './inbox.ts';
import { judgeRule, passOf } from './live-judge.ts';
import type { WarningNeeds } from './needs.ts';
import { readWritten, ruleOf } from './rule/read-rule.ts';
import { realDays } from './real-days.ts';
import { restsOf } from './rests.ts';
import { rulesOn, type RuleRow } from './rule/rule-store.ts';
import { ruleVerbs } from './rules.ts';
import { templateVerbs } from './rule/templates.ts';
import { tryRule, type TryQuestion } from './try-rule.ts';
import { noticeKinds } from './vocabulary.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { unanswered } from './episode-store.ts';
import { tellEvents, type Happened } from './tell.ts';

export type Warnings = ReturnType<typeof createWarnings>;

/**
 * Warning rules, the episodes that they find, and whom they notify.
 * @example await createWarnings(needs).test(scope, ruleText, { from: '2025-01-01', to: '2026-01-01' }) // { judged, unknown, episodes, … }
 */
export function createWarnings(needs: WarningNeeds) {
  for (const kind of noticeKinds) needs.notice.register(kind);
  needs.expectation.excludes(realDays(needs));
  const agenda = createAgenda();
  let running: Promise<number> | null = null;
  /** Judges all rules that are on, one after another, and sends the resulting notices; one round at a time. */
  const judgeAll = (): Promise<number> => {
    running ??= judgeRules(needs, agenda).finally(() => (running = null));
    return running;
  };
  const judgeSoon = (): void => void judgeAll().catch((error: unknown) => needs.warn('warning rules could not be judged', error));
  const rules = ruleVerbs(needs, judgeSoon);
  const inbox = inboxVerbs(needs, rules.mustSeeRule);
  return {
    /** A rule judged on history. Throws Problem `rule-invalid`, `bad-instant`, `empty-range`, `too-many-steps`. */
    async test(scope: Scope, text: string, asked: TryQuestion) {
      const rule = ruleOf(await readWritten(needs.workers, text));
      const tried = await tryRule(needs, scope, rule, asked, needs.readings.now());
      return { ...tried, stakeUnit: rule.stake?.unit ?? null };
    },
    ...rules,
    ...inbox,
    ...templateVerbs(needs),
    /** An episode with the values that it is based on. */
    rests: async (scope: Scope, id: number) => ({
      ...(await inbox.episode(scope, id)),
      ...(await restsOf(needs, await inbox.row(scope, id))),
    }),
    judgeAll,
    /** Judges the rules with a step that is due, possibly alongside a running round over all. */
    judgeDue: async (): Promise<number> => (agenda.hasDue(needs.now()) ? judgeRules(needs, agenda, true) : 0),
  };
}

/** @param due only those with a step that is due */
async function judgeRules(needs: WarningNeeds, agenda: Agenda, due = false): Promise<number> {
  const now = needs.now();
  const pass = passOf(needs, now);
  let happened = 0;
  const rows = await rulesOn(needs.postgres, wholeProgram);
  agenda.keep(rows);
  for (const row of due ? rows.filter((one) => agenda.isDue(one, now)) : rows)
    try {
      const judged = await judgeRule(needs, row, pass);
      if (judged !== null) agenda.put(row, judged.next);
      happened += (judged?.happened ?? 0) + (due ? 0 : await escalate(needs, row, now));
    } catch (error) {
      needs.warn(`the warning rule ${row.id} could not be judged`, error);
    }
  if (happened > 0) await needs.notice.deliver();
  return happened;
}

/** Notifies others of open episodes that were not acknowledged for the given time. @returns how many there were */
async function escalate(needs: WarningNeeds, row: RuleRow, now: number): Promise<number> {
  const rule = ruleOf(row.rule);
  if (rule.escalate.length === 0) return 0;
  return inTransaction(needs.postgres, async (on) => {
    const open = await unanswered(on, wholeProgram, rule.id);
    const happened = open.flatMap(({ id, openedAt }): Happened[] => {
      const due = rule.escalate.filter(({ after }) => openedAt.getTime() + after * 1000 <= now);
      const to = due.at(-1)?.to;
      return to === undefined ? [] : [{ episode: id, event: due.length > 1 ? `escalated-${due.length}` : 'escalated', to }];
    });
    return tellEvents(needs, on, row, rule, happened, now);
  });
}
