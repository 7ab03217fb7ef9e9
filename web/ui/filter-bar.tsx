import { Button } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';

/** An active filter of the list, and how to remove it. */
export type ActiveFilter = { readonly key: string; readonly label: string; readonly value: string; readonly drop: () => void };

/** The filters of a list in one line: the most used are visible, the rest opens on demand; each active filter is a chip. */
export function FilterBar({
  label,
  always,
  active,
  clear,
  children,
}: {
  readonly label: string;
  readonly always?: ReactNode;
  readonly active: readonly ActiveFilter[];
  readonly clear: () => void;
  readonly children: ReactNode;
}) {
  const { table } = useWords();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="yd-panel yd-filters yd-no-print" role="search" aria-label={label}>
      <div className="yd-row">
        {always}
        <Button aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? table.fewerFilters : table.moreFilters}
        </Button>
        {active.map((one) => (
          <button
            key={one.key}
            type="button"
            className="yd-chip"
            aria-label={table.dropFilter(`${one.label}${format.colon}${one.value}`)}
            onClick={one.drop}
          >
            {one.label}
            {format.colon}
            {one.value} <span aria-hidden="true">×</span>
          </button>
        ))}
        {active.length > 1 ? (
          <Button type="link" onClick={clear}>
            {table.clearFilters}
          </Button>
        ) : null}
      </div>
      <div id={id} className="yd-row yd-filters-more" hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </div>
  );
}
