import { unitOfNumber } from '#kernel/quantity.ts';
import { formatInstant } from '#kernel/instant.ts';
import { eachRevision, type Rows } from '#metering/counter-line/counter-line.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';

/** The columns of exported readings; an import recognises these names. */
export const exportHeader = ['meter', 'time', 'end', 'value', 'unit', 'received'] as const;

/** Their types in formats that have types. */
export const exportKinds = { time: 'instant', end: 'instant', value: 'decimal', received: 'instant' } as const;

/** The rows of one meter, each revision once, in the form that an import accepts. Instants are in UTC; a register has no end. */
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

/** A number if a spreadsheet keeps every digit of it, otherwise text. */
export function decimalCell(tenThousandths: number): number | string {
  const text = decimalText(tenThousandths);
  return Math.abs(tenThousandths) < 1e15 ? Number(text) : text;
}

/** An integer of 0.0001 as a decimal, without trailing zeros. */
export function decimalText(tenThousandths: number): string {
  const digits = String(Math.abs(tenThousandths)).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/u, '');
  return `${tenThousandths < 0 ? '-' : ''}${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`;
}
