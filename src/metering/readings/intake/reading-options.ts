import type { Job } from '#platform/list-intake/job.ts';
import { carriersToldIn, carrierUnit, isPower, measuredIn, useUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import { can } from '#kernel/rights.ts';
import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { isInstantUnit, type ReadUnit } from '#kernel/quantity.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { isSoundText } from '#kernel/sound-text.ts';
import type { MeterLookupResult } from '#metering/reading-intake/admit.ts';
import type { DateOrder } from '#platform/tables/date-order.ts';
import type { DecimalMark } from '#platform/tables/decimal-mark.ts';
import type { FileSays } from '#metering/reading-intake/file-says.ts';
import { lengths, refuseUnused, type Fresh, type Says } from '#metering/reading-intake/reading-intake.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { createSeriesByCode } from './series-by-code.ts';

/** The sender's options for a file of readings, as in the contract. */
export type ReadingsOptions = {
  readonly headerRow?: number | undefined;
  readonly sheet?: string | undefined;
  readonly layout?: 'long' | 'wide' | 'days' | 'months' | undefined;
  readonly meter?: string | undefined;
  readonly timeColumn?: string | undefined;
  readonly meterColumn?: string | undefined;
  readonly valueColumn?: string | readonly string[] | undefined;
  readonly startColumn?: string | undefined;
  readonly endColumn?: string | undefined;
  readonly zone?: string | undefined;
  readonly kind?: 'interval' | 'register' | undefined;
  readonly interval?: '15min' | '30min' | '1h' | '1d' | '1month' | '1year' | undefined;
  readonly marks?: 'start' | 'end' | undefined;
  readonly ends?: 'included' | 'excluded' | undefined;
  readonly year?: number | undefined;
  readonly decimals?: DecimalMark | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly multiplier?: 'ledger' | 'applied' | undefined;
  readonly unit?: ReadUnit | undefined;
  readonly carrier?: Carrier | undefined;
  readonly zero?: 'missing' | 'value' | undefined;
  readonly createMeters?: boolean | undefined;
  readonly received?: string | undefined;
};

/**
 * Turns the sender's options into what the intake needs.
 * @throws Problem `unknown-zone`, `bad-instant`, `received-later` (a file cannot have been received in the future), `back-date` (only
 * administrators may state an earlier receipt), and what `refuseUnused` throws
 */
export function saysOf(options: ReadingsOptions, scope: Scope, now: number): Says {
  const zone = zoneNamed(options.zone);
  refuseUnused(options.layout ?? null, options);
  const { headerRow, sheet, layout, timeColumn, meter, meterColumn, valueColumn, startColumn, endColumn, year, kind, marks, ends, unit } =
    options;
  return {
    headerRow,
    sheet,
    layout,
    timeColumn,
    meter,
    meterColumn,
    valueColumn,
    startColumn,
    endColumn,
    year,
    kind,
    marks,
    ends,
    decimals: options.decimals,
    dateOrder: options.dateOrder,
    multiplier: options.multiplier,
    unit: unit === undefined || isInstantUnit(unit) ? undefined : unit,
    pointUnit: unit,
    zone,
    interval: options.interval === undefined ? undefined : lengths[options.interval],
    zeroIsMissing: options.zero === 'missing',
    carrier: options.carrier,
    received: receivedOf(options.received, scope, now),
    now,
    mayBackDate: can(scope, 'back-date'),
  };
}

/** The options of a message that apply to all of its readings. @throws Problem as `saysOf` */
export function messageSays(
  options: Pick<ReadingsOptions, 'kind' | 'interval' | 'marks' | 'unit' | 'zone' | 'zero'>,
  scope: Scope,
  now: number,
): FileSays {
  const says = saysOf(options, scope, now);
  return {
    // Unlike a file a message may contain both kinds: its interval is that of the meters that hold intervals.
    kind: says.kind ?? null,
    interval: says.interval ?? null,
    marks: says.marks ?? 'start',
    zeroIsMissing: says.zeroIsMissing === true,
    unit: says.unit ?? null,
    pointUnit: says.pointUnit,
    zone: says.zone ?? null,
    received: now,
    now,
    mayBackDate: false,
    carrier: null,
    endIncludes: 0,
  };
}

function zoneNamed(name: string | undefined): Zone | undefined {
  if (name === undefined) return undefined;
  const zone = createZone(name);
  if (zone === null) throw new Problem('bad-input', 'unknown-zone', { zone: name });
  return zone;
}

function receivedOf(text: string | undefined, scope: Scope, now: number): number {
  if (text === undefined) return now;
  const at = parseInstant(text, createZone('Asia/Shanghai') as Zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  if (at * 1000 > now) throw new Problem('bad-input', 'received-later', { received: text });
  if (!can(scope, 'back-date')) throw new Problem('not-allowed', 'back-date', { received: text });
  return at * 1000;
}

type Kind = 'register' | 'interval';

export type MeterLookup = ReturnType<typeof createMeterLookup>;

/** The metering points that a file created; they are removed if none of its readings is accepted. */
type Created = {
  meters: MeterFacts[];
  /** Carriers that were derived from a unit alone, or from it and the other metering points, with that unit. */
  readonly byUnit: Map<Carrier, Unit>;
};

/** The dependencies and state of a look-up. */
type LookupContext = {
  readonly registry: Registry;
  readonly held: ReturnType<typeof createSeriesByCode>;
  readonly scope: Scope;
  readonly options: ReadingsOptions;
  readonly job: Pick<Job, 'id' | 'preview' | 'now' | 'agreed'>;
  readonly byId: Map<number, SeriesFacts>;
  /** Metering points that only a preview knows. */
  readonly imagined: Map<number, MeterFacts>;
  readonly created: Created;
};

/** Looks up metering points by the codes of a file, and keeps those found. */
export function createMeterLookup(
  { registry, series, point }: Pick<ReadingsInternals, 'registry' | 'series' | 'point'>,
  scope: Scope,
  options: ReadingsOptions,
  job: LookupContext['job'],
) {
  const held = createSeriesByCode({ series, point }, scope);
  const context: LookupContext = {
    registry,
    held,
    scope,
    options,
    job,
    byId: new Map(),
    imagined: new Map(),
    created: { meters: [], byUnit: new Map() },
  };
  const { byId, imagined, created } = context;
  return {
    byId,
    imagined,
    created,
    forget: held.forget,
    series: held.series,
    known: async (codes: readonly string[]): Promise<Set<string>> => new Set((await held.series(codes)).map(({ code }) => code)),
    /** Those that are points. */
    points: async (codes: readonly string[]): Promise<Set<string>> => new Set((await held.points(codes)).map(({ code }) => code)),
    /** Those that are counters or points. */
    atInstants: async (codes: readonly string[]): Promise<Set<string>> =>
      new Set((await held.series(codes)).flatMap(({ code, kind }) => (kind === 'interval' ? [] : [code]))),
    /** The devices of those that are metering points. */
    devices: async (codes: readonly string[]) =>
      new Map(
        (await held.series(codes)).flatMap((one) =>
          one.kind === 'instant'
            ? []
            : [[one.code, { register: one.kind === 'register', since: one.devices.slice(1).map(({ since }) => since) }] as const],
        ),
      ),
    lookUp: async (fresh: readonly Fresh[], kind: Kind | null): Promise<MeterLookupResult[]> => {
      const codes = fresh.map(({ code }) => code);
      const meters = await stated(context, await held.series(codes), kind);
      const found = new Map<string, MeterLookupResult>(meters.map((meter) => [meter.code, { meter }]));
      for (const meter of meters) byId.set(meter.id, meter);
      const others = await missing(
        context,
        fresh.filter(({ code }) => !found.has(code)),
        kind,
      );
      return codes.map((code) => {
        const looked = found.get(code) ?? (others.get(code) as MeterLookupResult);
        if ('meter' in looked) byId.set(looked.meter.id, looked.meter);
        return looked;
      });
    },
  };
}

/** An import that names its preview would change metering points before its result is known. */
export class WrittenFirst extends Error {}

/** If the kind of a metering point was never stated, the first readings determine it. */
async function stated({ registry, job }: LookupContext, all: readonly SeriesFacts[], kind: Kind | null): Promise<SeriesFacts[]> {
  const isOpen = (one: SeriesFacts): one is MeterFacts => one.kind !== 'instant' && !one.kindStated;
  const open = kind === null ? [] : all.filter(isOpen).map(({ id }) => id);
  if (kind === null || open.length === 0) return [...all];
  if (job.agreed !== undefined) throw new WrittenFirst();
  if (!job.preview) await registry.stateKind(open, kind, job);
  return all.map((one) => (isOpen(one) ? { ...one, kind, kindStated: true } : one));
}

/**
 * Codes that the scope does not see: to be created, or not readable. For those who do not see everything, metering points elsewhere and
 * ones that do not exist get the same answer.
 */
async function missing(context: LookupContext, lacking: readonly Fresh[], kind: Kind | null): Promise<Map<string, MeterLookupResult>> {
  if (lacking.length === 0) return new Map();
  // naming the metering point of a file means that it should exist
  const { createMeters, meter } = context.options;
  const sound =
    createMeters === true || meter !== undefined ? lacking.filter(({ code, physical }) => physical !== true && isSoundText(code)) : [];
  const made = await make(context, sound, kind);
  // another file may have created some since they were looked up
  if (made.size < sound.length) await addMadeMeanwhile(context, sound, made, kind);
  const fault = 'all' in context.scope.sees ? 'unknown-meter' : 'out-of-scope';
  return new Map(
    lacking.map(({ code, physical }): [string, MeterLookupResult] => {
      const meter = made.get(code);
      const why = physical === true && fault === 'unknown-meter' ? 'unknown-point' : fault;
      return [code, meter === undefined ? { fault: why } : { meter }];
    }),
  );
}

async function addMadeMeanwhile(context: LookupContext, sound: readonly Fresh[], made: Map<string, SeriesFacts>, kind: Kind | null) {
  context.held.forget();
  const left = sound.flatMap(({ code }) => (made.has(code) ? [] : [code]));
  for (const one of await stated(context, await context.held.series(left), kind)) made.set(one.code, one);
}

async function make({ registry, scope, options, job, byId, imagined, created }: LookupContext, fresh: readonly Fresh[], kind: Kind | null) {
  if (fresh.length === 0) return new Map<string, SeriesFacts>();
  if (job.agreed !== undefined) throw new WrittenFirst();
  const own = new Set(created.meters.map(({ id }) => id));
  const beside = new Set([...byId.values()].flatMap((one) => (one.kind === 'instant' || own.has(one.id) ? [] : [one.carrier])));
  const made = await registry.createMeters(
    scope,
    fresh.map((one) => {
      const { code, unit, register, multiplier } = one;
      const carrier = options.carrier ?? one.carrier ?? carrierOf(one, beside, created);
      const isOf = kind ?? (register === true ? 'register' : 'interval');
      // use is already multiplied
      const times = isOf === 'register' && multiplier !== undefined && multiplier !== 1 ? { multiplier } : {};
      const both = one.net === true ? { direction: 'both' as const } : {};
      return { code, carrier, kind: isOf, unit: counterUnit(carrier, unit), ...times, ...both };
    }),
    job,
  );
  created.meters.push(...made);
  if (job.preview) for (const meter of made) imagined.set(meter.id, meter);
  return new Map<string, SeriesFacts>(made.map((meter) => [meter.code, meter]));
}

/**
 * The carrier of a new metering point, if neither the sender nor the file gives it: the only carrier of its unit, otherwise the only such
 * carrier among those that the file also names and that exist.
 * @throws Problem `carrier-words-open` if words may mean several or contradict each other, `carrier-open` if several are possible,
 * `unit-of-other-carrier` if electricity is not among them
 */
function carrierOf({ code, unit, open }: Fresh, beside: ReadonlySet<Carrier>, { byUnit }: Created): Carrier {
  if (open !== undefined)
    throw new Problem('bad-input', 'carrier-words-open', {
      meter: code,
      text: open.text,
      choices: open.carriers.map((carrier) => ({ set: { carrier } })),
    });
  if (unit === null) return 'electricity';
  const may = carriersToldIn(unit);
  const there = may.filter((carrier) => beside.has(carrier));
  const [only, ...others] = may.length === 1 || beside.size !== 1 || there.length !== 1 ? may : there;
  if (only === undefined || others.length > 0)
    throw new Problem('bad-input', measuredIn(unit) === 'energy' ? 'carrier-open' : 'unit-of-other-carrier', {
      meter: code,
      unit,
      carrier: 'electricity',
      choices: may.map((carrier) => ({ set: { carrier } })),
    });
  if (only !== 'electricity') byUnit.set(only, unit);
  return only;
}

/**
 * The unit that a meter counts whose readings come in this unit: energy for powers, and the carrier's own unit if none is named.
 * @throws Problem `unit-of-other-carrier` if the carrier is not measured in it
 */
function counterUnit(carrier: Carrier, unit: Unit | null): Unit {
  if (unit === null) return carrierUnit(carrier);
  const counted = isPower(unit) ? 'kWh' : unit;
  const calculated = useUnit(carrier, counted);
  if (calculated === null) throw new Problem('bad-input', 'unit-of-other-carrier', { unit, carrier });
  return isPower(unit) ? calculated : counted;
}
