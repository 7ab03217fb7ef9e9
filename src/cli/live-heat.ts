import { join } from 'node:path';
import type { Client } from '#client.ts';
import { importKindTerms } from '#imports/vocabulary.ts';
import { heatCodes, type HeatedBuilding, heatSeason, heatTariffText, writeHeatSupply } from '../../test/city/heat.ts';
import { city } from '../../test/city/place.ts';
import { type Begun, runImport } from './follow.ts';
import type { LiveWork } from './live-work.ts';

/** The heat company of the demo: substations, points on heat meters that are there, households, samples, a tariff, a season; once. */
export async function bringHeatSupply({ at, directory }: Pick<LiveWork, 'at' | 'directory'>): Promise<void> {
  const { client } = at;
  if ((await client.heatNetwork.substations.list({ search: heatCodes, limit: 1 })).total > 0) return;
  const buildings = await heatedBuildings(client);
  if (buildings.length === 0) return;
  const path = (kind: 'substations' | 'settlement-points' | 'households' | 'room-samples') =>
    join(directory, `示范-${importKindTerms[kind].zh}.csv`);
  const points = path('settlement-points');
  const files = { substations: path('substations'), points, households: path('households'), samples: path('room-samples') };
  writeHeatSupply(files, buildings);
  await client.heatBilling.tariffs.add({ name: '示范热价.yaml', text: heatTariffText });
  await client.heatBilling.seasons.set({ region: city.code, ...heatSeason, source: '示范数据：虚构' });
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  const bring = (file: string, begin: (asked: { file: string; wait: false }) => Promise<Begun>) =>
    runImport(quiet, { path: file, begin: (uploaded) => begin({ file: uploaded, wait: false }) });
  await bring(files.substations, client.heatNetwork.importSubstations);
  await bring(files.points, client.heatSupply.importSettlementPoints);
  await bring(files.households, client.heatSupply.importHouseholds);
  await bring(files.samples, client.heatNetwork.importRoomSamples);
}

/** Buildings whose heat is metered, in the order of the meters' codes. */
async function heatedBuildings({ registry }: Client): Promise<HeatedBuilding[]> {
  const { meters } = await registry.meters({ carrier: 'heat', limit: 1000 });
  const facts = new Map<string, { region: string; floorArea: number | null }>();
  for (let offset = 0; ; offset += 500) {
    const { buildings, total } = await registry.buildings({ heating: 'heat', limit: 500, offset });
    for (const { code, region, floorArea } of buildings) if (region !== null) facts.set(code, { region, floorArea });
    if (offset + 500 >= total) break;
  }
  const used = new Set<string>();
  return meters.flatMap(({ code: meter, building }): HeatedBuilding[] => {
    const known = building === null ? undefined : facts.get(building);
    if (building === null || known === undefined || known.floorArea === null || used.has(building)) return [];
    used.add(building);
    return [{ building, meter, region: known.region, floorArea: known.floorArea }];
  });
}
