import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { fill, tell, type Words } from '#kernel/finding.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { weatherContract } from './contract.ts';
import { presentHours, presentMeans } from './present-columns.ts';
import type { Station } from './store.ts';
import type { MeanOfStep } from './temperature.ts';
import type { Weather } from './weather.ts';
import { variables, variableUnit } from './variable.ts';

export { weatherDownloads } from './downloads.ts';

/** @param words the words of all slices: findings of a file may come from any reader */
export function weatherRoutes(weather: Weather, words: Words) {
  const os = implement(weatherContract).$context<RequestContext>();
  return os.router({
    importWeather: os.importWeather.handler(async ({ input: { file, ...options }, context }) => {
      const done = await weather.importFile(context.scope, file, options);
      return {
        ...done,
        from: instant(done.from),
        to: instant(done.to),
        rejected: done.rejected.map(({ evidence, ...one }) => ({
          ...one,
          detail: fill(words[one.code]?.[context.language] ?? one.code, evidence, context.language),
        })),
        findings: done.findings.map((finding) => tell(finding, words, context.language)),
      };
    }),
    stations: os.stations.handler(async ({ context }) => {
      const holdings = Map.groupBy(await weather.holdings(knownFor(undefined, context)), ({ station }) => station);
      const stations = await weather.stations();
      return {
        stations: stations.map((station) => ({
          ...presentStation(station),
          holdings: (holdings.get(station.id) ?? []).map(({ series, variable, from, to, hours }) => {
            const { name, unit } = variables[variable] ?? { name: String(variable), unit: '' };
            return { series, variable: name, unit, from: formatInstant(from), to: formatInstant(to), hours };
          }),
        })),
      };
    }),
    nearest: os.nearest.handler(async ({ input, context }) => {
      const found = await weather.nearest(context.scope, input);
      return { station: found === null ? null : presentStation(found.station), distanceKm: found?.distanceKm ?? null };
    }),
    series: os.series.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const { station, variable, hours } = await weather.series({ ...asked, known: knownFor(knownAt, context) });
      const told = { station: station.code, variable, unit: variableUnit(variable) };
      if (asked.as === 'columns') return { ...told, hours: [], columns: presentHours(hours) };
      return { ...told, hours: Array.from(hours.at, (at, index) => ({ start: formatInstant(at), value: hours.value[index] ?? 0 })) };
    }),
    temperature: os.temperature.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const found = await weather.temperature(context.scope, { ...asked, known: knownFor(knownAt, context) });
      return {
        building: found.building,
        station: found.station && { code: found.station.code, name: found.station.name },
        distanceKm: found.distanceKm,
        unit: 'degC',
        ...(asked.as === 'columns'
          ? { steps: [], columns: presentMeans(found.edges, found.steps) }
          : { steps: stepsOf(found.edges, found.steps) }),
        findings: found.findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } })),
      };
    }),
    degrees: os.degrees.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const { station, steps } = await weather.degrees({ ...asked, known: knownFor(knownAt, context) });
      return { station: station.code, method: asked.method, heatingBase: asked.heatingBase, coolingBase: asked.coolingBase, steps };
    }),
  });
}

function stepsOf(edges: Float64Array, steps: readonly MeanOfStep[]) {
  return steps.map((step, at) => ({
    start: formatInstant(edges[at] as number),
    end: formatInstant(edges[at + 1] as number),
    ...step,
  }));
}

function presentStation({ id: _id, ...station }: Station) {
  return station;
}

function instant(seconds: number | null): string | null {
  return seconds === null ? null : formatInstant(seconds);
}

/** What was known at a requested time (local times as in China), everything recorded by now. */
function knownFor(knownAt: string | undefined, { now }: RequestContext): AsOf {
  if (knownAt === undefined) return { received: now, recorded: now };
  const seconds = parseInstant(knownAt, createZone('Asia/Shanghai') as Zone);
  if (seconds === null) throw new Problem('bad-input', 'time-unreadable', { found: knownAt });
  return { received: seconds * 1000, recorded: now };
}
