import { commitTarget } from '#cli/as-read.ts';
import type { World } from '../world.ts';

type Place = Pick<World, 'local'>;

/** A feed of the place outside, a delivery that it expects, what it commits itself to of a target, and its open returns. */
export async function createShared({ local }: Place, { mark, hidden, region }: { mark: string; hidden: string; region: string }) {
  const terms = `to: ${mark}-ORG, purpose: ${hidden}, agreement: ${hidden}, from: 2025-01-01, until: 2099-12-31`;
  await local.sharing.feeds.add({ text: `{id: ${mark}-feed, dataset: buildings, fields: [name], region: "${region}", ${terms}}` });
  await local.sharing.deliveries.expect({
    text: `{supplier: ${mark}-ORG, carrier: gas, region: "${region}", every: month, due: 5}`,
  });
  await commitTarget(local, { target: 'NM/retrofit-public-area', region, value: 7 });
  await local.return.open({ form: 'civil-building-energy', period: '2025', region });
}
