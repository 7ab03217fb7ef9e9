import { readFile } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { chartedPaper } from './charted-paper.ts';
import { drawUp } from './drawing.ts';
import type { ReportQuestion, TemplateChoice } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import type { ReportContent } from './present.ts';
import { oneTemplate } from './templates.ts';

/** The size limit of a knowledge file. */
const mostBytes = 2_000_000;

/**
 * Yearly reports of places from templates that are knowledge: sentences whose figures open, and what is missing with who owes it.
 * @example await createAnnualReports(needs).draw(scope, { region: '140300', year: 2025, template: {}, known })
 */
export function createAnnualReports(needs: AnnualReportNeeds) {
  return {
    /** Throws `no-such-place`, `no-report-template`, `template-invalid`. */
    draw: (scope: Scope, asked: ReportQuestion) => drawUp(needs, scope, asked),
    /** The report without its charts: what it lacks. Throws what `draw` throws. */
    lacking: (scope: Scope, asked: ReportQuestion) => drawUp(needs, scope, asked, false),
    /** The report as a document, with charts as pictures. */
    paperOf: (told: ReportContent) => chartedPaper(needs, told),
    /**
     * A template by its id, or from a file that the requester uploaded; '' for none. Throws `report-template-twice`, `no-such-file`,
     * `file-too-large`.
     */
    async templateIn(scope: Scope, { id, file }: { readonly id: string; readonly file: string }): Promise<TemplateChoice> {
      if (file === '') return id === '' ? {} : { id };
      oneTemplate({ id: id === '' ? undefined : id, file });
      const { path, name, bytes } = await needs.imports.fileOf(scope, file);
      if (bytes > mostBytes) throw new Problem('too-large', 'file-too-large', { name, mb: mostBytes / 1_000_000 });
      return { file: await readFile(path, 'utf8') };
    },
    knownAt: needs.indicators.knownAt,
  };
}

export type AnnualReports = ReturnType<typeof createAnnualReports>;
