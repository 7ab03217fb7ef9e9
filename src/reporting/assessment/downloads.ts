import { blank } from '#platform/docx/block.ts';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { labels } from '#kernel/label-terms.ts';
import { askedTimeShape, codeShape, measuredYearShape } from '#kernel/shape.ts';
import type { Assessments } from './assessment.ts';
import type { AssessmentNeeds } from './needs.ts';
import { assessmentPaper } from './paper.ts';
import { presentResult } from './present.ts';

/** An assessment as a Word document that is not issued: signatures and date are lines to fill in. */
export function assessmentDownloads(assessments: Assessments, { words, mark }: Pick<AssessmentNeeds, 'words' | 'mark'>): DownloadRoute[] {
  return [
    {
      path: '/exports/assessment',
      action: 'assess',
      summary: 'The assessment of the places right below one in a year as a Word document',
      parameters: {
        id: { about: 'the scheme', shape: codeShape },
        region: { about: 'the place above those that are assessed', shape: codeShape },
        year: { about: 'the year', shape: measuredYearShape },
        knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
      },
      types: [wordType],
      open: async ({ scope }, { id = '', region = '', year = '', knownAt }) => {
        const known = assessments.knownAt(knownAt === '' ? undefined : knownAt);
        const told = presentResult(await assessments.run(scope, { id, region, year: Number(year), known }), words, 'zh');
        const paper = assessmentPaper(told);
        const signed = [`${labels.zh.authority}：${blank}`, `${labels.zh.issuedOn}：${blank}`];
        const bytes = await writeWord({ ...paper, signed, note: mark });
        return {
          name: `${told.regionName}_${paper.title}.docx`,
          type: wordType,
          body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
        };
      },
    },
  ];
}
