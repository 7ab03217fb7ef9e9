import type { Scope } from '#kernel/scope.ts';
import { drawUp } from './drawing.ts';
import type { ReportQuestion } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';

/**
 * Yearly reports of places by templates that are knowledge: sentences whose figures open, and what is missing with who owes it.
 * @example await createAnnualReports(needs).draw(scope, { region: '140300', year: 2025, template: {}, known })
 */
export function createAnnualReports(needs: AnnualReportNeeds) {
  return {
    /** Throws `no-such-place`, `no-report-template`, `template-invalid`. */
    draw: (scope: Scope, asked: ReportQuestion) => drawUp(needs, scope, asked),
    knownAt: needs.indicators.knownAt,
  };
}

export type AnnualReports = ReturnType<typeof createAnnualReports>;
