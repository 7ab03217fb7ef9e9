import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Choice } from './choice.tsx';
import { FaultLine, MarkedField } from './marked-field.tsx';
import { Panel } from './panel.tsx';

/** Rows of boxes under a heading, each with the faults of the row as a whole; another can be added below. */
export function RowsPanel<Row>({
  title,
  hint,
  rows,
  onRows,
  empty,
  fault,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly Row[];
  readonly onRows: (rows: readonly Row[]) => void;
  /** The content of a new row. */
  readonly empty: Row;
  readonly fault: (at: number) => string | undefined;
  /** The boxes of a row. */
  readonly children: (row: Row, at: number, change: (part: Partial<Row>) => void) => ReactNode;
}) {
  const { rows: words } = useWords();
  return (
    <Panel title={title}>
      <div className="yd-stack">
        {hint === undefined ? null : <p className="yd-quiet">{hint}</p>}
        {rows.map((row, at) => (
          // rows have no ids of their own and keep their places
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} role="group" aria-label={words.row(title, at + 1)}>
            <div className="yd-row yd-row-top">
              {children(row, at, (part) => onRows(rows.map((one, place) => (place === at ? { ...one, ...part } : one))))}
              <Button
                size="small"
                aria-label={`${words.remove} ${words.row(title, at + 1)}`}
                onClick={() => onRows(rows.filter((_, place) => place !== at))}
              >
                {words.remove}
              </Button>
            </div>
            <FaultLine of={fault(at)} />
          </div>
        ))}
        <div>
          <Button size="small" onClick={() => onRows([...rows, empty])}>
            {words.add(title)}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

/** One of a few in such a row; a current value that is not one of them is offered too. */
export function ChoiceField({
  label,
  value,
  options,
  fault,
  none,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly fault: string | undefined;
  readonly none?: string;
  readonly onChange: (value: string) => void;
}) {
  const all = value === '' || options.some((one) => one.value === value) ? options : [...options, { value, label: value }];
  return (
    <MarkedField label={label} fault={fault}>
      {({ id }) => (
        <Choice
          id={id}
          value={value === '' ? undefined : value}
          options={all}
          {...(none !== undefined && { none })}
          onChoose={(one) => onChange(one ?? '')}
        />
      )}
    </MarkedField>
  );
}
