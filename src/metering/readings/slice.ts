import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Points } from '#metering/point/point.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { readingsWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly point: Points;
  readonly imports: Imports;
  readonly access: Access;
  readonly workers: Workers;
};

export const readingsSlice = slice({
  name: 'readings',
  words: readingsWords,
  async create(
    { stores: { postgres, clickhouse }, now, ending, mark, words },
    { knowledge, registry, point, imports, access, workers }: Before,
  ) {
    const [{ createReadings }, { readingsDownloads, readingsRoutes }] = await Promise.all([import('./readings.ts'), import('./routes.ts')]);
    const seasons = () => knowledge.inForce('heating-season', { on: new Date(now()).toISOString().slice(0, 10), recorded: now() });
    const needs = { postgres, clickhouse, registry, point, imports, access, workers, clock: now, ending, seasons };
    const service = await createReadings(needs);
    return {
      service,
      router: readingsRoutes(service, words),
      downloads: readingsDownloads(service, mark),
      explain: service.explain,
      tiles: [
        {
          name: 'findings',
          ask: async (scope, { region }) => {
            const counts = await service.findingCounts(scope, { region });
            return { value: counts.reduce((sum, { open }) => sum + open, 0), unit: null, href: `/quality?tab=findings&region=${region}` };
          },
        },
      ],
      tasks: [
        { name: 'adding months up', everyMs: 60_000, atOnce: true, run: service.tightenMonths },
        { name: 'counting findings', everyMs: 600_000, atOnce: true, run: service.countFindings },
      ],
      // what changes of meters still owe is drawn once the readings are complete
      mend: async () => {
        await service.repair(await imports.undoneOf('readings'));
        await registry.mend();
        await point.mend();
      },
      catchUp: async () => {
        await service.catchUp(await imports.undoneOf('readings'));
        await registry.mend();
        await point.mend();
      },
      stop: service.stopLive,
    };
  },
});
