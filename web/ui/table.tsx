import { Table } from 'antd';
import type { TableProps } from 'antd';
import type { CSSProperties, Key } from 'react';
import { comparedBy } from './cell-value.ts';
import type { Format } from '../i18n/format.ts';
import { useLanguage } from '../i18n/language.tsx';
import type { TermName } from '../pages/desk/help/terms.ts';
import { cellView } from './cell-view.tsx';
import { InTable } from './in-table.ts';
import type { TableAddress } from './table-address.ts';
import { TableExportLater } from './table-export-later.tsx';
import { Term } from './term.tsx';
import type { Column } from './column.ts';

/** Props shared by all tables. */
export type TableParts<Row> = {
  /** The name of the table, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selection?: { readonly chosen: readonly string[]; readonly choose: (chosen: readonly string[]) => void };
};

type Whole = {
  readonly pageSize?: number;
  /** The total number, where the program may have returned only the first of them. */
  readonly total?: number | undefined;
};

/** A list that is loaded as a whole: the rows behind a chart, the meters behind a figure. */
export function PlainTable<Row extends object>({ total, ...props }: TableParts<Row> & Whole) {
  const { words, format } = useLanguage();
  const size = props.pageSize ?? 50;
  const pagination = props.rows.length > size ? { defaultPageSize: size, showSizeChanger: false } : false;
  return (
    <>
      <TableView {...props} isWhole loading={false} pagination={pagination} />
      {total === undefined || total <= props.rows.length ? null : (
        <p className="yd-quiet">{words.table.cut(format.count(props.rows.length), format.count(total))}</p>
      )}
      {props.rows.length === 0 ? null : (
        <TableExportLater label={props.label} columns={props.columns} rows={() => Promise.resolve(props.rows)} />
      )}
    </>
  );
}

type Turn = (page: number | undefined, size: number | undefined, sort: string | undefined, order: 'asc' | 'desc' | undefined) => void;

/** The table itself, however its rows are loaded. */
export function TableView<Row extends object>({
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
  totalAbove = false,
}: TableParts<Row> & {
  /** All rows are loaded: what the server has no order for is sorted here. */
  readonly isWhole: boolean;
  readonly loading: boolean;
  readonly pagination: Exclude<TableProps<Row>['pagination'], undefined>;
  readonly at?: TableAddress;
  readonly onTurn?: Turn;
  /** The number of rows is already shown above the table. */
  readonly totalAbove?: boolean;
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
          onChange: turnOf(onTurn),
        }),
  };
  return (
    // wider than a phone: it scrolls inside itself, by keyboard too
    <div className="yd-scroll" role="group" aria-label={label} aria-busy={loading} tabIndex={0}>
      <InTable value>
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
          pagination={pagination === false ? false : { ...pagination, ...(totalAbove ? {} : { showTotal }) }}
        />
      </InTable>
    </div>
  );
}

/** Translates antd's change event: sorting by a column that is sorted here does not count. */
function turnOf<Row>(onTurn: Turn): NonNullable<TableProps<Row>['onChange']> {
  return (turned, _filters, sorter) => {
    const one = Array.isArray(sorter) ? sorter[0] : sorter;
    if (one?.column?.sorter !== true && one?.order !== undefined) return;
    const order = one?.order === 'descend' ? 'desc' : one?.order === 'ascend' ? 'asc' : undefined;
    onTurn(turned.current, turned.pageSize, order === undefined ? undefined : String(one?.columnKey), order);
  };
}

function Titled({ title, term }: { readonly title: string; readonly term: TermName }) {
  return (
    <span className="yd-nowrap">
      {title} <Term of={term} name={title} />
    </span>
  );
}

type HowShown = { readonly at: TableAddress | undefined; readonly format: Format; readonly isWhole: boolean };

/** A column that needs space keeps it on a phone too, as far as the screen is wide. */
const atLeast = (width: number | undefined) => ({ '--yd-column': `${width}px` }) as CSSProperties;

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
    ...(column.width === undefined ? {} : { width: column.width, onCell: () => ({ style: atLeast(column.width) }) }),
    ...(column.number === true ? { align: 'end' as const, className: 'yd-number' } : {}),
    ...sorted,
    render: (_: unknown, row: Row, index: number) => cellView(column, row, index, format),
  };
}
