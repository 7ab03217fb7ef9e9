import { expectDeliveries as stateExpected } from '#cli/stated-as-read.ts';
import type { Client } from '#client.ts';
import { suppliers } from '../../../test/city/organisations.ts';
import { city } from '../../../test/city/place.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import type { LivePlan, LiveWork } from './live-work.ts';

const receiver = '示范-DSJ';

/** The demo city's files arrive two days after a month: a supplier due on the first day is late, one due on the fifth is not. */
const dueDays: Readonly<Record<string, number>> = { electricity: 5, heat: 5, gas: 5, water: 1 };

type SharingWork = Pick<LiveWork, 'at'> & { readonly plan: Pick<LivePlan, 'until'> };

/** A feed of the city by a made-up agreement, and the deliveries expected from each supplier. Running it twice changes nothing. */
export async function shareData({ at: { client }, plan }: SharingWork): Promise<void> {
  await addFeed(client, plan);
  await expectDeliveries(client);
}

async function addFeed({ place, sharing }: Client, { until }: Pick<LivePlan, 'until'>): Promise<void> {
  const { organisations } = await place.organisations({ codes: [receiver] });
  const set = { name: `${demoMark.zh}城市大脑运行单位`, kind: 'public-institution', region: city.code };
  if (organisations.length === 0) await place.addOrganisation({ code: receiver, set });
  const id = '示范-城市大脑';
  if ((await sharing.feeds.list()).feeds.some((one) => one.id === id)) return;
  const year = new Date(until).getUTCFullYear();
  const feed = {
    id,
    dataset: 'use-month',
    region: city.code,
    fields: ['value', 'unit', 'coverage'],
    to: receiver,
    purpose: `${demoMark.zh}城市运行一张图`,
    agreement: `${demoMark.zh}协议编号为演示编造`,
    from: `${year}-01-01`,
    until: `${year + 1}-12-31`,
    mask: { k: 5, by: ['region'] },
  };
  await sharing.feeds.add({ name: 'feed.yaml', text: JSON.stringify(feed) });
}

/** For suppliers known to the registry. */
async function expectDeliveries({ place, sharing: { deliveries } }: Client): Promise<void> {
  if ((await deliveries.expected()).expected.length > 0) return;
  const { organisations } = await place.organisations({ codes: Object.values(suppliers).map(({ code }) => code) });
  const there = new Set(organisations.map(({ code }) => code));
  const wanted = Object.entries(suppliers).flatMap(([carrier, { code: supplier }]) =>
    there.has(supplier) ? [{ supplier, carrier, region: city.code, every: 'month', due: dueDays[carrier] ?? 5 }] : [],
  );
  if (wanted.length === 0) return;
  await stateExpected({ sharing: { deliveries } }, { name: 'delivery.yaml', text: JSON.stringify(wanted) });
}
