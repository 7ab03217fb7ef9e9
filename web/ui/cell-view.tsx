import type { ReactNode } from 'react';
import type { Format } from '../i18n/format.ts';
import { cellText, isMeasured, isMoment } from './cell.ts';
import type { Column } from './column.ts';

/** A cell as the page shows it. */
export function cellView<Row>(column: Column<Row>, row: Row, index: number, format: Format): ReactNode {
  if (column.show !== undefined) return column.show(row, index);
  const held = column.value(row, index);
  const unknown = held === null || (isMeasured(held) && held.value === null);
  if (unknown) return <span className="yd-none">{format.none}</span>;
  // a number and its unit stay together, and so do the parts of a day
  return isMeasured(held) || isMoment(held) ? <span className="yd-nowrap">{cellText(held, format)}</span> : cellText(held, format);
}
