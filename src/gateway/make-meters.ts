import { carrierUnit, type Carrier } from '#kernel/carrier.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { inTransaction } from '#imports/imports.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { channelCode } from './channel-kind.ts';
import type { GatewayNeeds } from './gateway-needs.ts';
import type { Connection, RawValue } from './lines/protocol.ts';

/** Registers metering points of collectors' meters, in the building of that code, and binds their channels. */
export function createMeterMaker(
  { registry, imports, postgres, now, warn }: GatewayNeeds,
  bind: (scope: Scope, code: string, set: Record<string, string>) => Promise<unknown>,
  reload: () => Promise<void>,
) {
  const refused = new Set<string>();
  const make = async (connection: Connection, { channel, names }: RawValue): Promise<void> => {
    if (names === undefined || refused.has(`${connection.code} ${channel}`)) return;
    const { building, meter, item } = names;
    const [known] = await registry.meterFacts(programScope, { meters: [meter] }, asOfNow);
    if (known === undefined) {
      if ((await registry.standingSeen(programScope, [building])).size === 0) return void refused.add(`${connection.code} ${channel}`);
      const carrier = (registry.items().find(({ code }) => code === item)?.carrier ?? 'electricity') as Carrier;
      const job = { kind: 'channel-create', subject: meter, detail: { connection: connection.code, channel }, now: now() };
      const id = await inTransaction(postgres, (on) => imports.change(on, programScope, job));
      const isInterval = connection.settings['interval'] !== undefined;
      const wanted = { code: meter, carrier, kind: isInterval ? ('interval' as const) : ('register' as const), unit: carrierUnit(carrier) };
      await registry.createMeters(programScope, [wanted], { id, preview: false, now: now() });
      await registry.editMeter(programScope, meter, { building, ...(item !== null && { item }) });
    }
    await bind(programScope, channelCode(connection.code, channel), { connection: connection.code, channel, series: meter });
  };
  return async (connection: Connection, values: readonly RawValue[]): Promise<void> => {
    for (const value of values)
      await make(connection, value).catch((error: unknown) => warn('a metering point of a collector could not be made', error));
    await reload();
  };
}
