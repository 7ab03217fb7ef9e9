import type { ReactNode } from 'react';
import type { Go } from './address.ts';
import { ColumnChoice } from './column-choice.tsx';
import { useLanguage } from '../i18n/language.tsx';
import { ProblemView } from './problem-view.tsx';
import { useShownColumns } from './shown-columns.ts';
import { tableSizes } from './table-address.ts';
import type { TableAddress } from './table-address.ts';
import { TableExportLater } from './table-export-later.tsx';
import { TableView } from './table.tsx';
import type { TableParts } from './table.tsx';

/** The part of a query that a list needs. */
type QueryState = {
  readonly isPending: boolean;
  readonly isPlaceholderData: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

/**
 * A list that the server filters, sorts and pages; its paging and sorting are in the address. Give the query `placeholderData:
 * keepPreviousData`: old rows are then shown as loading, never as the answer. Trouble replaces the rows.
 */
export function ServerTable<Row extends object>(
  props: TableParts<Row> & {
    readonly query: QueryState;
    readonly total: number;
    readonly at: TableAddress;
    readonly go: Go<TableAddress>;
    readonly empty?: ReactNode;
    /** The summary of the list; if left out, the number of rows. */
    readonly above?: ReactNode;
    /** The name under which the reader's choice of columns is kept; without it all are shown. */
    readonly name?: string;
    /** The year of the list, where its address may leave it open: part of the file name. */
    readonly year?: number;
    /**
     * Requests a stretch of the list with its filters and order: with it the whole list can be exported as a file. `most` is the maximum
     * per request.
     */
    readonly every?: { readonly most: number; readonly ask: (page: Stretch) => Promise<readonly Row[]> };
  },
) {
  const { query, at, go, total, empty, every, above, name, year } = props;
  const shown = useShownColumns(name, props.columns, at, go);
  if (query.error !== null && query.error !== undefined) return <ProblemView error={query.error} again={query.refetch} />;
  if (!query.isPending && !query.isPlaceholderData && total === 0 && empty !== undefined) return empty;
  return (
    <>
      {above === undefined && name === undefined ? null : (
        <div className="yd-table-head">
          <div>{above ?? <Total of={query.isPending ? undefined : total} />}</div>
          {name === undefined ? null : <ColumnChoice label={props.label} choices={shown.choices} choose={shown.choose} />}
        </div>
      )}
      <TableView
        {...props}
        columns={shown.columns}
        isWhole={total <= props.rows.length}
        loading={query.isPending || query.isPlaceholderData}
        at={at}
        totalAbove={above !== undefined || name !== undefined}
        pagination={{ current: at.page, pageSize: at.size, total, pageSizeOptions: [...tableSizes], showSizeChanger: true }}
        onTurn={(page, size, sort, order) => go({ page: sort === at.sort && order === at.order ? page : undefined, size, sort, order })}
      />
      {every === undefined || total === 0 ? null : (
        <TableExportLater label={props.label} year={year} columns={shown.columns} rows={() => allOf(total, every.most, every.ask)} />
      )}
    </>
  );
}

function Total({ of }: { readonly of: number | undefined }) {
  const { words, format } = useLanguage();
  return of === undefined ? null : <output>{words.table.total(format.count(of))}</output>;
}

/** Which rows of a list: so many, starting there. */
type Stretch = { readonly limit: number; readonly offset: number };

async function allOf<Row>(total: number, most: number, ask: (page: Stretch) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let offset = 0; offset < total; offset += most) rows.push(...(await ask({ limit: most, offset })));
  return rows;
}
