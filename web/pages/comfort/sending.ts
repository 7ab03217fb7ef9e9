import { api, client, queryClient } from '../../api.ts';
import { troubleOf } from '../../trouble.ts';
import { sendKept, type KeptMeasurement, type Sent } from './outbox.ts';

/** Sends one measurement to the server. */
async function sendOne({ building, inspection, measured }: KeptMeasurement): Promise<Sent> {
  try {
    if (inspection === null) await client.comfort.inspections.inspect({ building, measured });
    else await client.comfort.inspections.recheck({ id: inspection, measured });
    return 'heard';
  } catch (error) {
    const { told } = troubleOf(error);
    const isAway = told.status === 0 || told.status === 401 || told.status >= 500;
    return isAway ? 'away' : { refused: [told.detail, ...told.findings.map(({ detail }) => detail)].join(' ') };
  }
}

let running: Promise<number> | null = null;

/** Sends what an account has kept on this device, one sending at a time. @returns how many were heard */
export function sendAll(account: string): Promise<number> {
  running ??= sendKept(localStorage, account, sendOne)
    .then(async (heard) => {
      if (heard > 0) await queryClient.invalidateQueries({ queryKey: api.comfort.key() });
      return heard;
    })
    .finally(() => {
      running = null;
    });
  return running;
}
