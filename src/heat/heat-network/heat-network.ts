import type { Say } from '#platform/list-intake/job.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { exactOf, type Exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type EditGiven, type KnownEntity } from '#platform/ledger/ledger.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import type { WhichPoints } from '#heat/heat-supply/heat-supply.ts';
import { type SamplesOf, substationBalance } from './balance-answers.ts';
import { coldProposals } from './cold-proposals.ts';
import { roomSampleDictionary, substationDictionary } from './fields.ts';
import { loadForecast } from './forecast-answers.ts';
import { seasonIndex } from './index-answers.ts';
import type { HeatNetworkNeeds } from './needs.ts';
import { networkExplainers } from './network-explainers.ts';
import { everyOne, type Span } from './network-facts.ts';
import * as store from './network-store.ts';
import { roomSampleKind } from './room-sample-kind.ts';
import { sampleMap } from './sample-map.ts';
import { substationKind } from './substation-kind.ts';
import { type Facts, fieldOn, firstDay } from '#heat/heat-billing/facts.ts';
import type { Samples } from './balance-points.ts';

type Known = { readonly knownAt?: string | undefined };
type Season = WhichPoints & Known & { readonly season: string };

type Balancing = Known & {
  readonly substation: string;
  readonly from: string;
  readonly to: string;
  readonly target?: number | undefined;
  readonly tolerance: number;
  readonly limit?: number | undefined;
};

/**
 * Heat networks: substations and room samples, settlement points by their heat, balance and load.
 * @example await heatNetwork.index(scope, { season: '2025-26', region: '140300' }) // { points: [{ point: 'P1', rank: 1, … }], … }
 */
export function createHeatNetwork(needs: HeatNetworkNeeds) {
  const { postgres, now } = needs;
  const substations = createLedger(substationKind(needs), needs);
  const samples = createLedger(roomSampleKind(), needs);
  const samplesOf: SamplesOf = async (points, span, at) => {
    const pointOf = pointsOfHouseholds(everyOne(await needs.heatSupply.households.behindAll(points, at)), span);
    const days = { from: dayText(span.from), to: dayText(span.to) };
    const codes = await store.samplesOf(postgres, wholeProgram, [...pointOf.keys()], days);
    return codes.length === 0 ? new Map() : samplesByPoint(await samples.allAt(programScope, at, codes), pointOf, span);
  };
  const known = ({ knownAt }: Known): AsOf => asOf(now(), knownAt);
  return {
    substations: {
      importFile: (scope: Scope, ask: ImportGiven, say: Say) => substations.importFile(scope, ask, say),
      edit: (scope: Scope, given: EditGiven) => substations.edit(scope, given),
      history: substations.history,
      examine: substations.examine,
      rows: substations.rows,
      header: () => substationDictionary.fields.map(({ name }) => name),
      list: (scope: Scope, ask: store.SubstationsQuery) => store.listSubstations(postgres, scope, ask),
      /** A substation now or as known at a time, with the origin of each field. Throws `no-such-substation`. */
      async get(scope: Scope, code: string, ask: Known) {
        const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
          ask.knownAt === undefined ? await substations.one(scope, code) : await substations.oneAt(scope, code, known(ask));
        return { code, fields: entity.fields, provenance: entity.provenance ?? {} };
      },
    },
    samples: {
      importFile: (scope: Scope, ask: ImportGiven, say: Say) => samples.importFile(scope, ask, say),
      history: samples.history,
      examine: samples.examine,
      rows: samples.rows,
      header: () => roomSampleDictionary.fields.map(({ name }) => name),
      list: (scope: Scope, ask: store.SamplesQuery) => store.listSamples(postgres, scope, ask),
    },
    /** Settlement points by their heat in a season. Throws `season-missing`, `no-such-settlement-point`. */
    index: (scope: Scope, { knownAt, reference, ...asked }: Season & { readonly reference?: number | undefined }) =>
      seasonIndex(needs, scope, { ...asked, reference: reference === undefined ? undefined : exactOf(reference) }, known({ knownAt })),
    /** Compares a substation's points with each other. Throws `no-such-substation`, `period-backwards`. */
    async balance(scope: Scope, { knownAt, target, tolerance, limit, ...asked }: Balancing) {
      refuseManySteps((parseDay(asked.to) ?? 0) - (parseDay(asked.from) ?? 0));
      const at = known({ knownAt });
      const exactly = (told: number | undefined) => (told === undefined ? undefined : exactOf(told));
      const terms = { target: exactly(target), tolerance: exactOf(tolerance), limit: exactly(limit) };
      const answer = await substationBalance(needs, scope, { ...asked, ...terms }, { at, samplesOf });
      if (answer.points.length === 0) await standing(scope, asked.substation, at);
      return answer;
    },
    /** The load of settlement points at a design temperature. Throws `season-missing`, `design-not-below-base`. */
    forecast: (scope: Scope, { knownAt, base, design, ...asked }: Season & { readonly base: number; readonly design: number }) =>
      loadForecast(needs, scope, { ...asked, base: exactOf(base), design: exactOf(design) }, known({ knownAt })),
    /** Decisions about bills proposed by confirmed complaints of a cold home. */
    coldProposals: (scope: Scope) => coldProposals(needs, scope, known({})),
    /** Points by the measured room temperatures behind them in a season. Throws `season-missing`. */
    sampleMap: (scope: Scope, { knownAt, ...asked }: Season) => sampleMap(needs, scope, asked, { at: known({ knownAt }), samplesOf }),
    explainers: networkExplainers(needs, samplesOf),
  };

  /** A substation that feeds nothing still exists if it was imported. */
  async function standing(scope: Scope, code: string, at: AsOf): Promise<void> {
    const [one] = await substations.allAt(scope, at, [code]);
    if (one === undefined) throw new Problem('not-found', 'no-such-substation', { substation: code });
  }
}

export type HeatNetwork = ReturnType<typeof createHeatNetwork>;

/** The point that each household is behind over a span: that of its first day in it. */
function pointsOfHouseholds(households: readonly Facts[], span: Span): Map<string, string> {
  const pairs = households.flatMap((one): (readonly [string, string])[] => {
    const first = firstDay(one, span);
    const point = first === null ? null : fieldOn(one, 'point', first);
    return point === null ? [] : [[one.code, point]];
  });
  return new Map(pairs);
}

/** Samples measured in a span, by settlement point. */
function samplesByPoint(samples: readonly KnownEntity[], pointOf: ReadonlyMap<string, string>, span: Span): Map<string, Samples> {
  const [from, to] = [dayText(span.from), dayText(span.to)];
  const found = new Map<string, Exact[]>();
  for (const { fields } of samples) {
    const { household, at, temperature } = fields;
    const point = pointOf.get(String(household));
    const day = String(at).slice(0, 10);
    if (point === undefined || typeof temperature !== 'number' || day < from || day >= to) continue;
    found.set(point, [...(found.get(point) ?? []), exactOf(temperature)]);
  }
  return new Map([...found].map(([point, temperatures]) => [point, { temperatures }]));
}
