import { ofAsked, type WriteTrail } from '#kernel/trail.ts';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import { type DownloadRoute, languageAsked, parametersOf } from '#kernel/download.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { codeShape } from '#kernel/shape.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { comparisonFile } from './purchases/compare-file.ts';
import { chargeCells, type ChargeColumn, type ChargeRow, columnsGiven, usualColumns } from './charge-columns.ts';
import type { HeatNotes } from './heat-notes.ts';
import { purchaseFile } from './purchases/purchase-file.ts';
import { reportQuestion } from './season/report-contract.ts';
import { reportHeadings, reportPaper, reportRow } from './season/report-file.ts';
import { paperOf } from './statements/statements.ts';
import { Zip, ZipPassThrough } from 'fflate';
import type { StatementFile } from './statements/statement-store.ts';

/** Packed files have a local time without a zone; this one is the same everywhere. */
const packedAt = new Date(1980, 0, 1);

/** Word documents as one zip, in portions: each is already compressed, so they are only stored. */
async function* statementZip(files: AsyncIterable<StatementFile>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error !== null) failed = error;
    else pieces.push(piece);
  });
  for await (const { number, bytes } of files) {
    const part = new ZipPassThrough(`${number}.docx`);
    part.mtime = packedAt;
    zip.add(part);
    part.push(bytes, true);
    if (failed !== null) throw failed as Error;
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces.splice(0);
}

type Audit = WriteTrail;

/**
 * Files about heat notes.
 * @param note a line above them, such as the mark of demonstration data
 */
export function heatNotesDownloads(
  notes: Pick<HeatNotes, 'charges' | 'settlement' | 'statements' | 'report' | 'purchases' | 'comparison'>,
  audit: Audit,
  note: string | undefined,
  words: Words,
): DownloadRoute[] {
  return [
    notesFile(notes, audit, note),
    comparisonFile(notes, audit, note),
    settlementFile(notes, audit, note),
    statementsFile(notes),
    reportFile(notes, audit, note, words),
    purchaseFile(notes.purchases, audit, note, words),
  ];
}

const zipType = 'application/zip';
const reportFormats = z.enum(['docx', 'xlsx', 'csv']).default('docx');

/** The results of a season: a Word document, or its points as a table. */
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
      await audit(scope, { action: 'export', subject: 'heat-report', region: ofAsked(scope, of), detail: { format, ...of } });
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

/** A note as a paper for its payer; the occupant's name only if the reader may see it. */
function settlementFile(notes: Pick<HeatNotes, 'settlement'>, audit: Audit, note: string | undefined): DownloadRoute {
  return {
    path: '/exports/heat-statement',
    action: 'export',
    summary: 'A note of heat as a Word document for who is to pay it: readings, heat, each line in words, by area, estimates, payments',
    parameters: { number: { about: 'the number of the note', shape: z.string().min(1).max(300) } },
    types: [wordType],
    open: async ({ scope }, { number = '' }) => {
      const told = await notes.settlement(scope, number);
      await audit(scope, {
        action: 'export',
        subject: 'heat-statement',
        region: { where: [`household:${told.household}`] },
        detail: { number },
      });
      const bytes = await writeWord(paperOf(told, note));
      return { name: `${number}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
    },
  };
}

/** The heat notes that a job wrote: Word documents in a zip. Only for the account that began the job. */
function statementsFile({ statements }: Pick<HeatNotes, 'statements'>): DownloadRoute {
  return {
    path: '/exports/heat-statements',
    action: 'export',
    summary: 'The Word documents that a job wrote of the notes of a season, as a zip; for who began the job',
    parameters: { job: { about: 'the id of the job', shape: z.string().min(1).max(100) } },
    types: [zipType],
    open: async ({ scope }, { job = '' }) => {
      const { season, files } = await statements.zip(scope, job);
      const body = Readable.toWeb(Readable.from(statementZip(files))) as ReadableStream<Uint8Array>;
      return { name: `heat-statements-${season}.zip`, type: zipType, body };
    },
  };
}

/** Heat notes as a table for the charging system; without names. */
function notesFile(notes: Pick<HeatNotes, 'charges'>, audit: Audit, note: string | undefined): DownloadRoute {
  return {
    path: '/exports/heat-notes',
    action: 'export',
    summary: 'The notes of a heating season, for the system that charges them',
    parameters: {
      format: tableFormat,
      season: { about: 'the heating season', shape: z.string() },
      point: { about: 'a settlement point', shape: codeShape.optional() },
      building: { about: 'a building', shape: codeShape.optional() },
      company: { about: 'a heat company', shape: codeShape.optional() },
      region: { about: 'a region', shape: codeShape.optional() },
      columns: { about: 'which columns, as YAML or JSON; see docs/heat.md', shape: z.string().max(12_000).optional() },
    },
    types: tableTypes,
    open: async ({ scope }, { format: asked, season, columns: mapped, ...given }) => {
      const format = formatGiven(asked);
      const { point, building, company, region } = given;
      const of = { ...(point && { point }), ...(building && { building }), ...(company && { company }), ...(region && { region }) };
      const columns = mapped === undefined ? usualColumns : columnsGiven(mapped);
      await audit(scope, {
        action: 'export',
        subject: 'heat-notes',
        region: ofAsked(scope, of),
        detail: { format, season, ...of, ...(mapped && { columns: mapped }) },
      });
      const headings = columns.map(({ heading }) => heading);
      return tableFile('heat-notes', format, headings, cellsOf(notes.charges(scope, { season, ...of }), columns), { note });
    },
  };
}

async function* cellsOf(rows: AsyncIterable<ChargeRow>, columns: readonly ChargeColumn[]) {
  for await (const row of rows) yield chargeCells(row, columns);
}
