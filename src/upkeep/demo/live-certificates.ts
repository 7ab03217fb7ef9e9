import { join } from 'node:path';
import type { Client } from '#client.ts';
import { dayText } from '#kernel/day.ts';
import { certificateCodes, writeCertificates } from '../../../test/city/certificates.ts';
import { runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';

const dayMs = 86_400_000;

/** The carriers whose meters must be verified by law, because they are used for settlement. */
const verified = ['heat', 'gas', 'electricity'] as const;

/** Certificates for most meters of the demo, some of them failed, overdue or due soon; once. */
export async function bringMeterCertificates({ at, directory, plan }: Pick<LiveWork, 'at' | 'directory' | 'plan'>): Promise<void> {
  const { client } = at;
  if ((await client.meterVerification.list({ search: certificateCodes, limit: 1 })).total > 0) return;
  const meters = (await Promise.all(verified.map(async (carrier) => codesOf(client, carrier)))).flat();
  if (meters.length === 0) return;
  const path = join(directory, '示范检定证书.csv');
  writeCertificates(path, meters, dayText(Math.floor(plan.until / dayMs)));
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  await runImport(quiet, { path, begin: (file) => client.meterVerification.importCertificates({ file, wait: false }) });
}

async function codesOf({ registry }: Client, carrier: (typeof verified)[number]): Promise<string[]> {
  const codes: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await registry.meters({ carrier, limit: 1000, ...(after !== undefined && { after }) });
    codes.push(...page.meters.map(({ code }) => code));
    after = page.next;
  }
  return codes;
}
