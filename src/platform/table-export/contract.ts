import { z } from 'zod';
import { fileShape } from '#kernel/documented.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape } from '#kernel/shape.ts';

const cellShape = z.union([z.string().max(32_767), z.number(), z.null()]);

const table = asks('export')
  .route({
    method: 'POST',
    path: '/exports/table',
    summary:
      'A table as it is shown, as a file: under its headings with their units, above them as known when and the mark of demonstration data',
  })
  .input(
    z.object({
      /** The name of the table; the file is named after it. */
      name: z.string().min(1).max(200),
      format: z.enum(['xlsx', 'csv']),
      columns: z.array(z.string().max(500)).min(1).max(400),
      rows: z.array(z.array(cellShape).max(400)).max(1_000_000),
      /** The local day at whose end the figures were known; now if omitted. */
      known: askedDayShape.optional(),
      /** The page that shows it, with its filters. */
      address: z.string().max(4000).optional(),
      /** The place or building, use and year of the table: they appear in the title and in the name of the file. */
      place: z.string().max(200).optional(),
      subject: z.string().max(200).optional(),
      year: z.number().int().min(1000).max(9999).optional(),
    }),
  )
  .output(fileShape('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'));

export const tableExportContract = { table };
