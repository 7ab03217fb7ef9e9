import { wordType, writeWord } from '#docx/docx.ts';
import { type DownloadRoute, languageAsked, parametersOf } from '#kernel/download.ts';
import { tell, type Words } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { codeShape } from '#kernel/shape.ts';
import { heatSeasonTerms } from '#heat-billing/vocabulary.ts';
import { householdFieldTerms } from '#heat-supply/vocabulary.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#tables/file.ts';
import { z } from 'zod';
import { comparisonFile } from './compare-file.ts';
import type { HeatNotes } from './heat-notes.ts';
import { noteLines } from './note.ts';
import { purchaseFile } from './purchase-file.ts';
import { reportQuestion } from './report-contract.ts';
import { reportHeadings, reportPaper, reportRow } from './report-file.ts';
import { settlementPaper } from './settlement-paper.ts';
import { heatNoteKindTerms, heatNoteTerms, noteLineTerms } from './vocabulary.ts';

type Audit = (scope: Scope, entry: { action: string; subject: string; detail: Record<string, unknown> }) => Promise<unknown>;

const columns = [
  heatNoteTerms.number,
  heatNoteTerms.kind,
  heatSeasonTerms.name,
  heatNoteTerms.point,
  householdFieldTerms.code,
  heatNoteTerms.account,
  heatNoteTerms.quantity,
  ...noteLines.map((line) => noteLineTerms[line]),
  heatNoteTerms.difference,
  heatNoteTerms.day,
  heatNoteTerms.due,
].map(({ zh }) => zh);

/**
 * Files about notes of heat.
 * @param note a line above them, such as the mark of demonstration data
 */
export function heatNotesDownloads(
  notes: Pick<HeatNotes, 'every' | 'settlement' | 'report' | 'purchases' | 'comparison'>,
  audit: Audit,
  note: string | undefined,
  words: Words,
): DownloadRoute[] {
  return [
    notesFile(notes, audit, note),
    comparisonFile(notes, audit, note),
    settlementFile(notes, audit, note),
    reportFile(notes, audit, note, words),
    purchaseFile(notes.purchases, audit, note, words),
  ];
}

const reportFormats = z.enum(['docx', 'xlsx', 'csv']).default('docx');

/** What a season came to: a Word document, or its points as a table. */
function reportFile(notes: Pick<HeatNotes, 'report'>, audit: Audit, note: string | undefined, words: Words): DownloadRoute {
  return {
    path: '/exports/heat-report',
    action: 'export',
    summary: 'What a heating season came to: a Word document with heat, losses, yuan and arrears, or its settlement points as a table',
    parameters: {
      format: { about: 'the format', shape: reportFormats },
      lang: languageAsked,
      ...parametersOf(reportQuestion, 'as in GET /heat/report'),
    },
    types: [wordType, ...tableTypes],
    open: async ({ scope, language }, { format: asked, lang: _lang, ...given }) => {
      const [format, of] = [reportFormats.parse(asked), reportQuestion.parse(given)];
      const report = await notes.report(scope, of);
      await audit(scope, { action: 'export', subject: 'heat-report', detail: { format, ...of } });
      const name = `heat-report-${of.season}`;
      if (format !== 'docx')
        return tableFile(
          name,
          format,
          reportHeadings(language),
          report.points.map((one) => reportRow(one, language)),
          { note },
        );
      const said = report.findings.map((one) => tell(one, words, 'zh').detail);
      const bytes = await writeWord({ ...reportPaper(report, said), note, dated: Date.parse(`${report.arrears.on}T00:00:00Z`) });
      return { name: `${name}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
    },
  };
}

/** A note as a paper for who is to pay it; with the occupant's name for who may read it alone. */
function settlementFile(notes: Pick<HeatNotes, 'settlement'>, audit: Audit, note: string | undefined): DownloadRoute {
  return {
    path: '/exports/heat-statement',
    action: 'export',
    summary: 'A note of heat as a Word document for who is to pay it: readings, heat, each line in words, by area, estimates, payments',
    parameters: { number: { about: 'the number of the note', shape: z.string().min(1).max(300) } },
    types: [wordType],
    open: async ({ scope }, { number = '' }) => {
      const told = await notes.settlement(scope, number);
      await audit(scope, { action: 'export', subject: 'heat-statement', detail: { number } });
      const bytes = await writeWord({ ...settlementPaper(told), note, dated: Date.parse(`${told.day}T00:00:00Z`) });
      return { name: `${number}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
    },
  };
}

/** Notes of heat as a table for the system that charges them; without names. */
function notesFile(notes: Pick<HeatNotes, 'every'>, audit: Audit, note: string | undefined): DownloadRoute {
  return {
    path: '/exports/heat-notes',
    action: 'export',
    summary: 'The notes of a heating season, for the system that charges them',
    parameters: {
      format: tableFormat,
      season: { about: 'the heating season', shape: z.string() },
      point: { about: 'a settlement point', shape: codeShape.optional() },
      company: { about: 'a heat company', shape: codeShape.optional() },
      region: { about: 'a region', shape: codeShape.optional() },
    },
    types: tableTypes,
    open: async ({ scope }, { format: asked, season, point, company, region }) => {
      const format = formatGiven(asked);
      const of = { ...(point && { point }), ...(company && { company }), ...(region && { region }) };
      await audit(scope, { action: 'export', subject: 'heat-notes', detail: { format, season, ...of } });
      const rows = (await notes.every(scope, { season, ...of })).map((one) => [
        one.number,
        heatNoteKindTerms[one.kind].zh,
        one.season,
        one.point,
        one.household,
        one.account,
        one.quantity,
        ...noteLines.map((line) => one.lines[line]),
        one.total,
        one.day,
        one.due,
      ]);
      return tableFile('heat-notes', format, columns, rows, { note });
    },
  };
}
