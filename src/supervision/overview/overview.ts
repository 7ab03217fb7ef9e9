import type { Explainer } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PlaceYear } from '#supervision/benchmarking/public/year-buildings.ts';
import type { DailyQuestion } from '#metering/metering/metering.ts';
import { summaryOf, type SummaryQuestion } from './building-summary.ts';
import { explainCity } from './city-explain.ts';
import { otherTiles } from './public/tiles.ts';
import { explainIntensity, explainTotal } from './tiles-explain.ts';
import { cityMonthsOf, type PlaceMonthsQuestion } from './city-months.ts';
import { cityOf, daysOf, homeOf, mapOf } from './city-views.ts';
import type { OverviewNeeds } from './needs.ts';

/**
 * A place as a whole: the use of its buildings, how they are judged, what is missing.
 * @example createOverview({ benchmarking, registry, metering, knowledge, place }).city(scope, { region: '140300', year: 2025, known })
 */
export function createOverview(needs: OverviewNeeds) {
  return {
    /** A place as a whole in a year: key figures, lists, the places directly below. */
    city: (scope: Scope, asked: PlaceYear) => cityOf(needs, scope, asked),
    /** Its key figures provided by other slices. Throws `no-such-place`. */
    async tiles(scope: Scope, asked: PlaceYear) {
      await needs.place.get(asked.region);
      return otherTiles(needs, scope, asked);
    },
    /** The place that the installation is for, as far as the requester sees it. */
    home: (scope: Scope) => homeOf(needs, scope),
    /** Daily use of a place. Throws `no-such-place`. */
    days: (scope: Scope, asked: DailyQuestion) => daysOf(needs, scope, asked),
    /** All its energy by the months of a year. Throws `no-such-place`. */
    months: (scope: Scope, asked: PlaceMonthsQuestion) => cityMonthsOf(needs, scope, asked),
    /** The key figures of one building. Throws `no-such-building`. */
    summary: (scope: Scope, asked: SummaryQuestion) => summaryOf(needs, scope, asked),
    /** Its buildings as points. */
    map: (scope: Scope, asked: PlaceYear) => mapOf(needs, scope, asked),
    /** The kinds of figure that this slice explains. */
    explainers: {
      city: (...asked) => explainCity(needs, ...asked),
      'city-total': (...asked) => explainTotal(needs, ...asked),
      'city-intensity': (...asked) => explainIntensity(needs, ...asked),
    } satisfies Readonly<Record<string, Explainer>>,
    knownAt: (text: string | undefined) => needs.metering.knownAt(text),
  };
}

export type Overview = ReturnType<typeof createOverview>;
