import { carrierUnit, type Carrier } from '#kernel/carrier.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { channelCode } from './channel-kind.ts';
import type { GatewayNeeds } from './gateway-needs.ts';
import type { Connection, RawValue } from './lines/protocol.ts';

/** A failed registration is retried after this long (ms). */
const againAfter = 60_000;

/** Registers metering points for collectors' meters, in the building of that code, and binds their channels. */
export function createMeterMaker(
  { registry, imports, postgres, now, warn }: GatewayNeeds,
  bind: (scope: Scope, code: string, set: Record<string, string>) => Promise<unknown>,
  reload: () => Promise<void>,
) {
  /** When each was refused (ms): it is retried after a while, because the building may have been added since. */
  const refused = new Map<string, number>();
  const make = async (connection: Connection, { channel, names }: RawValue): Promise<Finding | null> => {
    const key = `${connection.code} ${channel}`;
    if (names === undefined || (refused.get(key) ?? 0) + againAfter > now()) return null;
    const { building, meter, item } = names;
    const [known] = await registry.meterFacts(programScope, { meters: [meter] }, asOfNow);
    if (known === undefined) {
      if ((await registry.activeVisible(programScope, [building])).size === 0) {
        refused.set(key, now());
        return { code: 'meter-not-made', severity: 'warning', evidence: { meter, building } };
      }
      const carrier = (registry.items().find(({ code }) => code === item)?.carrier ?? 'electricity') as Carrier;
      const job = { kind: 'channel-create', subject: meter, detail: { connection: connection.code, channel }, now: now() };
      const id = await inTransaction(postgres, (on) => imports.change(on, programScope, job));
      const isInterval = connection.settings['interval'] !== undefined;
      const wanted = { code: meter, carrier, kind: isInterval ? ('interval' as const) : ('register' as const), unit: carrierUnit(carrier) };
      await registry.createMeters(programScope, [wanted], { id, preview: false, now: now() });
      await registry.editMeter(programScope, meter, { building, ...(item !== null && { item }) });
    }
    await bind(programScope, channelCode(connection.code, channel), { connection: connection.code, channel, series: meter });
    refused.delete(key);
    return null;
  };
  return async (connection: Connection, values: readonly RawValue[]): Promise<Finding | null> => {
    let found: Finding | null = null;
    for (const value of values)
      try {
        found = (await make(connection, value)) ?? found;
      } catch (error) {
        warn('a metering point of a collector could not be made', error);
      }
    await reload();
    return found;
  };
}
