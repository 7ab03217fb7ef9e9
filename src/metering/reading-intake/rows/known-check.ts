import { unitNumber } from '#kernel/quantity.ts';
import { Problem } from '#kernel/problem.ts';
import type { Finding } from '#kernel/finding.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { isApplied } from '../columns/applied.ts';
import type { FileSays } from '../file-says.ts';
import type { IntakeNeeds } from './intake-needs.ts';
import { refuseCounters, refuseMissing, refuseMultiplied, refuseUses, type AboutFile, type Watched } from './known-doubts.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';
import type { Sayable } from '../headings/options.ts';
import { countsSurely, namesAmount, namesUseOnly } from '../inspection/known-words.ts';
import type { NamedUnit } from '../units/units.ts';
import { saysDifference } from '../columns/unmultiplied.ts';
import { createSizes } from '../usual-size.ts';

/** The maximum number of points examined. */
const most = 1000;

/**
 * Examines values of humidity given in per cent. Air is never so dry that all are at most one: they may be shares of one. `note` takes each
 * reading, `check` throws at the end.
 * @param isSaid the sender gives their unit
 */
function createShareCheck(isSaid: boolean) {
  const greatest = new Map<number, number>();
  const codes = new Map<number, string>();
  const percent = unitNumber('%');
  return {
    watch(meter: SeriesFacts): void {
      if (!isSaid && meter.kind === 'instant' && meter.quantity === 'humidity' && codes.size < most) codes.set(meter.id, meter.code);
    },
    note(meter: number, value: number, unit: number): void {
      if (unit === percent && codes.has(meter)) greatest.set(meter, Math.max(greatest.get(meter) ?? 0, value));
    },
    /** Throws `point-share-open`. */
    check(): void {
      const open = [...greatest].find(([, value]) => value > 0 && value <= 10_000);
      if (open === undefined) return;
      const value = open[1] / 10_000;
      const share = Math.round(value * 1e6) / 1e4;
      const choices = [
        { set: { unit: '1' }, comesTo: `${share} %` },
        { set: { unit: '%' }, comesTo: `${value} %` },
      ];
      throw new Problem('bad-input', 'point-share-open', { point: codes.get(open[0]), value, share, choices });
    },
  };
}

type File = {
  readonly plan: Plan;
  readonly header: readonly string[];
  /** The factor between the difference of two readings of each row and their use. */
  readonly timesOfUse: number | null;
  readonly units: readonly (NamedUnit | null)[];
  /** Titles and the file name. */
  readonly around: readonly string[];
  readonly counts: boolean;
  readonly says: Pick<Sayable, 'kind' | 'multiplier'> & { readonly pointUnit?: unknown };
} & Pick<FileSays, 'kind' | 'applied'>;

/** The maximum number of metering points examined. */
const mostWatched = 1000;

/**
 * Checks whether the readings of metering points that existed before match the register of meters: counter readings or use, already
 * multiplied or not. `note` takes each reading; at the end `check` throws for what the file and the register leave open.
 */
export function createKnownCheck(file: File, { earlier, multipliedBefore }: Pick<IntakeNeeds, 'earlier' | 'multipliedBefore'>) {
  const of = aboutFile(file);
  const sizes = createSizes();
  const watched = new Map<number, Watched>();
  const shares = createShareCheck(file.says.pointUnit === '%' || file.says.pointUnit === '1');
  return {
    watch(meter: SeriesFacts, slot: number): void {
      shares.watch(meter);
      if (meter.kind === 'instant' || watched.size >= mostWatched) return;
      const why = whyWatched(of, file, meter, slot);
      if (why !== null) watched.set(meter.id, { meter, ...why, count: 0, last: Number.NaN, rose: 0, fell: 0 });
    },
    note(meter: number, at: number, width: number, value: number, unit: number): void {
      shares.note(meter, value, unit);
      const one = watched.get(meter);
      if (one === undefined) return;
      one.count += 1;
      if (value > one.last) one.rose += 1;
      if (value < one.last) one.fell += 1;
      one.last = value;
      if (!one.stays && one.rose > 0 && one.fell > 0) watched.delete(meter);
      else sizes.add(meter, at, width, value, unit);
    },
    /** Throws `point-share-open`, `counter-of-interval`, `use-of-register`, `multiplier-of-use`, `multiplier-missing`. */
    async check(): Promise<void> {
      shares.check();
      if (watched.size === 0) return;
      const before = Map.groupBy((await earlier?.([...watched.keys()])) ?? [], ({ meter }) => meter);
      const all = [...watched].map(([id, one]) => ({ ...one, now: sizes.of(id), before: before.get(id) ?? [] }));
      refuseCounters(all, of);
      refuseUses(all, of);
      refuseMultiplied(all, of);
      if (of.isDifference && multipliedBefore !== undefined) await refuseMissing(all, multipliedBefore);
    },
  };
}

/** What the words of a file say about its values, and what its numbers show about multiplication. */
function aboutFile({ plan, header, timesOfUse, units, around, counts, says, kind }: File): AboutFile {
  const isSubtracted = plan.layout === 'long' && plan.minus !== undefined;
  const column = valueColumns(plan)
    .map((at) => (header[at] as string).trim())
    .join(', ')
    .slice(0, 100);
  const said = plan.layout === 'long' ? column : [...around, column].join(' ');
  const isSaid = says.multiplier !== undefined;
  const saysNone = plan.layout === 'long' && plan.multipliers === undefined && plan.multiplied === undefined;
  const isPlainDifference = isSubtracted || saysDifference.test(column) || (saysNone && timesOfUse === 1);
  return {
    column,
    isCounter: counts && says.kind === undefined && countsSurely(plan.layout, said),
    mayCount: counts,
    isKindOpen: says.kind === undefined && kind !== 'register' && !isSubtracted,
    namesUse: says.kind === undefined && kind === null && plan.layout === 'long' && !isSubtracted && namesUseOnly(said),
    namesAmount: !isSaid && !isSubtracted && !isPlainDifference && !counts && namesAmount(said, units),
    isDifference: !isSaid && saysNone && isPlainDifference,
  };
}

/** What is checked for a metering point; null if nothing can differ. `stays`: also if its values rise and fall. */
function whyWatched(of: AboutFile, { applied }: File, meter: MeterFacts, slot: number) {
  const multiplier = meter.devices.at(-1)?.multiplier ?? { num: 1, den: 1 };
  const times = multiplier.num / multiplier.den;
  if (meter.kind === 'register') return of.namesUse ? { times, isMultiplied: false, stays: true } : null;
  const isMultiplied = of.namesAmount && times !== 1 && !isApplied(applied, slot, multiplier);
  const stays = isMultiplied || of.isCounter || of.isDifference;
  return stays || of.isKindOpen ? { times, isMultiplied, stays } : null;
}

/** Reports use that the file already multiplied by the multiplier of the register of meters, and that was not multiplied again. */
export function appliedFindings(meters: readonly MeterFacts[]): Finding[] {
  const [first] = meters;
  if (first === undefined) return [];
  const { num, den } = (first.devices.at(-1) as MeterFacts['devices'][number]).multiplier;
  return [{ code: 'multiplier-applied', severity: 'info', evidence: { meter: first.code, count: meters.length, multiplier: num / den } }];
}
