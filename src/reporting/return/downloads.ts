import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { fill, type Finding, type Words } from '#kernel/finding.ts';
import { codeShape } from '#kernel/shape.ts';
import { fillingWorkbook } from '#platform/tables/filling-workbook.ts';
import { tableFile, xlsxType } from '#platform/tables/file.ts';
import { periodText } from './contract.ts';
import type { Returns } from './return.ts';
import { returnSheet } from './sheet.ts';

const formats = ['xlsx', 'csv'] as const;

/** Files of returns: the sheet of a period, which can be filled in and imported again. @param words those of all slices */
export function returnDownloads(returns: Returns, words: Words, mark: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/returns',
      action: 'export',
      summary: 'The returns of a period as a sheet, a row a unit, a column a field: to be filled in and brought in again',
      parameters: {
        form: { about: 'the form', shape: z.string().min(1).max(200) },
        period: { about: 'the period: 2025, 2025-H1, 2025-Q3, 2025-07', shape: periodText },
        region: { about: 'the place; left out: all that the asker sees', shape: codeShape.optional() },
        format: { about: 'xlsx or csv', shape: z.enum(formats).default('xlsx') },
      },
      types: [xlsxType, 'text/csv; charset=utf-8'],
      async open({ scope, language }, { form: id = '', period: text = '', region, format = 'xlsx' }) {
        const { form, period, rows } = await returns.sheetRows(scope, { form: id, period: text, region });
        const tell = ({ code, evidence }: Finding): string => fill(words[code]?.[language] ?? code, evidence, language, words);
        const sheet = returnSheet(form, period, rows, { language, tell });
        const note = [mark, sheet.note].filter((one) => one !== undefined).join(' · ');
        const name = `${form.id}-${period.text}`;
        if (format === 'csv') {
          const cells = sheet.rows.map((row) => row.map(({ value }) => value));
          return tableFile(
            name,
            'csv',
            sheet.columns.map(({ heading }) => heading),
            cells,
            { note },
          );
        }
        return { name: `${name}.xlsx`, type: xlsxType, body: new Blob([await fillingWorkbook({ ...sheet, note })]).stream() };
      },
    },
  ];
}
