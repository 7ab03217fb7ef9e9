import { implement } from '@orpc/server';
import { importing, sayIn } from '#platform/imports/public/present-result.ts';
import { editInWords, historyOf } from '#platform/ledger/kind-routes.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, tellPlain, type Words } from '#kernel/finding.ts';
import { registryContract } from './contract.ts';
import type { Registry } from './registry.ts';

export { registryDownloads } from './downloads.ts';

const on = implement(registryContract).$context<RequestContext>();

/** The contract of the registry, implemented by its service. */
export function registryRoutes(registry: Registry, words: Words) {
  return on.router({ ...buildingRoutes(registry, words), ...meterRoutes(registry, words) });
}

function buildingRoutes(registry: Registry, words: Words) {
  return {
    importBuildings: on.importBuildings.handler(importing(words, registry.importBuildings)),
    buildings: on.buildings.handler(({ input, context }) => registry.buildings(context.scope, input)),
    building: on.building.handler(async ({ input, context: { scope, language } }) => {
      const one = await registry.building(scope, input.building);
      const findings = await registry.buildingFindings(scope, one);
      return findings.length === 0 ? one : { ...one, findings: findings.map((found) => tellPlain(found, words, language)) };
    }),
    editBuilding: on.editBuilding.handler(async ({ input, context: { scope } }) => {
      const { change, code } = await registry.editBuilding(scope, input.building, input.set, input.from);
      return { change, building: await registry.building(scope, code) };
    }),
    editBuildings: on.editBuildings.handler(async ({ input, context }) =>
      editInWords(await registry.editBuildings(context.scope, input), words, context),
    ),
    views: {
      list: on.views.list.handler(async ({ input, context }) => ({ views: await registry.views(context.scope, input?.of) })),
      save: on.views.save.handler(({ input, context }) => registry.saveView(context.scope, input)),
      remove: on.views.remove.handler(async ({ input, context }) => ({ removed: await registry.removeView(context.scope, input.id) })),
    },
    history: on.history.handler(historyOf('building', registry.history)),
    timeline: on.timeline.handler(async ({ input, context }) => ({
      events: (await registry.timeline(context.scope, input.building)).map((point) => ({ value: null, ...point })),
    })),
    candidates: on.candidates.handler(async ({ input, context: { scope, language } }) => {
      const { rows: found, total } = await registry.candidates(scope, input);
      const say = sayIn(words, language);
      return {
        total,
        candidates: found.map(({ codes, names, why, score }) => ({
          codes: [...codes],
          names: [...names],
          why: why.map((one) => say(one.code, one.evidence)),
          score,
        })),
      };
    }),
    merged: on.merged.handler(async ({ input, context }) => {
      const { rows, total } = await registry.merged(context.scope, input);
      const told = rows.map((row) => ({
        alias: row.alias,
        aliasName: row.alias_name,
        into: row.into,
        intoName: row.into_name,
        change: row.change,
        by: row.by,
        at: row.recorded.toISOString(),
      }));
      return { merges: told, total };
    }),
    merge: on.merge.handler(({ input, context }) => registry.merge(context.scope, input.building, input.into)),
    unmerge: on.unmerge.handler(({ input, context }) => registry.unmerge(context.scope, input.building)),
    keepApart: on.keepApart.handler(({ input, context }) => registry.keepApart(context.scope, input.building, input.other)),
  };
}

function meterRoutes(registry: Registry, words: Words) {
  return {
    importMeters: on.importMeters.handler(importing(words, registry.importMeters)),
    meters: on.meters.handler(({ input, context }) => registry.meters(context.scope, input)),
    meter: on.meter.handler(({ input, context }) => registry.meter(context.scope, input.meter)),
    editMeter: on.editMeter.handler(async ({ input, context: { scope, language } }) => {
      const moves = input.onIdentityChange === 'accept';
      const { change, findings } = await registry.editMeter(scope, input.meter, input.set, { from: input.from, moves });
      const told = findings.map((one) => tell(one, words, language));
      return { change, meter: await registry.meter(scope, input.meter), findings: told };
    }),
    swapMeter: on.swapMeter.handler(async ({ input, context: { scope } }) => {
      const { change } = await registry.swapMeter(scope, input);
      return { change, ...(await registry.meter(scope, input.meter)) };
    }),
    items: on.items.handler(() => ({
      items: registry.items().map(({ code, carrier, parent, names }) => ({ code, carrier, parent, names: { ...names } })),
    })),
  };
}
