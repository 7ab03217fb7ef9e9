import * as fc from 'fast-check';
import { dimensionOf, unitRatio } from '#kernel/carrier.ts';
import type { Device, Reading } from '../oracle.ts';
import { digits, facts, multiplier, type Facts } from './facts.ts';
import { rowsOf, tellings, type Telling } from './wording.ts';
import { midnight, zones, type Story } from './types.ts';

/** What happens next at a register. `gap` is seconds since the last reading. */
type Event =
  | {
      readonly kind: 'climb';
      readonly gap: number;
      readonly by: number;
      readonly told: readonly Telling[];
    }
  | {
      readonly kind: 'show';
      readonly gap: number;
      readonly tenths: number;
      readonly off: number;
      readonly told: readonly Telling[];
    }
  | {
      readonly kind: 'aside';
      readonly gap: number;
      readonly shown: readonly number[];
      readonly up: boolean;
      readonly told: readonly Telling[];
    }
  | {
      readonly kind: 'leap';
      readonly gap: number;
      readonly off: number;
      readonly told: readonly Telling[];
    }
  | {
      readonly kind: 'swap';
      readonly gap: number;
      readonly final: number;
      readonly start: number;
      readonly at: boolean;
      readonly silent: boolean;
      readonly device: Built;
    };

type Built = Pick<Device, 'digits' | 'multiplier'>;

const gap = fc.oneof(
  { arbitrary: fc.constantFrom(900, 3600, 3600, 7200, 43_200, 86_400), weight: 6 },
  { arbitrary: fc.integer({ min: 1, max: 200_000 }), weight: 2 },
  { arbitrary: fc.integer({ min: 20, max: 70 }).map((days) => days * 86_400), weight: 1 },
);

const by = fc.oneof(fc.constantFrom(0, 0, 1, 7, 10_000, 33_333, 125_000), fc.nat(50_000_000));

/** Tenths of 10^digits, with the limits that the law names; `off` moves by 0.0001 and more. */
const tenths = fc.constantFrom(0, 0, 0, 0.05, 0.5, 1, 1, 3, 5, 8, 9, 9, 9.5, 9.9, 9.999);

const climb: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('climb'),
  gap,
  by,
  told: tellings,
});

const show: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('show'),
  gap,
  tenths,
  off: fc.constantFrom(0, 0, -1, 1, 500),
  told: tellings,
});

const aside: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('aside'),
  gap: fc.constantFrom(900, 3600, 3600, 28_800, 43_200, 50_000),
  shown: fc.array(fc.nat(10), { minLength: 1, maxLength: 4 }),
  up: fc.boolean(),
  told: tellings,
});

/** As much as 10 GW gives, or slightly more or less. */
const leap: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('leap'),
  gap: fc.constantFrom(36, 36, 108, 3600),
  off: fc.constantFrom(-1, 0, 1),
  told: fc.constant([{ late: 0, import: 1, change: 0, unit: null, odd: 0 }]),
});

const swap: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('swap'),
  gap,
  final: fc.constantFrom(0, 0, 12_000, -500_000, 5_000_000),
  start: fc.constantFrom(0, 0, 10_000, 3_000_000, 95_000_000),
  at: fc.boolean(),
  silent: fc.constantFrom(false, false, false, true),
  device: fc.record({ digits, multiplier }),
});

const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: climb, weight: 8 },
  { arbitrary: show, weight: 4 },
  { arbitrary: aside, weight: 3 },
  { arbitrary: swap, weight: 1 },
  { arbitrary: leap, weight: 1 },
);

/** A register with readings: climbs, falls, resets, rollovers, dropouts and spikes (long, short, nested), swaps and gaps. */
export const registers: fc.Arbitrary<Story> = fc
  .record({
    facts,
    device: fc.record({ digits, multiplier }),
    zone: fc.constantFrom(...zones),
    day: fc.constantFrom('2026-03-27', '2026-10-23', '2025-12-29', '2026-05-31'),
    late: fc.nat(100_000),
    undone: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 1 }),
    events: fc.array(event, { minLength: 2, maxLength: 60, size: 'max' }),
  })
  .map(({ facts: known, device, zone, day, late, undone, events }) => {
    const { devices, readings } = play(known, device, midnight(day, zone) + late, events);
    const { unit: _unit, ...rest } = known;
    return { meter: { ...rest, kind: 'register', devices, decisions: [] }, readings, undone, zone };
  });

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The readings of a register that result from the events. */
function play(known: Facts, built: Built, from: number, events: readonly Event[]): { devices: Device[]; readings: Reading[] } {
  let device: Writable<Device> = {
    since: -Infinity,
    ...sized(known, built),
    start: null,
    end: null,
    unit: known.unit,
  };
  const devices = [device];
  const readings: Reading[] = [];
  let [at, shown] = [from, 0.4 * wrapOf(device)];
  for (const one of events) {
    at += one.gap;
    if (one.kind === 'climb') shown = (shown + one.by) % wrapOf(device);
    if (one.kind === 'show') shown = within(device, Math.round((one.tenths / 10) * wrapOf(device)) + one.off);
    if (one.kind === 'leap') shown = within(device, shown + mostOf(device, one.gap) + one.off);
    if ('told' in one && one.kind !== 'aside') tell(shown, one.told);
    if (one.kind === 'aside') putAside(one);
    if (one.kind === 'swap') putIn(one);
  }
  return { devices, readings };

  function tell(value: number, told: readonly Telling[]): void {
    readings.push(...rowsOf({ at, width: 0 }, value, device.unit, told, [0, wrapOf(device)]));
  }

  /** A few readings that deviate from the counter, which then continues. */
  function putAside(one: Event & { kind: 'aside' }): void {
    for (const tenth of one.shown) {
      tell(within(device, one.up ? shown + tenth * 5_000_000 : Math.floor((shown * tenth) / 12)), one.told);
      at += one.gap;
    }
    tell(shown, one.told);
  }

  function putIn(one: Event & { kind: 'swap' }): void {
    if (one.at) tell(within(device, one.start + 77), [{ late: 1, import: 2, change: 0, unit: null, odd: 0 }]);
    if (!one.silent) device.end = within(device, shown + one.final);
    device = { since: at, ...sized(known, one.device), start: null, end: null, unit: known.unit };
    shown = within(device, one.start);
    if (!one.silent) device.start = shown;
    devices.push(device);
  }
}

/** Fewer digits if the unit and the multiplier make each count large, so that doubles stay exact. */
function sized(known: Facts, built: Built): Built {
  const much = known.unit === 'MWh' || known.unit === 'GJ' || known.unit === 't';
  return much && built.digits === 6 ? { ...built, digits: 5 } : built;
}

/** What a device counts in this many seconds at 10 GW, in 0.0001; 0 if it is not measured in energy. */
function mostOf(device: Device, seconds: number): number {
  if (dimensionOf(device.unit) !== 'energy') return 0;
  const unit = unitRatio('kWh', device.unit);
  const kept = (seconds / 36) * 100_000 * 10_000 * unit.num * device.multiplier.den;
  return Math.floor(kept / (unit.den * device.multiplier.num));
}

/** The value at which a device rolls over, in 0.0001; without digits, as if it had five. */
function wrapOf(device: Pick<Device, 'digits'>): number {
  return 10 ** (device.digits ?? 5) * 10_000;
}

function within(device: Pick<Device, 'digits'>, value: number): number {
  return Math.min(Math.max(0, Math.round(value)), wrapOf(device) - 1);
}
