import type { Paper } from '#docx/docx.ts';
import { chartDrawing } from './chart-option.ts';
import type { drawCharts } from './chart-worker.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { reportPaper } from './paper.ts';
import type { ReportContent } from './present.ts';

const module = new URL('./chart-worker.ts', import.meta.url);

/** The paper of a yearly report with its charts, which a thread draws meanwhile. */
export async function chartedPaper({ workers }: Pick<AnnualReportNeeds, 'workers'>, told: ReportContent): Promise<Paper> {
  const drawings = told.sections.flatMap(({ charts }) => charts.map(chartDrawing));
  const pictures = drawings.length === 0 ? [] : await workers.run<typeof drawCharts>(module, 'drawCharts', drawings);
  return reportPaper(told, pictures);
}
