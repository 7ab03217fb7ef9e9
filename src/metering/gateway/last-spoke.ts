import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Bindings } from './bindings.ts';
import type { Protocol } from './lines/protocol.ts';
import type { SilentDevice } from './silent-devices.ts';

export type SpokenNeeds = { readonly readings: Pick<Readings, 'lastHeard'>; readonly bindings: Pick<Bindings, 'channels' | 'of'> };

/**
 * The same silences, each starting from the last stored value of its device, so that a silence continues across a restart of the program. A
 * silence that began before keeps its start, as does one of a device without stored values.
 * @param before the silences known from the previous round
 */
export async function sinceSpoken(
  { readings, bindings }: SpokenNeeds,
  { connection, protocol, now }: { readonly connection: string; readonly protocol: Pick<Protocol, 'device'>; readonly now: number },
  devices: readonly SilentDevice[],
  before: readonly SilentDevice[],
): Promise<SilentDevice[]> {
  const known = new Set(before.map(({ device }) => device));
  const fresh = devices.filter(({ device }) => !known.has(device));
  if (fresh.length === 0) return [...devices];
  const series = bindings.channels(connection).flatMap((channel) => {
    const facts = bindings.of(connection, channel)?.of?.facts;
    const device = protocol.device?.(channel);
    return facts === undefined || device === undefined || !fresh.some((one) => one.device === device) ? [] : [{ device, id: facts.id }];
  });
  const heard = await readings.lastHeard(programScope, series, Float64Array.of(0, Math.floor(now / 1000)), asOfNow);
  const spoke = (device: string): number =>
    Math.max(
      ...series
        .filter((one) => one.device === device)
        .map(({ id }) => heard.get(id)?.at(-1) ?? Number.NaN)
        .filter(Number.isFinite),
    );
  return devices.map((one) => {
    const last = known.has(one.device) ? -Infinity : spoke(one.device) * 1000;
    return Number.isFinite(last) && last < one.since ? { ...one, since: last } : one;
  });
}
