import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import { can } from '#kernel/rights.ts';
import { knownNow } from '#kernel/known.ts';
import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Looked } from '#door/admit.ts';
import type { Says } from '#door/door.ts';
import type { Registry } from '#registry/registry.ts';
import type { MeterFacts } from '#registry/facts.ts';

/** What the sender says of a file of readings, as the contract has it. */
export type ReadingsOptions = {
  readonly layout?: 'long' | 'wide' | 'months' | undefined;
  readonly timeColumn?: string | undefined;
  readonly meterColumn?: string | undefined;
  readonly valueColumn?: string | undefined;
  readonly startColumn?: string | undefined;
  readonly endColumn?: string | undefined;
  readonly zone?: string | undefined;
  readonly kind?: 'interval' | 'register' | undefined;
  readonly interval?: '15min' | '30min' | '1h' | '1d' | '1month' | '1year' | undefined;
  readonly marks?: 'start' | 'end' | undefined;
  readonly year?: number | undefined;
  readonly unit?: Unit | undefined;
  readonly carrier?: Carrier | undefined;
  readonly zero?: 'missing' | 'value' | undefined;
  readonly createMeters?: boolean | undefined;
  readonly received?: string | undefined;
};

const intervals = {
  '15min': 900,
  '30min': 1800,
  '1h': 3600,
  '1d': { days: 1 },
  '1month': { months: 1 },
  '1year': { years: 1 },
} as const;

/**
 * Turns the sender's words into what the door needs.
 * @throws Problem `unknown-zone`, `bad-instant`, `received-later` (a file cannot have come after now), `back-date` (only administrators may say that it came earlier),
 * `interval-for-register`
 */
export function saysOf(options: ReadingsOptions, scope: Scope, now: number): Says {
  const zone = zoneNamed(options.zone);
  if (options.kind === 'register' && options.interval !== undefined)
    throw new Problem('bad-input', 'interval-for-register', { interval: options.interval });
  const { layout, timeColumn, meterColumn, valueColumn, startColumn, endColumn, year, kind, marks, unit } = options;
  return {
    layout,
    timeColumn,
    meterColumn,
    valueColumn,
    startColumn,
    endColumn,
    year,
    kind,
    marks,
    unit,
    zone,
    interval: options.interval === undefined ? undefined : intervals[options.interval],
    zeroIsMissing: options.zero === 'missing',
    received: receivedOf(options.received, scope, now),
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

export type LookUp = ReturnType<typeof createLookUp>;

/** Metering points by the codes of a file, kept as they are found. */
export function createLookUp(
  registry: Registry,
  scope: Scope,
  options: ReadingsOptions,
  job: { id: number; preview: boolean; now: number },
) {
  const byId = new Map<number, MeterFacts>();
  const imagined = new Map<number, MeterFacts>();
  const created = { meters: 0, withoutBuilding: [] as string[] };

  /** Of a metering point whose kind nobody has said, the first readings say it. */
  const stated = async (meters: readonly MeterFacts[], kind: Kind | null): Promise<MeterFacts[]> => {
    const open = kind === null ? [] : meters.filter((meter) => !meter.kindStated);
    if (kind === null || open.length === 0) return [...meters];
    if (!job.preview)
      await registry.stateKind(
        scope,
        open.map((meter) => meter.id),
        kind,
        job,
      );
    return meters.map((meter) => (meter.kindStated ? meter : { ...meter, kind, kindStated: true }));
  };

  const missing = async (codes: readonly string[], kind: Kind | null): Promise<Map<string, Looked>> => {
    const elsewhere = new Set((await registry.meterFacts(programScope, { meters: codes }, knownNow)).map((meter) => meter.code));
    const fresh = options.createMeters === true ? codes.filter((code) => !elsewhere.has(code)) : [];
    const made = await make(fresh, kind);
    return new Map<string, Looked>(
      codes.map((code): [string, Looked] => {
        if (elsewhere.has(code)) return [code, { fault: 'out-of-scope' }];
        const meter = made.get(code);
        return [code, meter === undefined ? { fault: 'unknown-meter' } : { meter }];
      }),
    );
  };

  const make = async (codes: readonly string[], kind: Kind | null): Promise<Map<string, MeterFacts>> => {
    if (codes.length === 0) return new Map();
    const carrier = options.carrier ?? 'electricity';
    const wanted = { carrier, kind: kind ?? 'interval', unit: options.unit ?? carrierUnit(carrier) } as const;
    const made = await registry.createMeters(
      scope,
      codes.map((code) => ({ code, ...wanted })),
      job,
    );
    created.meters += made.length;
    for (const meter of made) if (meter.building === null) created.withoutBuilding.push(meter.code);
    if (job.preview) for (const meter of made) imagined.set(meter.id, meter);
    return new Map(made.map((meter) => [meter.code, meter]));
  };

  return {
    byId,
    imagined,
    created,
    async lookUp(codes: readonly string[], kind: Kind | null): Promise<Looked[]> {
      const meters = await stated(await registry.meterFacts(scope, { meters: codes }, knownNow), kind);
      const found = new Map(meters.map((meter) => [meter.code, meter]));
      const others = await missing(
        codes.filter((code) => !found.has(code)),
        kind,
      );
      return codes.map((code) => {
        const meter = found.get(code);
        const looked: Looked = meter === undefined ? (others.get(code) ?? { fault: 'unknown-meter' }) : { meter };
        if ('meter' in looked) byId.set(looked.meter.id, looked.meter);
        return looked;
      });
    },
  };
}
