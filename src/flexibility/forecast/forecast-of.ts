import { asOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { isKept, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Forecast } from './ahead.ts';
import { buildingAhead, placeOfBuilding } from './building-ahead.ts';
import type { Shares } from './facts.ts';
import type { ForecastNeeds } from './needs.ts';
import { seenDays } from './pasts.ts';
import { stepsShown } from './series.ts';

/** Times as people write them, in the building's local time. */
export type ForecastQuestion = {
  readonly building: string;
  /** Now, if absent. */
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
};

/** The version of the forecasting method; changed whenever the same past would give a different forecast. */
export const method = 'usual-level-and-six-signals/2';

/** An instant from its written form. Throws `bad-instant`, `time-not-kept`. */
function instantIn(zone: Zone, text: string): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  if (!isKept(at)) throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
  return at;
}

/** Load and photovoltaics of a building for 48 hours, as known then. Throws `no-such-building`, `bad-instant`, `time-not-kept`. */
export async function forecastOf(needs: ForecastNeeds, scope: Scope, { building: code, at: text, knownAt }: ForecastQuestion) {
  await seenDays(needs, scope, code);
  const known = asOf(needs.now(), knownAt);
  const { building, zone: asked } = await placeOfBuilding(needs, code, known);
  const at = text === undefined ? Math.floor(needs.now() / 1000) : instantIn(asked, text);
  const { zone, start, load, pv, pvTotal, net, findings, ...shares } = await buildingAhead(needs, scope, { building, at, known, knownAt });
  const shown = (told: Forecast, { coverage, estimated }: Shares, of: string) => ({
    steps: stepsShown(told, start),
    error: told.error,
    coverage,
    estimated,
    figure: figureId({ kind: 'forecast', building, of, at, ...known }),
  });
  return {
    building,
    start: formatInstant(start),
    step: 15 as const,
    zone: zone.name,
    method,
    load: shown(load, shares, 'load'),
    pv: pv.flatMap((one) =>
      one.forecast === null ? [] : [{ code: one.code, basis: one.basis, ...shown(one.forecast, one, `pv/${one.code}`) }],
    ),
    pvTotal: pvTotal === null ? null : shown(pvTotal.forecast, pvTotal, 'pv'),
    net: net === null ? null : shown(net.forecast, net, 'net'),
    findings,
  };
}
