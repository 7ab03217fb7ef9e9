import { on } from 'node:events';
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Client } from '#client.ts';
import type { CityMessage } from './city-worker.ts';
import { runImport } from './follow.ts';
import type { Begun } from './follow.ts';
import type { At } from './kit.ts';
import { createProgress } from './progress.ts';

type CityFile = Extract<CityMessage, { file: object }>['file'];

/** Fills an empty directory with the demo city: each file goes in by the import door while a worker writes the next. */
export async function fill(at: At, directory: string, signal: AbortSignal): Promise<void> {
  const progress = createProgress(at.desk, 0);
  const worker = new Worker(new URL('./city-worker.ts', import.meta.url), { workerData: { directory } });
  const label = at.desk.language === 'zh' ? '示范城市' : 'demo city';
  let [done, total] = [0, 1];
  try {
    progress.tell(label, 0, total);
    for await (const [message] of on(worker, 'message', { signal, close: ['exit'] }) as AsyncIterable<[CityMessage]>) {
      if ('swaps' in message) {
        for (const { meter, ...swap } of message.swaps) await at.client.registry.swapMeter({ meter, ...swap });
        return;
      }
      total = message.total;
      await bringIn(at, message.file);
      progress.tell(label, (done += message.file.readings ?? 0), total);
    }
  } finally {
    progress.end();
    await worker.terminate();
  }
}

async function bringIn(at: At, city: CityFile): Promise<void> {
  const quiet = { ...at, desk: { ...at.desk, terminal: false } };
  await runImport(quiet, { path: city.path, begin: (file) => doors[city.kind](at.client, file, city.options) });
  await rm(city.path);
}

type Door = (client: Client, file: string, options: CityFile['options']) => Promise<Begun>;

/** The city's options have the names of the command line; they are the contract's. */
const doors: Readonly<Record<CityFile['kind'], Door>> = {
  places: (client, file, options) => client.place.importPlaces({ ...options, file, wait: false } as never),
  organisations: (client, file, options) => client.place.importOrganisations({ ...options, file, wait: false } as never),
  buildings: (client, file, options) => client.registry.importBuildings({ ...options, file, wait: false } as never),
  meters: (client, file, options) => client.registry.importMeters({ ...options, file, wait: false } as never),
  readings: (client, file, options) => client.readings.importReadings({ ...options, file, wait: false } as never),
  weather: async (client, file, { column, ...options }) => ({ state: 'shown', ...(await client.weather.importWeather({ ...options, columns: column, file } as never)) }),
};
