import { units } from '#kernel/carrier.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Zone } from '#kernel/zone.ts';
import { dayText } from '#kernel/day.ts';
import { eachInForce, type Rows } from '#metering/counter-line/counter-line.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { decimalCell } from './export.ts';

/** The columns of exported bills; an import of readings recognises these names. `time` is the first day, `end` the day after the last. */
export const billHeader = ['meter', 'time', 'end', 'value', 'unit'] as const;

/** The longest day, on which the clock is set back. */
const dayS = 25 * 3600;

/**
 * The current bills of one meter: intervals longer than a day, each with the value in force. Without `received`, so that an edited row is
 * known from its import on. If received values contradict each other none is in force: those are exported with the readings only.
 * @param zone of the meter's building: its days are written as days, other instants in UTC
 */
export function* billRows(meter: Pick<SeriesFacts, 'code'>, rows: Rows, zone: Zone): Generator<(string | number)[]> {
  for (const at of eachInForce(rows)) {
    const [start, width] = [rows.at[at] as number, rows.width[at] as number];
    if (width <= dayS) continue;
    const unit = units[rows.unit[at] as number] as string;
    yield [meter.code, timeText(start, zone), timeText(start + width, zone), decimalCell(rows.value[at] as number), unit];
  }
}

function timeText(instant: number, zone: Zone): string {
  const day = zone.dayOf(instant);
  return zone.dayStart(day) === instant ? dayText(day) : formatInstant(instant);
}
