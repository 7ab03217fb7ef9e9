import { fieldOn } from '#heat-billing/season-facts.ts';
import type { PointReckoning } from '#heat-billing/heat-billing.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { type ExplainedInput, readFigure } from '#kernel/figure.ts';
import { type Language, tell } from '#kernel/finding.ts';
import { programScope } from '#kernel/scope.ts';
import { statusShown } from '#knowledge/facts.ts';
import { heatPerArea } from './heat-per-area.ts';
import type { PaperNeeds } from './needs.ts';
import { type OwnDays, ownDays, ownFindings } from './own-days.ts';
import type { MeterShown, Rests } from './settlement.ts';

type RestsNeeds = Pick<PaperNeeds, 'heatBilling' | 'metering' | 'readings' | 'registry' | 'words'>;

/** Whose bill, and as known when. */
export type RestsOf = AsOf & { readonly household: string; readonly account: string };

const estimateCodes: ReadonlySet<string> = new Set(['readings-substituted', 'substitute-decided']);

/** What the bill of an account rests on, in words of a language; null where the account has none in it. */
export async function restsOf(needs: RestsNeeds, of: RestsOf, one: PointReckoning, language: Language): Promise<Rests | null> {
  const { household, account } = of;
  const { season, tariff, method, households } = one;
  const behind = households.get(household);
  const bill = one.bill.households.find((some) => some.household === household)?.accounts.find((some) => some.account === account);
  if (behind === undefined || bill === undefined) return null;
  const own = ownDays(one, household, account);
  const told = ownFindings(needs.heatBilling.findings(one, household), one, household, own).map(({ found, days }) => ({
    code: found.code,
    text: tell(found, needs.words, language).detail,
    days,
  }));
  const [first, end] = [parseDay(season.from) ?? 0, parseDay(season.to) ?? 0];
  return {
    season: { from: season.from, to: season.to, days: end - first, source: season.source },
    nominalDays: season.nominalDays,
    room: fieldOn(behind.facts, 'room', end - 1),
    class: behind.class,
    method,
    tariff: { ...tariff, standing: statusShown(tariff.status).standing[language] },
    prices: tariff.classes[behind.class] ?? null,
    shared: own.shared,
    squareMetreDays: bill.squareMetreDays,
    pointQuantity: one.bill.quantity,
    stretches: own.stretches,
    meters: await metersOf(needs, of, one, { own, language }),
    // the household's heat is also that of who had it before or after
    perArea: own.shared ? { ...heatPerArea(one, household), own: null } : heatPerArea(one, household),
    estimates: told.filter(({ code }) => estimateCodes.has(code)),
    said: told.flatMap(({ code, text }) => (estimateCodes.has(code) ? [] : [text])),
  };
}

/** A meter and the days whose readings are told of it. */
type MeterDays = { readonly code: string; readonly isPoint: boolean; readonly from: string; readonly to: string };

/**
 * The meters that the heat was read off, each with its first and last reading: the point's over the season, the household's own over the
 * account's own days alone.
 */
async function metersOf(
  { metering, readings, registry }: RestsNeeds,
  { household, received, recorded }: RestsOf,
  { method, season, pointMeter, households }: PointReckoning,
  { own, language }: { readonly own: OwnDays; readonly language: Language },
): Promise<MeterShown[]> {
  const meter = households.get(household)?.meter ?? null;
  const { from, to } = season;
  const ofPoint = method === 'household' || method === 'area' || pointMeter === null ? [] : [{ code: pointMeter, isPoint: true, from, to }];
  const hasOwn = (method === 'household' || method === 'share-meter') && meter !== null;
  const asked: MeterDays[] = [...ofPoint, ...(hasOwn ? own.spans.map((span) => ({ code: meter, isPoint: false, ...span })) : [])];
  const facts = new Map(
    (await registry.meterFacts(programScope, { meters: [...new Set(asked.map(({ code }) => code))] }, { received, recorded })).map(
      (one) => [one.code, one],
    ),
  );
  const knownAt = new Date(received).toISOString();
  return Promise.all(
    asked.map(async (one) => {
      const { total } = await metering.useOfMeter(programScope, { meter: one.code, from: one.from, to: one.to, step: 'year', knownAt });
      const span = readFigure(total.figure);
      const { inputs } = await readings.explain.readings(programScope, total.figure, { ...span, kind: 'readings', received, recorded });
      const reading = (name: string) =>
        readingOf(
          inputs.find((input) => input.name === name),
          language,
        );
      const first = reading('first');
      const isRegister = facts.get(one.code)?.kind === 'register';
      return { code: one.code, isPoint: one.isPoint, isRegister, first, last: reading('last') ?? first, use: total.value };
    }),
  );
}

function readingOf(input: ExplainedInput | undefined, language: Language): MeterShown['first'] {
  if (input === undefined) return null;
  const { source, value, unit } = input;
  return { value: `${value ?? ''} ${unit}`, at: typeof source === 'string' ? source : source[language] };
}
