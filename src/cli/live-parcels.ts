import { mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { city, counties } from '../../test/city/place.ts';
import { mainOf } from './live-use.ts';
import { dayBefore } from './live-warnings.ts';
import type { LiveWork } from './live-work.ts';

const target = '示范上级平台';
/** Days before the last one that are sent, and the one that a meter told otherwise of afterwards. */
const sent = [6, 5, 4, 3, 2];
const corrected = 4;

/** Parcels of some days into a directory of the demo, where no other side takes them; one is sent again, since an hour was corrected. */
export async function sendParcels({ at, plan, parcels }: LiveWork): Promise<void> {
  const { upload } = at.client;
  await mkdir(parcels, { recursive: true });
  const { targets } = await upload.targets();
  if (targets.every(({ code }) => code !== target))
    await upload.target({ code: target, to: pathToFileURL(parcels).href, centre: city.code, region: counties[0]?.code ?? city.code });
  for (const back of sent) await upload.run({ target, day: dayBefore(plan, back) });
  const day = dayBefore(plan, corrected);
  if ((await upload.versions({ target, day })).parcels.length > 1) return;
  await correctHour({ at, plan });
  await upload.run({ target, day });
}

async function correctHour({ at, plan }: Pick<LiveWork, 'at' | 'plan'>): Promise<void> {
  const meter = await mainOf(at, plan.buildings[0] ?? '');
  if (meter === undefined) return;
  const day = dayBefore(plan, corrected);
  const [time, end] = [`${day}T10:00:00+08:00`, `${day}T11:00:00+08:00`];
  const { total } = await at.client.metering.useOfMeter({ meter, from: time, to: end, step: 'hour' });
  if (total.value !== null)
    await at.client.readings.record({ readings: [{ meter, time, end, value: Math.round(total.value * 105) / 100 }] });
}
