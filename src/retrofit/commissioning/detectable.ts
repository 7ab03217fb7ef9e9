import { type AsOf, asOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import { figureId, type FigureQuestion } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { baselineLeast } from './baseline-fit.ts';
import { comparedSpan, type ComparedSpan } from './compared-span.ts';
import { leastDays as effectLeast, leastDetectable } from './effect.ts';
import type { EffectVerdict } from './facts.ts';
import { buildingNamed, type CommissioningNeeds, dayNamed } from './needs.ts';

export type DetectableQuestion = {
  readonly building: string;
  readonly carrier: Carrier;
  /** The local day on which the action would begin; default today. */
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly known?: AsOf | undefined;
};

/** What could be seen after some days. */
export type DetectableSpan = {
  readonly days: number;
  /** The days of the rehearsal, half-open. */
  readonly from: string;
  readonly to: string;
  /** How many of them count, and how many days before them there are to compare with. */
  readonly counted: number;
  readonly reference: number;
  /**
   * The least saving that would get the verdict `saved` in nine of ten cases, of expected use; null: not known, also where too few of the
   * days count (`knowledge/figure-floors.yaml`, shares).
   */
  readonly share: number | null;
  /** The same over the days that count, in the unit. */
  readonly amount: number | null;
  /** What the rehearsal found, although nothing was done as far as is on record. */
  readonly verdict: EffectVerdict;
  readonly figure: string;
};

export type Detectable = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly on: string;
  readonly spans: readonly DetectableSpan[];
  readonly findings: readonly Finding[];
};

/** Two, four, eight and twelve weeks: whole weeks, so that each has its workdays and rest days. */
export const detectableDays = [14, 28, 56, 84] as const;

const china = createZone('Asia/Shanghai') as Zone;

/**
 * Before an action: the least saving that could be seen after so many days. Each span is rehearsed on the building's own days: as if the
 * action had been so many days before `on`, compared with the days before that, in the same way as an effect.
 * @throws Problem `no-such-building`, `date-bad`, `time-not-kept`
 */
export async function detectable(needs: CommissioningNeeds, scope: Scope, asked: DetectableQuestion): Promise<Detectable> {
  const known = asked.known ?? asOf(needs.now(), asked.knownAt);
  const building = await buildingNamed(needs, scope, asked.building, known);
  const zone = createZone(building.zone) ?? china;
  const on = asked.on === undefined ? zone.dayOf(Math.floor(Math.min(known.received, needs.now()) / 1000)) : dayNamed(asked.on);
  const { code } = building;
  const { carrier } = asked;
  const told: ComparedSpan[] = [];
  // one after the other, because each reads a year of days
  for (const days of detectableDays)
    told.push(await comparedSpan(needs, scope, { building: code, carrier, from: dayText(on - days), to: dayText(on), known }));
  const floor = countedFloor(needs, dayText(on), known);
  const spans = told.map((one, at): DetectableSpan => {
    const days = detectableDays[at] as number;
    const question: FigureQuestion = { kind: 'detectable-saving', building: code, carrier, on: dayText(on), days, ...known };
    return { days, from: dayText(on - days), to: dayText(on), ...leastOf(one, days * floor), figure: figureId(question) };
  });
  const { unit } = told[0] as ComparedSpan;
  return { building: code, carrier, unit, on: dayText(on), spans, findings: findingsOf(told, spans, floor) };
}

/** The share of the days of a span that has to count: below it, a figure of so many days would be one of fewer. */
const countedFloor = ({ knowledge }: CommissioningNeeds, on: string, known: AsOf): number =>
  knowledge.inForce('figure-floor', { on, ...known }).findLast((one) => one.of === 'share')?.coverage ?? 0;

/** @param needed how many days have to count */
function leastOf(
  { sum, error, verdict, reference }: ComparedSpan,
  needed: number,
): Omit<DetectableSpan, 'days' | 'from' | 'to' | 'figure'> {
  const expected = (sum.expected ?? 0) + (sum.correction ?? 0);
  const least = error === null || sum.days < needed ? null : leastDetectable(error);
  return {
    counted: sum.days,
    reference,
    share: least === null || expected <= 0 ? null : Math.round((least / expected) * 1e4) / 1e4,
    amount: least === null ? null : Math.round(least * 1e4) / 1e4,
    verdict,
  };
}

function findingsOf(told: readonly ComparedSpan[], spans: readonly DetectableSpan[], floor: number): Finding[] {
  const unmetered = told[0]?.findings.find(({ code }) => code === 'no-meter-counts');
  if (unmetered !== undefined) return [unmetered];
  const short = spans.filter(({ share }) => share === null);
  const changed = spans.filter(({ verdict }) => verdict === 'saved' || verdict === 'more');
  const last = told.at(-1)?.findings.filter(({ code }) => code.startsWith('effect-days-') || code === 'effect-without-temperature') ?? [];
  return [
    ...short.map(({ days, counted, reference }): Finding => ({
      code: 'detectable-unknown',
      severity: 'warning',
      evidence: {
        days,
        counted,
        countedLeast: Math.max(effectLeast, Math.ceil(days * floor)),
        reference,
        least: baselineLeast,
        needed: days + baselineLeast,
      },
    })),
    ...changed.map(({ days, verdict }): Finding => ({
      code: verdict === 'saved' ? 'detectable-falling' : 'detectable-rising',
      severity: 'warning',
      evidence: { days },
    })),
    ...(told.some(({ findings }) => findings.some(({ code }) => code === 'effect-months-missing'))
      ? [{ code: 'detectable-without-temperature', severity: 'warning', evidence: {} } as const]
      : []),
    ...last,
  ];
}
