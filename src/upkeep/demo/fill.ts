import { rm } from 'node:fs/promises';
import type { Client } from '#client.ts';
import type { CityFile, CityOptions, TrueRetrofit } from '../../../test/city.ts';
import { runImport } from '#cli/follow.ts';
import type { Begun } from '#cli/follow.ts';
import type { ProgramOutput } from '#cli/command-context.ts';
import { fillLibrary } from './fill-library.ts';
import { createProgress } from '#cli/progress.ts';

/**
 * Writes the demo city's files (in a second) and imports them into an empty directory like any other files.
 * @param smaller the differences from the demo city, such as a smaller one for tests
 * @returns its retrofits, with their true savings, which no file contains
 */
export async function fill(
  at: ProgramOutput,
  directory: string,
  signal: AbortSignal,
  smaller: Partial<Omit<CityOptions, 'directory'>> = {},
): Promise<readonly TrueRetrofit[]> {
  const progress = createProgress(at.output, 0);
  const label = at.output.language === 'zh' ? '示范城市' : 'demo city';
  const { demoCity, makeCity } = await import('../../../test/city.ts');
  const city = makeCity({ ...demoCity, ...smaller, directory });
  let done = 0;
  try {
    for (const file of city.files) {
      signal.throwIfAborted();
      progress.tell(label, done, city.truth.readings);
      await bringIn(at, file);
      done += file.readings ?? 0;
    }
    await fillLibrary(at, directory);
    for (const { meter, ...swap } of city.swaps) await at.client.registry.swapMeter({ meter, ...swap });
    return city.truth.retrofits;
  } finally {
    progress.end();
  }
}

async function bringIn(at: ProgramOutput, city: CityFile): Promise<void> {
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  await runImport(quiet, { path: city.path, begin: (file) => importers[city.kind](at.client, file, city.options) });
  await rm(city.path);
}

type Importer = (client: Client, file: string, options: CityFile['options']) => Promise<Begun>;

/** The city's options have the names used on the command line, which are the contract's. */
const importers: Readonly<Record<CityFile['kind'], Importer>> = {
  places: (client, file, options) => client.place.importPlaces({ ...options, file, wait: false } as never),
  organisations: (client, file, options) => client.place.importOrganisations({ ...options, file, wait: false } as never),
  buildings: (client, file, options) => client.registry.importBuildings({ ...options, file, wait: false } as never),
  meters: (client, file, options) => client.registry.importMeters({ ...options, file, wait: false } as never),
  readings: (client, file, options) => client.readings.importReadings({ ...options, file, wait: false } as never),
  weather: async (client, file, { column, ...options }) => ({
    state: 'shown',
    ...(await client.weather.importWeather({ ...options, columns: column, file } as never)),
  }),
};
