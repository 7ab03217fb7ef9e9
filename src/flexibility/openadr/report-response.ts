import { asOf } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { followed, noteReported, type ConnectionRow } from './connection-store.ts';
import { listed, refusal } from './follow.ts';
import type { FollowContext } from './needs.ts';
import type { VtnClient } from './vtn-caller.ts';

type Response = Awaited<ReturnType<FollowContext['flexibility']['responsesOf']>>['members'][number];

/** Whole 0.0001 kWh as a number of kWh, as JSON requires. */
const kwhOf = (units: bigint): number => Number(units) / 10_000;

/**
 * Reports the use of members in events that are over and fully measured, exactly once: a report sent before an interruption is found by its
 * name there.
 * @returns how many were sent
 */
export async function reportResponses(context: FollowContext, connection: ConnectionRow, client: VtnClient): Promise<number> {
  const { postgres, now, flexibility } = context;
  const known = asOf(now(), undefined);
  let sent = 0;
  for (const { remote, event: code, read, gone, reported } of await followed(postgres, wholeProgram, connection.name)) {
    if (code === null || read === null || gone || reported !== null || read.ends * 1000 > now()) continue;
    const event = await flexibility.event(programScope, code, known);
    const { members } = await flexibility.responsesOf(event, known);
    if (members.some(({ status }) => status === 'waiting')) continue;
    const name = `${connection.name}:${code}`;
    if (!(await isReported(client, connection, remote, name))) {
      const body = reportOf(connection.name, remote, name, members, read);
      const { status } = await client.ask('POST', '/reports', body);
      if (status !== 201) throw refusal(connection, status, '/reports');
      sent += 1;
    }
    await noteReported(postgres, wholeProgram, connection.name, remote, now());
  }
  return sent;
}

async function isReported(client: VtnClient, connection: ConnectionRow, remote: string, name: string): Promise<boolean> {
  const query = new URLSearchParams({ eventID: remote, clientName: connection.name });
  const found = await listed(client, connection, `/reports?${query.toString()}`);
  return found.some((one) => (one as { reportName?: unknown } | null)?.reportName === name);
}

function reportOf(
  clientName: string,
  eventID: string,
  reportName: string,
  members: readonly Response[],
  { starts, ends }: { readonly starts: number; readonly ends: number },
) {
  const intervalPeriod = { start: new Date(starts * 1000).toISOString(), duration: `PT${ends - starts}S` };
  const descriptor = (payloadType: string) => ({ objectType: 'REPORT_PAYLOAD_DESCRIPTOR', payloadType, units: 'KWH' });
  return {
    eventID,
    clientName,
    reportName,
    payloadDescriptors: [descriptor('USAGE'), descriptor('BASELINE')],
    resources: members.flatMap(({ building, actual, baseline }) =>
      actual === null
        ? []
        : [
            {
              resourceName: building,
              intervalPeriod,
              intervals: [
                {
                  id: 0,
                  payloads: [
                    { type: 'USAGE', values: [kwhOf(actual)] },
                    ...(baseline === null ? [] : [{ type: 'BASELINE', values: [kwhOf(baseline)] }]),
                  ],
                },
              ],
            },
          ],
    ),
  };
}
