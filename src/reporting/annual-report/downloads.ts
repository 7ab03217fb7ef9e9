import { blank } from '#platform/docx/block.ts';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { labels } from '#kernel/label-terms.ts';
import { askedTimeShape, codeShape, measuredYearShape } from '#kernel/shape.ts';
import type { AnnualReports } from './annual-report.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { presentReport } from './present.ts';

/** A yearly report as a Word document that is not issued: signatures and date are lines to fill in. */
export function annualReportDownloads(reports: AnnualReports, { words, mark }: Pick<AnnualReportNeeds, 'words' | 'mark'>): DownloadRoute[] {
  return [
    {
      path: '/exports/annual-report',
      action: 'assess',
      summary: 'The yearly report of a place as a Word document',
      parameters: {
        region: { about: 'the place', shape: codeShape },
        year: { about: 'the year', shape: measuredYearShape },
        template: { about: 'the id of a template; left out: that of the level of the place', shape: codeShape.optional() },
        file: { about: 'an uploaded template; not together with one that is kept', shape: codeShape.optional() },
        knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
      },
      types: [wordType],
      open: async ({ scope }, { region = '', year = '', template = '', file = '', knownAt }) => {
        const known = reports.knownAt(knownAt === '' ? undefined : knownAt);
        const asked = { region, year: Number(year), template: await reports.templateIn(scope, { id: template, file }), known };
        const paper = await reports.paperOf(presentReport(await reports.draw(scope, asked), words, 'zh'));
        const signed = [`${labels.zh.authority}：${blank}`, `${labels.zh.issuedOn}：${blank}`];
        const bytes = await writeWord({ ...paper, signed, note: mark });
        return { name: `${paper.title}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
      },
    },
  ];
}
