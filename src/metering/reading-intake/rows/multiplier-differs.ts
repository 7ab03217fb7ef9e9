import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Batch } from '../batch.ts';

/** An existing metering point, its number in the file, and its multiplier according to the file. */
export type FileMultiplier = { readonly slot: number; readonly meter: SeriesFacts; readonly times: number };

/** `multiplied`: the values of the batch were multiplied by the file's multiplier; `value`: their heading. */
type Read = { readonly multiplied: boolean; readonly value: string };

/**
 * Throws `multiplier-differs` if a file gives another multiplier for a metering point than the register of meters, with the totals of its
 * readings under either. For use, a multiplier of one in the register means nothing: it was multiplied before. If both are equal, what the
 * file has multiplied is not multiplied again (`applied.ts`).
 */
export function refuseDiffering(said: readonly FileMultiplier[], batch: Batch, read: Read): void {
  const differing = said.flatMap((one) => {
    const ledger = one.meter.kind === 'instant' ? null : ledgerTimes(one.meter, batch, one.slot);
    const isSame = ledger === one.times && !(read.multiplied && isRegister(one));
    const isOther = ledger !== null && !isSame && (ledger !== 1 || (isRegister(one) && !read.multiplied));
    return isOther ? [{ ...one, ledger }] : [];
  });
  const [first] = differing;
  if (first === undefined) return;
  const shown = shownBy(batch, first.slot, isRegister(first)) / (read.multiplied ? first.times : 1);
  const [asLedger, asFile] = [first.ledger, first.times].map((times) => Math.round(shown * times) / 10_000) as [number, number];
  const set: Readonly<Record<string, string>> =
    read.multiplied && read.value !== '' ? { valueColumn: read.value } : { multiplier: 'ledger' };
  throw new Problem('bad-input', 'multiplier-differs', {
    meter: first.meter.code,
    count: differing.length,
    file: first.times,
    ledger: first.ledger,
    asFile,
    asLedger,
    choices: [{ set, comesTo: asLedger }],
  });
}

const isRegister = ({ meter }: FileMultiplier): boolean => meter.kind === 'register';

/** The multiplier of the device that was in place at the first reading of a code. */
function ledgerTimes({ devices, zone }: MeterFacts, batch: Batch, slot: number): number {
  const clock = createZone(zone) ?? (createZone('Asia/Shanghai') as Zone);
  const starts = places(batch, slot).map((at) => {
    const offset = batch.startOffset[at] as number;
    return Number.isNaN(offset) ? clock.toUtc(Math.floor(batch.start[at] as number)) : (batch.start[at] as number) - offset;
  });
  const first = Math.min(...starts);
  const device = devices.findLast(({ since }) => since <= first) ?? (devices[0] as MeterFacts['devices'][number]);
  return device.multiplier.num / device.multiplier.den;
}

/** The readings of a code that could be read. */
const places = (batch: Batch, slot: number): number[] =>
  [...batch.slot.subarray(0, batch.size).keys()].filter((at) => batch.slot[at] === slot && batch.fault[at] === 0).slice(0, 1000);

/**
 * The total of the first readings of a code as read, in 0.0001: the increase of a counter, or all use; for a single counter value the value
 * itself.
 */
function shownBy(batch: Batch, slot: number, register: boolean): number {
  const values = places(batch, slot)
    .toSorted((a, b) => (batch.start[a] as number) - (batch.start[b] as number))
    .map((at) => batch.value[at] as number);
  if (!register) return values.reduce((sum, value) => sum + value, 0);
  return (values.at(-1) ?? 0) - (values.length > 1 ? (values[0] as number) : 0);
}
