import type { ExcludedDays } from '#supervision/expectation/facts.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { realEpisodes } from './episode-store.ts';
import type { WarningNeeds } from './needs.ts';
import { wholeProgram } from '#kernel/unscoped.ts';

const china = createZone('Asia/Shanghai') as Zone;

/**
 * The local days of buildings and metering points in an episode that people found to be real: no other day is compared with them. Those of
 * a building are excluded for its metering points too, and the reverse.
 */
export function realDays({ postgres, registry }: WarningNeeds): ExcludedDays {
  return async (scope, of, range, known) => {
    const found = await realEpisodes(postgres, wholeProgram, new Date(Math.min(known.received, 8.64e15)));
    const out = new Map<string, { from: number; to: number }[]>();
    if (found.length === 0) return out;
    const put = (code: string, days: { from: number; to: number }): void => void out.set(code, [...(out.get(code) ?? []), days]);
    const zones = new Map(
      (await registry.buildingFacts(scope, { buildings: found.flatMap(({ building }) => building ?? []) }, known)).map(({ code, zone }) => [
        code,
        createZone(zone) ?? china,
      ]),
    );
    const buildings = 'meters' in of ? await buildingsOf(registry, scope, of.meters, known) : null;
    for (const { subject, building, begins, ends, last } of found) {
      const zone = zones.get(building ?? '') ?? china;
      const days = { from: zone.dayOf(begins), to: zone.dayOf((ends ?? last) - 1) + 1 };
      if (days.to <= range.from || days.from >= range.to) continue;
      if (buildings === null) put(building ?? subject, days);
      else for (const [meter, its] of buildings) if (meter === subject || (its !== null && its === subject)) put(meter, days);
    }
    return out;
  };
}

/** The building of each metering point, by code. */
async function buildingsOf(
  registry: WarningNeeds['registry'],
  scope: Parameters<ExcludedDays>[0],
  meters: readonly string[],
  known: Parameters<ExcludedDays>[3],
): Promise<readonly (readonly [string, string | null])[]> {
  return (await registry.meterFacts(scope, { meters }, known)).map(({ code, building }) => [code, building] as const);
}
