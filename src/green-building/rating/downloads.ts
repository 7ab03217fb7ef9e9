import { Readable } from 'node:stream';
import { z } from 'zod';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { askedDayShape } from '#kernel/shape.ts';
import { xlsxPieces } from '#platform/tables/write.ts';
import type { Rating } from './rating.ts';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Score sheets as workbooks: empty, or filled from the URL or an uploaded file (a score sheet, or JSON).
 * @param note a line above the table, such as the mark of demonstration data
 */
export function ratingDownloads(rating: Rating, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/score-sheet',
      action: 'view',
      summary: 'The score sheet of a standard as xlsx, empty or filled; it can be rated again',
      parameters: {
        standard: { about: 'the standard', shape: z.string().default('GB/T50378-2019') },
        stage: { about: 'the stage', shape: z.enum(['pre', 'final']).default('final') },
        date: { about: 'the day that decides the edition', shape: askedDayShape.optional() },
        input: { about: 'what is known of the building, a JSON object', shape: z.string().optional() },
        file: { about: 'an uploaded score sheet or JSON file, in place of input', shape: z.string().optional() },
        lang: languageAsked,
      },
      types: [type],
      open: async ({ scope, language }, asked) => {
        const standard = asked['standard'] ?? 'GB/T50378-2019';
        const date = asked['date'] === '' ? undefined : asked['date'];
        const stage = asked['stage'] ?? 'final';
        if (stage !== 'pre' && stage !== 'final')
          throw new Problem('bad-input', 'rating-input-bad', { field: 'stage', value: stage, allowed: 'pre, final' });
        const file = asked['file'];
        if (file !== undefined && asked['input'] !== undefined) throw new Problem('bad-input', 'rating-input-or-file', {});
        const input = file === undefined ? readInput(asked['input']) : await rating.readSheet(scope, { file, standard, date });
        const { header, rows } = rating.sheet({ standard, stage, date }, input, language);
        const name = language === 'zh' ? '绿色建筑评分表' : 'green-building-score';
        const pieces = xlsxPieces(header, rows, { sheet: name, ...(note !== undefined && { note }) });
        return { name: `${name}.xlsx`, type, body: Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array> };
      },
    },
  ];
}

function readInput(given: string | undefined): unknown {
  if (given === undefined || given === '') return null;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    throw new Problem('bad-input', 'rating-input-bad', { field: 'input', value: given.slice(0, 60), allowed: 'JSON {…}' });
  }
}
