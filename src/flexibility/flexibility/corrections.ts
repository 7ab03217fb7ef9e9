import { type Load, type Span, windowOf } from '#flexibility/baseline/baseline.ts';
import { dayText } from '#kernel/day.ts';
import { readFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { correctionRole, foremost } from './correction-role.ts';
import { pinnedBaseline, zoneOfBuilding } from './baseline-of.ts';
import { firstDay } from './baseline-parts.ts';
import { pinnedOf } from './explain.ts';
import { buildingLoads, clipped, noLoad, seenDays } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { stepSeconds } from './rules.ts';
import type { CorrectionRole } from './vocabulary.ts';

/** A step whose use differs from what was known, kWh; null if not measured. */
export type Correction = {
  readonly start: string;
  readonly end: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly role: CorrectionRole;
};

/** At most this many steps are listed, those of the event and its window first; the total count is returned as well. */
const mostTold = 500;

/**
 * How two figures of the baseline of one building differ: the chosen days, the adjustment, and the steps of use that were corrected between
 * them. Throws `figure-unknown`, `no-such-building`.
 */
export async function correctionsBetween(
  needs: FlexibilityNeeds,
  scope: Scope,
  figures: { readonly before: string; readonly now: string },
) {
  const [was, is] = await Promise.all([asKnown(needs, scope, figures.before), asKnown(needs, scope, figures.now)]);
  const { zone, pinned } = is;
  const step = stepSeconds[pinned.step];
  const clocks = relevantClocks(is.parts, was.parts, step);
  const both = [...is.parts, ...was.parts];
  const grounds = {
    from: pinned.from,
    days: new Set(both.map(({ part }) => part.day)),
    windows: both.map(({ part, rule }) => windowOf(rule.adjust, part)).filter((one): one is Span => one !== null),
    chosen: new Set(both.flatMap((one) => one.chosen)),
  };
  const all: Correction[] = [];
  for (let at = is.load.from; at < pinned.to; at += step) {
    const [before, after] = [useOf(was.load, at), useOf(is.load, at)];
    const day = zone.dayOf(at);
    if (before === after || !(clocks === null || clocks.has(clockOf(zone, at)))) continue;
    const role = correctionRole(grounds, at, day);
    if (role === null) continue;
    all.push({ start: formatInstant(at), end: formatInstant(at + step), before: kwh(before), after: kwh(after), role });
  }
  return {
    zone: zone.name,
    days: is.parts.map((part, at) => ({
      day: dayText(part.part.day),
      chosenBefore: (was.parts[at]?.chosen ?? []).map(dayText),
      chosenNow: part.chosen.map(dayText),
    })),
    corrections: foremost(all, mostTold),
    corrected: all.length,
  };
}

const kwh = (units: number | null): number | null => (units === null ? null : units / 10_000);

function useOf({ from, step, use }: Load, at: number): number | null {
  const value = use[(at - from) / step];
  return value === undefined || Number.isNaN(value) ? null : value;
}

const clockOf = (zone: Zone, at: number): number => (at + zone.offsetAt(at) + 86_400 * 2) % 86_400;

type Part = Awaited<ReturnType<typeof pinnedBaseline>>['parts'][number];

/**
 * The clock times that a baseline is computed from: those of the event and of the adjustment; null: all of them, because days are chosen by
 * all.
 */
function relevantClocks(now: readonly KnownPart[], before: readonly KnownPart[], step: number): ReadonlySet<number> | null {
  const clocks = new Set<number>();
  for (const { part, rule } of [...now, ...before]) {
    if (rule.of === 'day') return null;
    for (const clock of part.clocks) clocks.add(((clock % 86_400) + 86_400) % 86_400);
    if (rule.adjust.kind === 'none') continue;
    const first = part.clocks[0] ?? 0;
    const end = first - rule.adjust.ends * 3600;
    for (let at = end - rule.adjust.hours * 3600; at < end; at += step) clocks.add(((at % 86_400) + 86_400) % 86_400);
  }
  return clocks;
}

type KnownPart = Part & { readonly rule: Awaited<ReturnType<typeof pinnedBaseline>>['rule'] };

/** A baseline as its figure knew it, with the load it was computed from. */
async function asKnown(needs: FlexibilityNeeds, scope: Scope, figure: string) {
  const question = readFigure(figure);
  const pinned = pinnedOf(question);
  const days = await seenDays(needs, scope, pinned.building);
  const known = { received: question.received, recorded: question.recorded };
  const zone = await zoneOfBuilding(needs, pinned.building, known);
  const { parts, rule } = await pinnedBaseline(needs, pinned, zone, known, days);
  const reach = { day: firstDay({ zone }, { from: pinned.from, to: pinned.to }, rule), to: pinned.to, step: stepSeconds[pinned.step] };
  const loads = await buildingLoads(needs, [pinned.building], zone, reach, known);
  const load = clipped(loads.get(pinned.building) ?? noLoad(zone, reach), days);
  return { pinned, zone, load, parts: parts.map((one): KnownPart => ({ ...one, rule })) };
}
