import { useLanguage } from '../i18n/language.tsx';
import { cellView } from './cell-view.tsx';
import { InTable } from './in-table.ts';
import { TableExportLater } from './table-export-later.tsx';
import type { Column } from './column.ts';

/** A few rows that are all loaded, without sorting, paging or selection: a page with input boxes has no budget for the heavy table. */
export function ShortTable<Row extends object>({
  label,
  columns,
  rows,
  rowKey,
}: {
  /** The name of the table, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}) {
  const { words, format } = useLanguage();
  const shown = columns.filter(({ hidden }) => hidden !== true);
  const edge = ({ number, width }: Column<Row>) => ({
    ...(number === true && { className: 'yd-number' }),
    style: { ...(number === true && { textAlign: 'end' as const }), ...(width !== undefined && { minWidth: width }) },
  });
  const table = (
    <div className="yd-scroll" tabIndex={0} role="group" aria-label={label}>
      <InTable value>
        <table className="yd-plain">
          <caption className="yd-hidden">{label}</caption>
          <thead>
            <tr>
              {shown.map((column) => (
                <th key={column.key} scope="col" {...edge(column)}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={rowKey(row)}>
                {shown.map((column) => (
                  <td key={column.key} {...edge(column)}>
                    {cellView(column, row, at, format)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </InTable>
      {rows.length === 0 ? <p className="yd-quiet">{words.table.empty}</p> : null}
    </div>
  );
  if (rows.length === 0) return table;
  return (
    <>
      {table}
      <TableExportLater label={label} columns={columns} rows={() => Promise.resolve(rows)} />
    </>
  );
}
