import { demoCompanies } from '#kernel/demo-accounts.ts';
import { heatCompany } from '../../../test/city/heat.ts';
import { providerOf } from './live-contracts.ts';
import type { LiveWork } from './live-work.ts';

type Work = Pick<LiveWork, 'at' | 'openAccount'>;

/** Accounts for the heat company, an energy service company, and the owner of a hospital, as far as the city has them. */
export async function openCompanies({ at: { client }, openAccount }: Work): Promise<void> {
  const { organisations } = await client.place.organisations({ codes: [heatCompany] });
  if (organisations.length > 0) await openAccount({ name: demoCompanies.heat.name, role: 'operator', organisation: heatCompany });
  const provider = await providerOf(client);
  if (provider !== undefined) await openAccount({ name: demoCompanies.esco.name, role: 'operator', organisation: provider });
  const hospital = await hospitalOf({ at: { client } });
  if (hospital !== undefined) await openAccount({ name: demoCompanies.hospital.name, role: 'owner', organisation: hospital });
}

/** The owner of fewest hospitals: one that sees its own building, not a list. */
async function hospitalOf({ at: { client } }: { readonly at: Pick<LiveWork['at'], 'client'> }): Promise<string | undefined> {
  const { buildings } = await client.registry.buildings({ use: 'hospital', limit: 1000 });
  const owners = Map.groupBy(buildings, ({ organisation }) => (typeof organisation === 'string' ? organisation : ''));
  owners.delete('');
  const [fewest] = [...owners].toSorted(([a, some], [b, others]) => some.length - others.length || (a < b ? -1 : 1));
  return fewest?.[0];
}
