import type { Finding } from '#kernel/finding.ts';
import { type Protocol, silent, type Tested } from './lines/protocol.ts';

/** A device behind a line that answers none of its channels. `since`: when it was first queried in vain (ms); `channels`: how many. */
export type SilentDevice = { readonly device: string; readonly since: number; readonly channels: number };

/**
 * The devices that leave every request of a round unanswered, while another device of the line answers: if none does, the line itself is
 * reported. @param before those of the previous round: a continuing silence keeps its start
 */
export function silentDevices(
  protocol: Pick<Protocol, 'device'> | undefined,
  round: readonly Tested[],
  before: readonly SilentDevice[],
  now: number,
): SilentDevice[] {
  const deviceOf = protocol?.device;
  if (deviceOf === undefined || round.every(({ problem }) => silent.has(problem))) return [];
  const began = new Map(before.map(({ device, since }) => [device, since]));
  return [...Map.groupBy(round, ({ channel }) => deviceOf(channel))].flatMap(([device, rows]) =>
    rows.every(({ problem }) => silent.has(problem)) ? [{ device, since: began.get(device) ?? now, channels: rows.length }] : [],
  );
}

export const deviceFindings = (devices: readonly SilentDevice[]): Finding[] =>
  devices.map(({ device, since, channels }) => ({
    code: 'device-silent',
    severity: 'warning',
    evidence: { device, since: new Date(since).toISOString(), channels },
  }));
