import { Table } from 'antd';
import type { TableProps } from 'antd';
import type { Key, ReactNode } from 'react';
import { comparedBy } from './cell-value.ts';
import { ColumnChoice } from './column-choice.tsx';
import { useShownColumns } from './shown-columns.ts';
import type { Format } from '../i18n/format.ts';
import { useLanguage } from '../i18n/language.tsx';
import type { Go } from './address.ts';
import type { TermName } from '../pages/help/terms.ts';
import { cellView } from './cell-view.tsx';
import { ProblemView } from './problem-view.tsx';
import { tableSizes } from './table-address.ts';
import type { TableAddress } from './table-address.ts';
import { TableExportLater } from './table-export-later.tsx';
import { Term } from './term.tsx';
import type { Column } from './column.ts';

/** As much of a query as a list needs. */
type QueryState = {
  readonly isPending: boolean;
  readonly isPlaceholderData: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

type Common<Row> = {
  /** What the table is called, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selection?: { readonly chosen: readonly string[]; readonly choose: (chosen: readonly string[]) => void };
};

/**
 * A list that the server filters, sorts and pages; how it is turned is in the address. Give the query `placeholderData: keepPreviousData`:
 * old rows are then shown as being fetched, never as the answer. Trouble takes the place of the rows.
 */
export function ServerTable<Row extends object>(
  props: Common<Row> & {
    readonly query: QueryState;
    readonly total: number;
    readonly at: TableAddress;
    readonly go: Go<TableAddress>;
    readonly empty?: ReactNode;
    /** What the list comes to. */
    readonly above?: ReactNode;
    /** The name under which the reader's choice of columns is kept; without it all stand. */
    readonly name?: string;
    /** Asks for a stretch of the list as it is narrowed and sorted: with it the whole can be taken away as a file. `most` at once. */
    readonly every?: { readonly most: number; readonly ask: (page: Stretch) => Promise<readonly Row[]> };
  },
) {
  const { query, at, go, total, empty, every, above, name } = props;
  const shown = useShownColumns(name, props.columns, at, go);
  if (query.error !== null && query.error !== undefined) return <ProblemView error={query.error} again={query.refetch} />;
  if (!query.isPending && !query.isPlaceholderData && total === 0 && empty !== undefined) return empty;
  return (
    <>
      {above === undefined && name === undefined ? null : (
        <div className="yd-table-head">
          <div>{above}</div>
          {name === undefined ? null : <ColumnChoice label={props.label} shown={shown} />}
        </div>
      )}
      <Bare
        {...props}
        columns={shown.columns}
        isWhole={total <= props.rows.length}
        loading={query.isPending || query.isPlaceholderData}
        at={at}
        pagination={{ current: at.page, pageSize: at.size, total, pageSizeOptions: [...tableSizes], showSizeChanger: true }}
        onTurn={(page, size, sort, order) => go({ page: sort === at.sort && order === at.order ? page : undefined, size, sort, order })}
      />
      {every === undefined || total === 0 ? null : (
        <TableExportLater label={props.label} columns={shown.columns} rows={() => allOf(total, every.most, every.ask)} />
      )}
    </>
  );
}

/** Which rows of a list: so many from there on. */
type Stretch = { readonly limit: number; readonly offset: number };

async function allOf<Row>(total: number, most: number, ask: (page: Stretch) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let offset = 0; offset < total; offset += most) rows.push(...(await ask({ limit: most, offset })));
  return rows;
}

/** A list that is here as a whole: the rows behind a chart, the meters behind a figure. */
export function PlainTable<Row extends object>(props: Common<Row> & { readonly pageSize?: number }) {
  const size = props.pageSize ?? 50;
  const pagination = props.rows.length > size ? { defaultPageSize: size, showSizeChanger: false } : false;
  return (
    <>
      <Bare {...props} isWhole loading={false} pagination={pagination} />
      {props.rows.length === 0 ? null : (
        <TableExportLater label={props.label} columns={props.columns} rows={() => Promise.resolve(props.rows)} />
      )}
    </>
  );
}

type Turn = (page: number | undefined, size: number | undefined, sort: string | undefined, order: 'asc' | 'desc' | undefined) => void;

function Bare<Row extends object>({
  label,
  columns,
  rows,
  rowKey,
  isWhole,
  loading,
  pagination,
  at,
  onTurn,
  selection,
}: Common<Row> & {
  /** All rows are here: what the server has no order for is sorted here. */
  readonly isWhole: boolean;
  readonly loading: boolean;
  readonly pagination: Exclude<TableProps<Row>['pagination'], undefined>;
  readonly at?: TableAddress;
  readonly onTurn?: Turn;
}) {
  const { words, format } = useLanguage();
  const shown = columns.filter(({ hidden }) => hidden !== true);
  const showTotal = (count: number) => words.table.total(format.count(count));
  const wanted: TableProps<Row> = {
    ...(selection === undefined
      ? {}
      : {
          rowSelection: {
            selectedRowKeys: [...selection.chosen],
            onChange: (keys: readonly Key[]) => selection.choose(keys.map(String)),
            getTitleCheckboxProps: () => ({ 'aria-label': words.table.chooseAll }),
            getCheckboxProps: (row: Row) => ({ 'aria-label': words.table.choose(rowKey(row)) }) as object,
          },
        }),
    ...(onTurn === undefined
      ? {}
      : {
          onChange: (turned, _filters, sorter) => {
            const one = Array.isArray(sorter) ? sorter[0] : sorter;
            if (one?.column?.sorter !== true && one?.order !== undefined) return;
            const order = one?.order === 'descend' ? 'desc' : one?.order === 'ascend' ? 'asc' : undefined;
            onTurn(turned.current, turned.pageSize, order === undefined ? undefined : String(one?.columnKey), order);
          },
        }),
  };
  return (
    // wider than a phone: it scrolls in itself, also by keyboard
    <div className="yd-scroll" role="group" aria-label={label} aria-busy={loading} tabIndex={0}>
      <Table<Row>
        {...wanted}
        caption={<span className="yd-hidden">{label}</span>}
        size="small"
        columns={shown.map((column) => antColumn(column, { at, format, isWhole: isWhole && rows.length > 1 }))}
        dataSource={rows}
        rowKey={rowKey}
        loading={loading}
        showSorterTooltip={false}
        locale={{ emptyText: loading ? words.app.loading : words.table.empty }}
        pagination={pagination === false ? false : { ...pagination, showTotal }}
      />
    </div>
  );
}

function Titled({ title, term }: { readonly title: string; readonly term: TermName }) {
  return (
    <span className="yd-nowrap">
      {title} <Term of={term} name={title} />
    </span>
  );
}

type HowShown = { readonly at: TableAddress | undefined; readonly format: Format; readonly isWhole: boolean };

function antColumn<Row>(column: Column<Row>, { at, format, isWhole }: HowShown) {
  const order = at?.sort === column.sort ? (at?.order === 'desc' ? ('descend' as const) : ('ascend' as const)) : null;
  const here = isWhole && column.press !== true && column.title !== '';
  const sorted =
    column.sort !== undefined && at !== undefined
      ? { sorter: true, sortOrder: order }
      : here
        ? { sorter: (one: Row, other: Row, way?: 'ascend' | 'descend' | null) => comparedBy(column, one, other, way) }
        : {};
  return {
    key: column.sort ?? column.key,
    title: column.term === undefined ? column.title : <Titled title={column.title} term={column.term} />,
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(column.number === true ? { align: 'end' as const, className: 'yd-number' } : {}),
    ...sorted,
    render: (_: unknown, row: Row, index: number) => cellView(column, row, index, format),
  };
}
