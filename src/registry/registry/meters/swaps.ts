import { buildingTable, meterTable } from '../fields/kinds.ts';
import { can } from '#kernel/rights.ts';
import type { Unit } from '#kernel/carrier.ts';
import { parseInstantMs } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { swapsAt } from '../fields/devices.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { MeterFacts } from '../facts.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { readMultiplier } from '../fields/meter-fields.ts';
import { addSwaps, markMeters, swapsOf } from '../store/meter-store.ts';
import { needMeter } from './meters.ts';
import { upToNext } from '../fields/line-changes.ts';
import * as store from '#platform/ledger/entity-store.ts';
import { checkSwap, firstDevice } from '../store/swap-rows.ts';
import { tellTouched } from '../touch.ts';
import { meterFieldTerms } from '../vocabulary.ts';

export type SwapRequest = {
  readonly meter: string;
  /** An instant, or a time in the local time of the meter's building. */
  readonly at: string;
  readonly oldFinal: number;
  readonly newStart: number;
  readonly digits?: number | null | undefined;
  /** A number, or as plates and lists write it: `40倍`, `200/5A`. */
  readonly multiplier?: number | string | undefined;
  readonly unit?: Unit | undefined;
  readonly received?: string | undefined;
};

/** A new device for the same metering point. */
export function createSwaps(internals: RegistryInternals) {
  /**
   * Throws `not-a-multiplier`, `out-of-range`, `swap-there` if there is one at that instant already, `back-date` if the requester may not
   * state that it was known earlier.
   */
  async function swapMeter(scope: Scope, asked: SwapRequest): Promise<{ change: number; meter: MeterFacts }> {
    const multiplier = asked.multiplier === undefined ? undefined : multiplierOf(asked.multiplier);
    const ask = { ...asked, ...(multiplier !== undefined && { multiplier }) };
    const meter = await needMeter(internals, scope, ask.meter);
    const change = await inTransaction(internals.postgres, async (on) => {
      await store.takeTurn(on, wholeProgram, buildingTable);
      const now = internals.now();
      const zone = createZone(meter.zone) as Zone;
      const [entity] = await store.byIds(on, wholeProgram, meterTable, [meter.id]);
      const standing = swapsAt((await swapsOf(on, checkedByCaller, [meter.id])).get(meter.id) ?? [], asOfNow);
      const at = instant(ask.at, zone, 'at');
      const before = standing.findLast((swap) => swap.at < at) ?? firstDevice(entity?.fields ?? {});
      const made = checkSwap(
        {
          at,
          received: receivedOf(ask.received, zone, scope, now),
          oldFinal: ask.oldFinal,
          newStart: ask.newStart,
          digits: ask.digits === undefined ? before.digits : ask.digits,
          multiplier: multiplier ?? before.multiplier,
          unit: ask.unit ?? before.unit,
        },
        before,
        now,
      );
      if ('code' in made) throw new Problem('bad-input', made.code, { field: made.column, ...made.evidence });
      const id = await internals.imports.change(on, scope, { kind: 'swap', subject: ask.meter, detail: { ...ask }, now });
      await addSwaps(on, scope, [{ ...made, meter: meter.id, change: id }], now);
      await markMeters(on, wholeProgram, [upToNext(meter.id, at, standing)], now);
      return id;
    });
    await tellTouched(internals);
    await internals.audit?.(scope, { action: 'swap', subject: `meter:${ask.meter}`, detail: { change, ...ask } });
    return { change, meter: await needMeter(internals, scope, ask.meter) };
  }
  return { swapMeter };
}

/** Throws `not-a-multiplier`, `out-of-range`. */
function multiplierOf(said: number | string): number {
  const read = readMultiplier(String(said));
  if ('value' in read) return read.value as number;
  throw new Problem('bad-input', read.fault, { field: 'multiplier', fieldName: labelOf(meterFieldTerms.multiplier), ...read.evidence });
}

/** ms UTC, whole seconds. */
function instant(text: string, zone: Zone, field: string): number {
  const at = parseInstantMs(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { field, text });
  return Math.floor(at / 1000) * 1000;
}

function receivedOf(text: string | undefined, zone: Zone, scope: Scope, now: number): number {
  if (text === undefined) return now;
  const received = parseInstantMs(text, zone);
  if (received === null) throw new Problem('bad-input', 'bad-instant', { field: 'received', text });
  if (received > now) throw new Problem('bad-input', 'received-later', { received: text });
  if (!can(scope, 'back-date')) throw new Problem('not-allowed', 'back-date', { received: text });
  return received;
}
