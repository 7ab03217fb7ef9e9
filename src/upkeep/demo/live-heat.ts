import { join } from 'node:path';
import type { Client } from '#client.ts';
import { importKindTerms } from '#platform/imports/vocabulary.ts';
import {
  heatCodes,
  heatCompany,
  type HeatedBuilding,
  heatSeason,
  heatStrictText,
  heatTariffText,
  laterHeatSeasons,
  type MeteredHousehold,
  meterOf,
  writeHeatReadings,
  writeHeatSupply,
} from '../../../test/city/heat.ts';
import { writeComplaints, writeOverdue, writePlantReadings, writePlants } from '../../../test/city/heat-plants.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { city } from '../../../test/city/place.ts';
import { today } from '#kernel/today.ts';
import { type Begun, runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';
import { closeSeason, setHeatSeason } from '#cli/as-read.ts';

/** The heat company of the demo: substations, points on existing heat meters, households, samples, a tariff, its seasons; once. */
export async function bringHeatSupply({ at, directory, plan }: Pick<LiveWork, 'at' | 'directory' | 'plan'>): Promise<void> {
  const { client } = at;
  if ((await client.heatNetwork.substations.list({ search: heatCodes, limit: 1 })).total > 0) return;
  const buildings = await heatedBuildings(client);
  if (buildings.length === 0) return;
  const path = (name: string) => join(directory, `示范-${name}.csv`);
  const named = (kind: keyof typeof importKindTerms) => path(importKindTerms[kind].zh);
  const files = {
    substations: named('substations'),
    points: named('settlement-points'),
    households: named('households'),
    samples: named('room-samples'),
    meters: path('住户热量表'),
    units: named('heat-units'),
    payments: named('payments'),
  };
  const day = today(plan.until);
  writeHeatSupply(files, buildings, day);
  await client.heatBilling.tariffs.add({ name: '示范热价.yaml', text: heatTariffText });
  await client.heatBilling.tariffs.add({ name: '示范热价-人工裁定.yaml', text: heatStrictText });
  for (const season of [heatSeason, ...laterHeatSeasons(day)])
    await setHeatSeason(client, { region: city.code, ...season, source: '示范数据：虚构' });
  const bring = bringer(at);
  await bring(files.substations, client.heatNetwork.importSubstations);
  await bring(files.points, client.heatSupply.importSettlementPoints);
  await bring(files.meters, client.registry.importMeters);
  await bring(files.households, client.heatSupply.importHouseholds);
  await bring(files.samples, client.heatNetwork.importRoomSamples);
  await bring(files.units, client.heatInputs.importUnits);
  await bring(files.payments, client.heatInputs.importPayments);
}

type Begin = (asked: { file: string; wait: false }) => Promise<Begun>;

export function bringer(at: LiveWork['at']) {
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  return (file: string, begin: Begin) => runImport(quiet, { path: file, begin: (uploaded) => begin({ file: uploaded, wait: false }) });
}

/** Readings of households' meters, the close of the first season, late readings, and the differences; once. */
export async function closeHeatSeason({ at, directory }: Pick<LiveWork, 'at' | 'directory'>): Promise<void> {
  const { client } = at;
  const season = heatSeason.name;
  if ((await client.heatNotes.notes.list({ season, limit: 0 })).total > 0) return;
  const homes = await meteredHomes(client, season);
  if (homes.length === 0) return;
  const bring = bringer(at);
  const ended = householdFiles(directory, season);
  writeHeatReadings(ended, homes, { ...heatSeason, until: heatSeason.to });
  const readings = heatReadings(client);
  await bring(ended.first, readings);
  await bringAround({ client, bring, directory }, homes);
  await closed(client, season);
  await bring(ended.late, readings);
  const cold = { from: '2025-01-10', to: '2025-01-19', note: `${demoMark.zh}投诉后实测` };
  for (const [index, temperature] of ['15.2', '17.1'].entries()) {
    const household = homes.at(index)?.household;
    if (household !== undefined) await client.heatBilling.decisions.cold({ household, temperature, ...cold });
  }
  await closed(client, season);
}

/** Readings of household meters of a season: those that came in time, and those that came late. */
export const householdFiles = (directory: string, season: string) => ({
  first: join(directory, `示范户表-${season}.csv`),
  late: join(directory, `示范户表补录-${season}.csv`),
});

export const heatReadings =
  (client: Client): Begin =>
  (asked) =>
    client.readings.importReadings({ ...asked, carrier: 'heat', unit: 'GJ' });

type Around = { readonly client: Client; readonly bring: ReturnType<typeof bringer>; readonly directory: string };

/** Entities related to the households: plants that heat is bought from, certificates that ended in the winter, complaints as cases. */
async function bringAround({ client, bring, directory }: Around, homes: readonly { household: string; meter: string }[]): Promise<void> {
  const file = (name: string) => join(directory, `示范-${name}.csv`);
  const plants = { meters: file('热源计量点'), supplies: file(importKindTerms['heat-supplies'].zh) };
  writePlants(plants);
  await bring(plants.meters, client.registry.importMeters);
  await bring(plants.supplies, client.heatInputs.importSupplies);
  const { points } = await client.heatNetwork.index({ season: heatSeason.name });
  writePlantReadings(
    file('热源读数'),
    points.reduce((sum, { heat }) => sum + (heat ?? 0), 0),
    heatSeason,
  );
  await bring(file('热源读数'), heatReadings(client));
  const some = homes.slice(2, 8);
  writeOverdue(
    file('到期检定证书'),
    some.map(({ meter }) => meter),
  );
  await bring(file('到期检定证书'), client.meterVerification.importCertificates);
  writeComplaints(
    file('偏冷投诉'),
    some.map(({ household }) => ({ household, region: city.code })),
  );
  await bring(file('偏冷投诉'), (asked) => client.cases.importCases({ ...asked, procedure: 'cold-home' }));
}

export async function closed({ heatNotes, jobs }: Client, season: string): Promise<void> {
  await closeSeason({ heatNotes }, { season, company: heatCompany }, async (job) => {
    for await (const { finishedAt } of await jobs.events({ id: job })) if (finishedAt !== null) break;
  });
}

/** Households with their own meter, each with its share of its point's heat in a season. */
export async function meteredHomes(
  { heatSupply, heatNetwork }: Client,
  season: string,
): Promise<(MeteredHousehold & { household: string })[]> {
  const { points } = await heatNetwork.index({ season });
  const heat = new Map(points.map((one) => [one.point, one]));
  const homes: (MeteredHousehold & { household: string })[] = [];
  for (let offset = 0; ; offset += 1000) {
    const page = await heatSupply.households.list({ limit: 1000, offset });
    for (const { code: household, point, area, meter, status } of page.households) {
      const told = heat.get(point ?? '');
      if (meter !== meterOf(household) || status !== 'supplied') continue;
      const gj = told?.heat && told.area ? (told.heat * 0.94 * Number(area)) / told.area : Number(area) * 0.25;
      homes.push({ household, meter, gj });
    }
    if (offset + 1000 >= page.total) return homes;
  }
}

/** Houses of flats with metered heat, in order of the meters' codes. */
async function heatedBuildings({ registry }: Client): Promise<HeatedBuilding[]> {
  const { meters } = await registry.meters({ carrier: 'heat', limit: 1000 });
  const facts = new Map<string, { region: string; floorArea: number | null }>();
  for (let offset = 0; ; offset += 500) {
    const { buildings, total } = await registry.buildings({ use: 'dwelling', heating: 'heat', limit: 500, offset });
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
