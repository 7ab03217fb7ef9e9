import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import type { Language } from '#kernel/finding.ts';
import { householdFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Comparison } from './compare.ts';
import { comparisonQuestion } from './compare-contract.ts';
import type { HeatNotes } from '../heat-notes.ts';
import { heatComparisonTerms, heatNoteTerms } from '../vocabulary.ts';

type Audit = WriteTrail;

const headings = ({ season, before }: Comparison, byArea: boolean, language: Language): string[] => [
  householdFieldTerms.code[language],
  heatNoteTerms.point[language],
  `${heatNoteTerms.quantity[language]} (GJ)`,
  `${heatComparisonTerms.now[language]} (${season})`,
  byArea ? heatComparisonTerms.byArea[language] : `${heatComparisonTerms.last[language]} (${before ?? '—'})`,
  heatComparisonTerms.difference[language],
  ...(byArea ? [] : [`${heatComparisonTerms.quantityBefore[language]} (GJ)`]),
];

/** All households of a preview compared with the season before or with charging by area, as a table; no names. */
export function comparisonFile(notes: Pick<HeatNotes, 'comparison'>, audit: Audit, note: string | undefined): DownloadRoute {
  return {
    path: '/exports/heat-comparison',
    action: 'export',
    summary: 'What a preview of a heating season comes to by household, beside the season before or beside by-area, as a table',
    parameters: {
      format: tableFormat,
      lang: languageAsked,
      job: { about: 'the job of the preview', shape: comparisonQuestion.shape.job },
      against: { about: 'beside what', shape: comparisonQuestion.shape.against },
    },
    types: tableTypes,
    open: async ({ scope, language }, { format: given, job, against }) => {
      const [format, asked] = [formatGiven(given), comparisonQuestion.parse({ job, against })];
      const told = await notes.comparison(scope, asked, { limit: null, offset: 0 });
      await audit(scope, {
        action: 'export',
        subject: 'heat-comparison',
        region: ofAsker(scope),
        detail: { format, season: told.season, against: asked.against },
      });
      const byArea = asked.against === 'by-area';
      const rows = told.rows.map((one) => [
        one.household,
        one.point,
        one.quantity,
        one.now,
        one.beside,
        one.difference,
        ...(byArea ? [] : [one.quantityBefore]),
      ]);
      return tableFile(`heat-comparison-${told.season}`, format, headings(told, byArea, language), rows, { note });
    },
  };
}
