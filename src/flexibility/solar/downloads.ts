import { ofAsked, type WriteTrail } from '#kernel/trail.ts';
import { z } from 'zod';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { Download, DownloadRoute } from '#kernel/download.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { askedTimeShape, codeShape } from '#kernel/shape.ts';
import { officePieces, xlsxType } from '#platform/tables/file.ts';
import type { Solar } from './solar.ts';
import { yieldPaper, yieldSheets } from './yield-paper.ts';

type Audit = WriteTrail;

const formats = z.enum(['docx', 'xlsx']).default('docx');
const years = z.coerce.number().int().min(1990).max(2100);

/** @param note a line above the title, such as the mark of demonstration data */
export function solarDownloads(solar: Solar, audit: Audit, words: Words, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/solar-yields',
      action: 'export',
      summary:
        'Yields of photovoltaics 光伏发电量表: arrays, months, what was given of what should have been, doubts, sources; Word or xlsx',
      parameters: {
        building: { about: 'those of a building', shape: codeShape.optional() },
        region: { about: 'those of a place', shape: codeShape.optional() },
        year: { about: 'the year that is evaluated; left out: the last whole one', shape: years.optional() },
        format: { about: 'the format', shape: formats },
        knownAt: { about: 'as it was known then', shape: askedTimeShape.optional() },
      },
      types: [wordType, xlsxType],
      open: async ({ scope }, { building, region, year, format: asked, knownAt }): Promise<Download> => {
        const format = formats.parse(asked);
        const sheet = await solar.sheet(scope, { building, region, knownAt, year: year === undefined ? undefined : years.parse(year) });
        const told = sheet.findings.map((one) => tell(one, words, 'zh').detail);
        await audit(scope, {
          action: 'export',
          subject: 'solar-yields',
          region: ofAsked(scope, { building, region }),
          detail: { of: building ?? region, year: sheet.year, format },
        });
        const bytes =
          format === 'docx'
            ? [await writeWord({ ...yieldPaper(sheet, told, Date.parse(sheet.knownAt)), note })]
            : await officePieces(
                ...yieldSheets(sheet, told).map((one) => (note === undefined ? one : { ...one, note: `${note} · ${one.note}` })),
              );
        if (bytes === null) throw new Problem('cannot-do', 'yield-sheet-too-long', { count: sheet.arrays.length });
        return {
          name: `solar-yields-${building ?? region}-${sheet.year}.${format}`,
          type: format === 'docx' ? wordType : xlsxType,
          body: new Blob(bytes as Uint8Array<ArrayBuffer>[]).stream(),
        };
      },
    },
  ];
}
