import type { Scope } from '#kernel/scope.ts';
import type { WarningNeeds } from './needs.ts';
import { readRule } from './read-rule.ts';
import { tryRule, type TryQuestion } from './try-rule.ts';

export type Warnings = ReturnType<typeof createWarnings>;

/**
 * Warning rules, the episodes that they find, and whom they are told to.
 * @example await createWarnings(needs).test(scope, ruleText, { from: '2025-01-01', to: '2026-01-01' }) // { judged, unknown, episodes, … }
 */
export function createWarnings(needs: WarningNeeds) {
  return {
    /** A rule judged on history. Throws Problem `rule-invalid`, `bad-instant`, `empty-range`, `too-many-steps`. */
    async test(scope: Scope, text: string, asked: TryQuestion) {
      const rule = readRule(text);
      const tried = await tryRule(needs, scope, rule, asked, needs.readings.now());
      return { ...tried, stakeUnit: rule.stake?.unit ?? null };
    },
  };
}
