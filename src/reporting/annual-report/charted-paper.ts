import { chartsDrawn } from '#platform/docx/charts.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { tell, type Finding } from '#kernel/finding.ts';
import { chartDrawing } from './chart-option.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { reportPaper } from './paper.ts';
import type { ReportContent } from './present.ts';

/**
 * The document of a yearly report with its charts, drawn in a thread. If drawing fails, only the tables are included, and a finding says
 * why.
 */
export async function chartedPaper({ workers, words }: Pick<AnnualReportNeeds, 'workers' | 'words'>, told: ReportContent): Promise<Paper> {
  const drawings = told.sections.flatMap(({ charts }) => charts.map(chartDrawing));
  if (drawings.length === 0) return reportPaper(told, [], []);
  const { pictures, trouble } = await chartsDrawn(workers, drawings);
  const findings: Finding[] =
    trouble === null ? [] : [{ code: 'annual-report-no-pictures', severity: 'warning', evidence: { charts: drawings.length, trouble } }];
  return reportPaper(
    told,
    pictures,
    findings.map((one) => tell(one, words, 'zh').detail),
  );
}
