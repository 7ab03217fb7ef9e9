import { unitOfNumber } from '#kernel/quantity.ts';
import { formatInstant } from '#kernel/instant.ts';
import { eachRevision, type Rows } from '#metering/counter-line/counter-line.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';

/** The columns of exported readings; an import knows them by these names. */
export const exportHeader = ['meter', 'time', 'end', 'value', 'unit', 'received'] as const;

/** What they hold where a format has types. */
export const exportKinds = { time: 'instant', end: 'instant', value: 'decimal', received: 'instant' } as const;

/** The rows of one meter, each revision once, as an import takes them in again. Instants are in UTC; a register has no end. */
export function* exportRows(meter: Pick<SeriesFacts, 'code'>, rows: Rows): Generator<(string | number)[]> {
  for (const at of eachRevision(rows)) {
    const start = rows.at[at] as number;
    const width = rows.width[at] as number;
    yield [
      meter.code,
      formatInstant(start),
      width === 0 ? '' : formatInstant(start + width),
      decimalCell(rows.value[at] as number),
      unitOfNumber(rows.unit[at] as number),
      new Date(rows.received[at] as number).toISOString(),
    ];
  }
}

/** A number where a spreadsheet keeps every digit of it, else text. */
export function decimalCell(tenThousandths: number): number | string {
  const text = decimalText(tenThousandths);
  return Math.abs(tenThousandths) < 1e15 ? Number(text) : text;
}

/** An integer of 0.0001 as a decimal, without zeros at its end. */
export function decimalText(tenThousandths: number): string {
  const digits = String(Math.abs(tenThousandths)).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/u, '');
  return `${tenThousandths < 0 ? '-' : ''}${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`;
}
