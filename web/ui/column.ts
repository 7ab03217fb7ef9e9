import type { ReactNode } from 'react';
import type { CellValue } from './cell.ts';
import type { TermName } from '../pages/desk/help/terms.ts';

type Heading = {
  readonly key: string;
  readonly title: string;
  /** For files alone: what the page shows elsewhere in the row, such as a code below a name. */
  readonly hidden?: boolean;
  /** Shown only where the reader chooses it: in the table and in its file. */
  readonly optional?: boolean;
  /** Holds nothing but what can be pressed: it goes into no file. */
  readonly press?: boolean;
  /** The term of the glossary that the column shows: an ⓘ behind its title says what it means. */
  readonly term?: TermName;
  readonly sort?: string;
  readonly number?: boolean;
  readonly width?: number;
};

/**
 * One column: `value` is what a cell holds, `show` how it looks where that is more than its text. Files are written from `value`, or from
 * the text and figures of `show`. Numbers stand at the end. `sort` names the server's word for it.
 */
export type Column<Row> = Heading &
  (
    | { readonly show: (row: Row, index: number) => ReactNode; readonly value?: (row: Row, index: number) => CellValue }
    | { readonly show?: undefined; readonly value: (row: Row, index: number) => CellValue }
  );
