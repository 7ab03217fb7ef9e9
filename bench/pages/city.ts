import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient } from '#client.ts';
import { raise } from '#kernel/problem-answer.ts';
import type { Client } from '#client.ts';
import { readServer } from '#platform/db/data-directory.ts';
import { demoCity, writeCity } from '../../test/city.ts';
import type { CityFile } from '../../test/city.ts';

/** A program that runs on a data directory in a separate process. */
export type Running = { readonly url: string; readonly key: string; readonly client: Client; readonly stop: () => Promise<void> };

const bin = fileURLToPath(new URL('../../bin/yaodong.js', import.meta.url));

/** Starts the program on a directory and waits until it answers. */
export async function serve(data: string): Promise<Running> {
  const child = spawn(process.execPath, [bin, 'serve', '--data', data, '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await firstLine(child);
  const { url } = JSON.parse(line) as { url: string };
  const key = readServer(data)?.key ?? '';
  const headers = { authorization: `Bearer ${key}`, 'accept-language': 'zh' };
  return {
    url,
    key,
    client: createClient({ url, fetch: (request) => fetch(request), headers: () => headers }),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the program did not start');
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  return line;
}

const mark = 'bench-city.json';

/**
 * Imports a synthetic city of that many buildings into an empty directory: their bills of one year, and for a hundred of them also that
 * year by the quarter hour. A directory that already holds such a city is used as is, and one whose filling was interrupted is filled
 * further.
 * @param say receives what is being imported
 */
export async function fillCity(data: string, buildings: number, running: Running, say: (line: string) => void): Promise<void> {
  const file = join(data, mark);
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { buildings: number }).buildings === buildings) return;
  const directory = join(data, 'city');
  const options = { ...demoCity, from: '2025-01-01', buildings, meteredBuildings: Math.min(100, demoCity.meteredBuildings), directory };
  const { imports } = await running.client.imports.list({ limit: 500, state: 'shown' });
  const there = new Set(imports.map(({ subject }) => subject));
  for (const one of writeCity(options)) {
    if (there.has(basename(one.path))) continue;
    const began = performance.now();
    await bringIn(running, one);
    say(`${one.kind} ${basename(one.path)} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  rmSync(directory, { recursive: true });
  writeFileSync(file, JSON.stringify({ buildings }));
}

async function bringIn({ client, url, key }: Running, { kind, path, options }: CityFile): Promise<void> {
  const blob = await openAsBlob(path);
  const init = { method: 'PUT', body: blob, headers: { authorization: `Bearer ${key}` } };
  const sent = await raise(await fetch(`${url}/api/files?name=${encodeURIComponent(basename(path))}`, init));
  const { file } = (await sent.json()) as { file: string };
  const begun = await importers[kind](client, { ...options, file, wait: false });
  for (let state = begun.state; begun.import !== undefined && state !== 'shown';) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    ({ state } = await client.imports.get({ id: begun.import }));
    if (state === 'failed') throw new Error(`the import of ${path} failed`);
  }
}

type Begun = { readonly import?: number; readonly state?: string };

/** The options of the city have the names used in the contract. */
const importers: Readonly<Record<CityFile['kind'], (client: Client, asked: object) => Promise<Begun>>> = {
  places: (client, asked) => client.place.importPlaces(asked as never),
  organisations: (client, asked) => client.place.importOrganisations(asked as never),
  buildings: (client, asked) => client.registry.importBuildings(asked as never),
  meters: (client, asked) => client.registry.importMeters(asked as never),
  readings: (client, asked) => client.readings.importReadings(asked as never),
  weather: async (client, { column, wait: _wait, ...asked }: { column?: unknown; wait?: unknown }) => {
    await client.weather.importWeather({ ...asked, columns: column } as never);
    return {};
  },
};
