import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { MeterFacts } from '../facts.ts';
import * as store from '../store/facts-store.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { createFacts } from '../cache/meter-facts.ts';

/** A metering point as responses show it. */
export type MeterShown = {
  code: string;
  building: string | null;
  zone: string;
  carrier: Carrier;
  item: string | null;
  kind: 'register' | 'interval';
  direction: MeterFacts['direction'];
  capacity: number | null;
  parent: string | null;
  operator: string | null;
  installed: string | null;
  removed: string | null;
  shares: { building: string; share: number }[];
  devices: { since: string | null; digits: number | null; multiplier: number; unit: Unit; start: number | null; end: number | null }[];
};

export type MetersQuery = {
  readonly building?: string | undefined;
  readonly region?: string | undefined;
  readonly carrier?: Carrier | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Lists of metering points for display. */
export function createMeterList(internals: RegistryInternals) {
  const { meterFacts } = createFacts(internals);

  async function tell(scope: Scope, codes: readonly string[]): Promise<MeterShown[]> {
    const facts = await meterFacts(scope, { meters: codes }, asOfNow);
    const rest = new Map(
      (
        await store.restOfMeters(
          internals.postgres,
          checkedByCaller,
          facts.map((meter) => meter.id),
        )
      ).map((row) => [row.id, row]),
    );
    return facts.map((meter) => presentMeter(meter, rest.get(meter.id)?.parent ?? null, rest.get(meter.id)?.operator ?? null));
  }

  return {
    /** A page of metering points in order of their codes; `after` is the last code of the previous page. */
    async meters(scope: Scope, ask: MetersQuery): Promise<{ meters: MeterShown[]; next: string | null; total: number }> {
      const { postgres } = internals;
      const which = whichOf(ask);
      const total = await store.countMeters(postgres, scope, which);
      const codes = await store.meterCodes(postgres, scope, which, { after: ask.after, limit: ask.limit });
      return { meters: await tell(scope, codes), next: codes.length === ask.limit ? (codes.at(-1) ?? null) : null, total };
    },
    /**
     * The current operators of metering points that the scope is known to see: codes of organisations by the point's id, for those that
     * have one.
     */
    async operatorsOf(meters: readonly Pick<MeterFacts, 'id'>[]): Promise<Map<number, string>> {
      if (meters.length === 0) return new Map();
      const rest = await store.restOfMeters(
        internals.postgres,
        checkedByCaller,
        meters.map(({ id }) => id),
      );
      return new Map(rest.flatMap(({ id, operator }) => (operator === null ? [] : [[id, operator] as const])));
    },
    /** One metering point. Throws `no-such-meter`. */
    async meter(scope: Scope, code: string): Promise<MeterShown> {
      const [meter] = await tell(scope, [code]);
      if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: code });
      return meter;
    },
  };
}

function whichOf({ building, region, carrier }: MetersQuery) {
  return {
    ...(building !== undefined && { buildings: [building] }),
    ...(region !== undefined && { region }),
    ...(carrier !== undefined && { carrier }),
  };
}

function presentMeter(meter: MeterFacts, parent: string | null, operator: string | null): MeterShown {
  const { code, building, zone, carrier, item, kind, direction, capacityKw, installed, removed } = meter;
  const value = (register: number | null): number | null => (register === null ? null : register / 10_000);
  const devices = meter.devices.map(({ since, digits, multiplier, unit, start, end }) => ({
    since: Number.isFinite(since) ? formatInstant(since) : null,
    digits,
    multiplier: multiplier.num / multiplier.den,
    unit,
    start: value(start),
    end: value(end),
  }));
  return {
    code,
    building,
    zone,
    carrier,
    item,
    kind,
    direction,
    capacity: capacityKw,
    parent,
    operator,
    installed,
    removed,
    shares: meter.shares.map((one) => ({ ...one })),
    devices,
  };
}
