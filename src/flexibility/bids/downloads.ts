import type { WriteTrail } from '#kernel/trail.ts';
import { z } from 'zod';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { Download, DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { officePieces, xlsxType } from '#platform/tables/file.ts';
import type { BidPapers } from './bid-papers.ts';

type Audit = WriteTrail;

const formats = z.enum(['docx', 'xlsx']).default('docx');

/**
 * A kept bid as a sheet, for users who may see it.
 * @param mark a line above it, such as the one that marks demonstration data
 */
export function bidDownloads(papers: BidPapers, audit: Audit, mark: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/bid',
      action: 'see-bids',
      summary: 'A kept bid as a bid sheet 申报单: steps by period, the members behind them, what is left out and why; Word or xlsx',
      parameters: {
        number: { about: 'the number of the bid', shape: z.coerce.number().int().min(1).max(2_147_483_647) },
        format: { about: 'the format', shape: formats },
      },
      types: [wordType, xlsxType],
      open: async ({ scope }, asked): Promise<Download> => {
        const [format, number] = [formats.parse(asked['format']), Number(asked['number'])];
        const bytes =
          format === 'docx'
            ? [await writeWord({ ...(await papers.paper(scope, number)), note: mark })]
            : await officePieces(
                ...(await papers.sheets(scope, number)).map((one) =>
                  mark === undefined ? one : { ...one, note: `${mark} · ${one.note}` },
                ),
              );
        if (bytes === null) throw new Problem('cannot-do', 'bid-too-long', { number });
        await audit(scope, { action: 'export', subject: `bid:${number}`, detail: { format } });
        return {
          name: `bid-${number}.${format}`,
          type: format === 'docx' ? wordType : xlsxType,
          body: new Blob(bytes as Uint8Array<ArrayBuffer>[]).stream(),
        };
      },
    },
  ];
}
