import type { ReactNode } from 'react';
import type { CellValue } from './cell.ts';
import type { TermName } from '../pages/desk/help/terms.ts';

type Heading = {
  readonly key: string;
  readonly title: string;
  /** For files alone: what the page shows elsewhere in the row, such as a code below a name. */
  readonly hidden?: boolean;
  /** Shown only if the reader chooses it, in the table and in its file. */
  readonly optional?: boolean;
  /** Holds only controls: left out of files. */
  readonly press?: boolean;
  /** The glossary term that the column shows: an ⓘ after its title explains it. */
  readonly term?: TermName;
  readonly sort?: string;
  readonly number?: boolean;
  readonly width?: number;
};

/**
 * One column: `value` is the content of a cell, `show` how it looks if that is more than its text. Files are written from `value`, or from
 * the text and figures of `show`. Numbers are right-aligned. `sort` is the server's name for it.
 */
export type Column<Row> = Heading &
  (
    | { readonly show: (row: Row, index: number) => ReactNode; readonly value?: (row: Row, index: number) => CellValue }
    | { readonly show?: undefined; readonly value: (row: Row, index: number) => CellValue }
  );
