import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Finding, tell, type Words } from '#kernel/finding.ts';
import { editing, historyOf } from '#platform/ledger/kind-routes.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { heatNetworkContract } from './contract.ts';
import type { HeatNetwork } from './heat-network.ts';
import { presentBalance, presentForecast, presentIndex, presentSample, presentSampled, presentSubstation } from './present-network.ts';

/** The data of this slice, as files. */
export const networkDownloads = ({ substations, samples }: HeatNetwork, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'substations', all: 'All substations that are seen', header: substations.header, rows: substations.rows }, needs),
  kindFile({ name: 'room-samples', all: 'All room samples that are seen', header: samples.header, rows: samples.rows }, needs),
];

const namesBuildings = ({ sees }: Scope): boolean => !('operator' in sees);

/** Binds the contract of the heat network to its service. */
export function heatNetworkRoutes(network: HeatNetwork, words: Words) {
  const on = implement(heatNetworkContract).$context<RequestContext>();
  const told = (findings: readonly Finding[], language: RequestContext['language']) =>
    findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  const { substations, samples } = network;
  return on.router({
    importSubstations: on.importSubstations.handler(importing(words, substations.importFile)),
    importRoomSamples: on.importRoomSamples.handler(importing(words, samples.importFile)),
    substations: {
      list: on.substations.list.handler(async ({ input, context: { scope } }) => {
        const { rows, total } = await substations.list(scope, input);
        return { substations: rows.map((row) => ({ ...presentSubstation(row), points: row.points })), total };
      }),
      get: on.substations.get.handler(async ({ input: { substation, ...ask }, context: { scope } }) => {
        const { provenance, ...one } = await substations.get(scope, substation, ask);
        return { ...presentSubstation(one), provenance };
      }),
      edit: on.substations.edit.handler(editing('substations', words, substations.edit)),
      history: on.substations.history.handler(historyOf('substation', substations.history)),
    },
    samples: {
      list: on.samples.list.handler(async ({ input, context: { scope } }) => {
        const { rows, total } = await samples.list(scope, input);
        return { samples: rows.map((row) => ({ ...presentSample(row), point: row.point, building: row.building })), total };
      }),
      history: on.samples.history.handler(historyOf('sample', samples.history)),
    },
    index: on.index.handler(async ({ input, context: { scope, language } }) => {
      const answer = await network.index(scope, input);
      return { season: input.season, ...presentIndex(answer, namesBuildings(scope)), findings: told(answer.findings, language) };
    }),
    balance: on.balance.handler(async ({ input, context: { scope, language } }) => {
      const answer = await network.balance(scope, input);
      const { substation, from, to, tolerance } = input;
      const asked = { substation, from, to, tolerance };
      return { ...asked, ...presentBalance(answer, namesBuildings(scope)), findings: told(answer.findings, language) };
    }),
    sampleMap: on.sampleMap.handler(async ({ input, context: { scope } }) => ({
      points: (await network.sampleMap(scope, input)).map(presentSampled),
    })),
    coldProposals: on.coldProposals.handler(async ({ context: { scope } }) => ({ proposals: await network.coldProposals(scope) })),
    forecast: on.forecast.handler(async ({ input, context: { scope, language } }) => {
      const answer = await network.forecast(scope, input);
      const { season, base, design } = input;
      return { season, base, design, ...presentForecast(answer), findings: told(answer.findings, language) };
    }),
  });
}
