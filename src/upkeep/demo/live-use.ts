import { join } from 'node:path';
import { goesOn, goingOnOptions, usePattern, writeLaterWeather, writeUse } from '../../../test/city/going-on.ts';
import { runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';

/** Continues the main meter of a building after the city's last day. */
export async function goOn({ at, directory, plan }: LiveWork, building: string): Promise<void> {
  const meter = await mainOf(at, building);
  if (meter === undefined || !goesOn(plan.until)) return;
  const { steps } = await at.client.metering.useOfMeter({ meter, ...usePattern, step: 'hour' });
  if (steps.every(({ value }) => value === null)) return;
  const before = new Map(steps.map(({ start, value }) => [Date.parse(start), value]));
  const path = join(directory, `示范用电-${building}.csv`);
  writeUse(path, meter, { before, until: plan.until, nightsOf: building === plan.buildings[0] ? building : null });
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  await runImport(quiet, { path, begin: (file) => at.client.readings.importReadings({ ...goingOnOptions.use, file, wait: false }) });
}

/** The code of a building's main meter with interval readings. */
export async function mainOf({ client }: LiveWork['at'], building: string): Promise<string | undefined> {
  const { meters } = await client.registry.meters({ building, carrier: 'electricity' });
  return meters.find(({ kind, capacity }) => kind === 'interval' && capacity !== null)?.code;
}

/** Continues the demo's weather station, too. */
export async function goOnWithWeather({ at, directory, plan }: LiveWork): Promise<void> {
  const path = join(directory, '示范气象.csv');
  if (!writeLaterWeather(path, plan.until)) return;
  await at.client.weather.importWeather({ ...goingOnOptions.weather, file: await at.upload(path) });
}
