import { columnContent } from './column-content.ts';

type Rows = readonly (readonly string[])[];

/** Whether no column holds anything that may be a time, and none has such a heading. */
export const tellsNoTime = (header: readonly string[], rows: Rows): boolean =>
  rows.length > 0 &&
  header.every((heading, column) => {
    const held = columnContent(rows, column);
    return ['number', 'text', 'empty'].includes(held) && !/时间|日期|时刻|月份|年月|账期|周|time|date|month|week|year/iu.test(heading);
  });
