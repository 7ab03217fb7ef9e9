import { join } from 'node:path';
import type { Client } from '#client.ts';
import { importKindTerms } from '#platform/imports/vocabulary.ts';
import { type ResourceBuilding, resourceCodes, writeResources } from '../../../test/city/resources.ts';
import { runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';

/** Adjustable resources in buildings of the demo: roofs, batteries, chargers, heat pumps, loads that can be shed or shifted; once. */
export async function bringResources({ at, directory }: Pick<LiveWork, 'at' | 'directory'>): Promise<void> {
  const { client } = at;
  if ((await client.resources.list({ search: resourceCodes, limit: 1 })).total > 0) return;
  const buildings = await resourceBuildings(client);
  if (buildings.length === 0) return;
  const path = join(directory, `示范${importKindTerms.resources.zh}.csv`);
  writeResources(path, buildings);
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  await runImport(quiet, { path, begin: (file) => client.resources.importResources({ file, wait: false }) });
}

/** Buildings with an area and storeys, in order of their codes; with the capacity of the main meter if it is read every quarter hour. */
async function resourceBuildings({ registry }: Client): Promise<ResourceBuilding[]> {
  const peaks = new Map<string, number>();
  for (let after: string | null | undefined; after !== null;) {
    const page = await registry.meters({ carrier: 'electricity', limit: 1000, ...(after !== undefined && { after }) });
    for (const { building, capacity } of page.meters) if (building !== null && capacity !== null) peaks.set(building, capacity);
    after = page.next;
  }
  const found: ResourceBuilding[] = [];
  for (let offset = 0; ; offset += 500) {
    const { buildings, total } = await registry.buildings({ limit: 500, offset });
    for (const { code, floorArea, storeys } of buildings)
      if (floorArea !== null && typeof storeys === 'number' && storeys > 0)
        found.push({ code, floorArea, storeys, peakKw: peaks.get(code) ?? null });
    if (offset + 500 >= total) return found;
  }
}
