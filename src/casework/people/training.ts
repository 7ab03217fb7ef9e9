import type { Say } from '#platform/list-intake/job.ts';
import type { Pool } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Person } from './facts.ts';
import { refresherOf, type TrainingRule } from './refresher.ts';
import { trainingKind } from './training-kind.ts';
import * as store from './training-store.ts';

export type TrainingNeeds = LedgerNeeds & { readonly postgres: Pool; readonly knowledge: Pick<Knowledge, 'find'> };

/**
 * Courses that people attended: imported by file, as a kind of the ledger; hours by year, and what the rules of a place
 * require.
 */
export function trainingVerbs(needs: TrainingNeeds) {
  const { postgres, now } = needs;
  const ledger = createLedger(trainingKind(now), needs);
  return {
    importTraining: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    examineTraining: ledger.examine,
    /** Hours by year, courses, and when a refresher is due by the rule in force. @param person one within the scope */
    async training({ code, name, kind }: Pick<Person, 'code' | 'name' | 'kind'>) {
      const day = today(now());
      const [years, courses] = await Promise.all([
        store.hoursByYear(postgres, checkedByCaller, code, day),
        store.coursesOf(postgres, checkedByCaller, code),
      ]);
      const { rule, findings } = ruleFor(needs, kind, day);
      const hours = years.find(({ year }) => year === Number(day.slice(0, 4)))?.hours ?? '0';
      const refresher = refresherOf({ day, hours: Number(hours), last: courses.find((one) => one.day <= day)?.day ?? null }, rule);
      return {
        person: code,
        name,
        years: years.map((one) => ({ ...one, hours: Number(one.hours) })),
        courses: courses.map((one) => ({ ...one, hours: Number(one.hours) })),
        rule,
        refresher,
        findings: [...findings, ...aheadOf(courses, day)],
      };
    },
  };
}

/** Courses recorded for days that have not come; they count in nothing. */
function aheadOf(courses: readonly store.TrainingRow[], day: string): Finding[] {
  const ahead = courses.filter((one) => one.day > day);
  if (ahead.length === 0) return [];
  const days = ahead.slice(0, 10).map((one) => `${one.day} ${one.course}`);
  return [{ code: 'training-ahead', severity: 'warning', evidence: { count: ahead.length, courses: days.join(', ') } }];
}

/** The rule in knowledge: `training/hours-a-year/expert` in `h`, `training/refresher/expert` in `month`, likewise for the other kinds. */
function ruleFor({ knowledge }: TrainingNeeds, kind: Person['kind'], on: string): { rule: TrainingRule; findings: Finding[] } {
  const value = (what: string): number | null =>
    knowledge.find('coefficient', `training/${what}/${kind}`, { on, ...asOfNow })?.value ?? null;
  const rule = { hoursAYear: value('hours-a-year'), refresherMonths: value('refresher') };
  const finding: Finding = { code: 'training-rule-needed', severity: 'info', evidence: { personKind: kind } };
  return { rule, findings: rule.hoursAYear === null && rule.refresherMonths === null ? [finding] : [] };
}
