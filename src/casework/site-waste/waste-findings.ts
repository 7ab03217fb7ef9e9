import type { ReportedCase } from '#casework/cases/cases.ts';
import type { Finding } from '#kernel/finding.ts';
import { today } from '#kernel/today.ts';
import { amountText } from './waste-month.ts';

/** No site made anything, or none has been reported: since the two cannot be distinguished, no sum is known. */
export const noReport: Finding = { code: 'waste-not-reported', severity: 'warning', evidence: {} };

/** No document that is loaded sets a share of reuse: the city states its own. */
export const targetNeeded: Finding = { code: 'waste-target-needed', severity: 'info', evidence: {} };

/** The limits are from a source that was not verified, so that what follows from them is for reference only. */
export const limitsIndicative: Finding = { code: 'waste-limits-indicative', severity: 'info', evidence: {} };

export const missingIn = ({ case: code, owed }: Pick<ReportedCase, 'case' | 'owed'>): Finding[] =>
  owed.map((period) => ({ code: 'waste-month-missing', severity: 'warning', evidence: { case: code, period } }));

/** Months that were reported again: the last report counts, the record keeps the one before it, and both are named. */
export const refiledIn = ({ case: code, reports }: Pick<ReportedCase, 'case' | 'reports'>): Finding[] =>
  reports.flatMap((last): Finding[] => {
    const before = last.earlier.at(-1);
    if (before === undefined) return [];
    const [was, now] = [amountText(before.fields['made']) ?? '', amountText(last.fields['made']) ?? ''];
    const days = { before: today(Date.parse(before.at)), given: today(Date.parse(last.at)) };
    return [{ code: 'waste-month-refiled', severity: 'info', evidence: { case: code, period: last.period, ...days, was, now } }];
  });
