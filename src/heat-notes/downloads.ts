import type { DownloadRoute } from '#kernel/download.ts';
import type { Scope } from '#kernel/scope.ts';
import { codeShape } from '#kernel/shape.ts';
import { heatSeasonTerms } from '#heat-billing/vocabulary.ts';
import { householdFieldTerms } from '#heat-supply/vocabulary.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#tables/file.ts';
import { z } from 'zod';
import type { HeatNotes } from './heat-notes.ts';
import { noteLines } from './note.ts';
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
 * Notes of heat as a table for the system that charges them; without names.
 * @param note a line above the table, such as the mark of demonstration data
 */
export function heatNotesDownloads(notes: Pick<HeatNotes, 'every'>, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
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
    },
  ];
}
