import { coreOf } from './core.ts';
import type { Model } from './model.ts';
import { changesOf, leastValue, worthOf, type Plan } from './plan.ts';
import { priceOf } from './prices.ts';
import { frameOf } from './program.ts';
import { relax, type Relaxed } from './relaxation.ts';
import { nearest, solveStep, type Found, type Reached, type Search } from './search.ts';

/** So many units nearest to their margin are chosen anew together; more where these were not enough. */
const sizes = [250, 400];
/** Of each such search. */
const nodes = 400;
/** What the plan of a part may miss of what was asked, so that rounding still fits. */
const part = 0.5;
/** Choices stay open up to so many times the margin of the last unit taken. */
const widths = 4;
/** Of the time left each search takes so much, so that the next has some. */
const shareOfTime = 0.5;

/**
 * A plan of a large model by prices: what the relaxation chooses whole stays, units near their margin are chosen anew under what is left
 * of the limits. @returns null where limits cannot be kept, or where no plan is found this way
 */
export function searchLarge(model: Model, all: Search, gap: number): Found | null {
  const asked: Search = { ...all, nodes, secondsLeft: () => all.secondsLeft() * shareOfTime };
  const relaxed = relax(model, all);
  if (relaxed === null) return null;
  let best: Reached | null = null;
  for (const size of sizes) {
    const found = roundUp(model, asked, relaxed, size, gap);
    if (found !== null && (best === null || found.worth.value > best.worth.value)) best = found;
    if (best !== null && isNear(best, relaxed, gap)) break;
    if (size >= model.units.length || asked.secondsLeft() <= 0) break;
  }
  if (best === null) return null;
  const { instance } = model;
  const end = instance.previous === null ? best : (nearPrevious(model, asked, relaxed, best) ?? best);
  return {
    plan: end.plan,
    worth: end.worth,
    best: best.worth.value,
    bound: Infinity,
    closed: false,
    proven: true,
    finished: isNear(best, relaxed, gap),
    changes: instance.previous === null ? null : changesOf(model, end.plan),
    prices: model.limits.map(({ sense }, row) => priceOf(sense, relaxed.prices[row] ?? 0, relaxed.scales, row)),
  };
}

const isNear = ({ worth }: Reached, { bound, scales }: Relaxed, gap: number): boolean =>
  bound - Number(worth.value) / scales.valueUnit <= gap * Math.abs(bound);

/** The whole part of the relaxation, and the units nearest to their margin (and those that were split) chosen anew. */
function roundUp(model: Model, asked: Search, relaxed: Relaxed, size: number, gap: number): Reached | null {
  const { scales, bound, margins } = relaxed;
  const open = openUnits(model, relaxed, size);
  const core = coreOf(
    model,
    (unit) => open.has(unit),
    (at) => (margins.short[at] ?? 0) <= open.width * widths,
    relaxed.whole.map((at) => at ?? -1),
  );
  const frame = frameOf(core.model, scales);
  // a share of what the part comes to, so large that the whole is as near as was asked
  const partly = Math.abs(bound - Number(core.value) / scales.valueUnit);
  const coreGap = Math.min(0.5, (gap * part * Math.abs(bound)) / Math.max(partly, 1e-9));
  const found = solveStep(frame, asked, { elastic: 'none', cuts: [], least: 'value' }, () => true, coreGap);
  return typeof found === 'string' ? null : wholeReached(model, core.wholeOf(found.plan));
}

function wholeReached(model: Model, plan: Plan): Reached | null {
  const worth = worthOf(model, plan);
  const stands = worth.stands && worth.breach.every((by) => by === 0n);
  return stands ? { plan, worth, bound: -Infinity, done: true } : null;
}

function openUnits({ units, unitOf }: Model, { margins, whole }: Relaxed, size: number) {
  const order = units.map((_, unit) => unit).toSorted((a, b) => (margins.margin[a] ?? 0) - (margins.margin[b] ?? 0) || a - b);
  const nearby = order.slice(0, size);
  const open = new Set(nearby);
  for (const [project, at] of whole.entries()) if (at === undefined) open.add(unitOf[project] ?? -1);
  const width = margins.margin[nearby.at(-1) ?? -1] ?? 0;
  return { has: (unit: number): boolean => open.has(unit), width };
}

/** The fewest changes of the plan before: what must move, and room made by the units nearest to their margin. */
function nearPrevious(model: Model, asked: Search, relaxed: Relaxed, top: Reached): Reached | null {
  const { instance, projects } = model;
  const before = new Map((instance.previous ?? []).map((one) => [one.project, one]));
  const plan = projects.map(({ id }, project) => {
    const was = before.get(id);
    return (
      (model.ofProject[project] ?? []).find((at) => {
        const choice = model.choices[at];
        return choice?.option.id === was?.option && choice?.year === was?.year;
      }) ?? -1
    );
  });
  const pinned = new Set(instance.pins.map(({ project }) => project));
  const mustMove = (project: number): boolean => {
    const id = projects[project]?.id ?? '';
    return pinned.has(id) || (before.has(id) && plan[project] === -1);
  };
  const moving = new Set(projects.flatMap((_, project) => (mustMove(project) ? [model.unitOf[project] ?? -1] : [])));
  for (const { members } of model.units)
    if (new Set(members.map((member) => model.choices[plan[member] ?? -1]?.year ?? -1)).size > 1)
      for (const member of members) moving.add(model.unitOf[member] ?? -1);
  for (const size of sizes) {
    const open = openUnits(model, relaxed, size);
    const core = coreOf(
      model,
      (unit) => open.has(unit) || moving.has(unit),
      () => true,
      plan,
    );
    const least = leastValue(top.worth.value, instance.giveUp) - core.value * 1_000_000n;
    const found = nearest(frameOf(core.model, relaxed.scales), asked, { elastic: 'none', cuts: [] }, () => true, least);
    const whole = found === null ? null : wholeReached(model, core.wholeOf(found.plan));
    if (whole !== null) return whole;
    if (asked.secondsLeft() <= 0) return null;
  }
  return null;
}
