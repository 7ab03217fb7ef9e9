import type { Choice, Model } from './model.ts';
import type { Plan } from './plan.ts';

/** A part of a model that is still open, all else fixed as a plan has it: a model of its own, with what the fixed leave of the limits. */
export type Core = {
  readonly model: Model;
  /** What the fixed come to; units of 10^-18. */
  readonly value: bigint;
  /** A plan of the whole from one of the part. */
  readonly wholeOf: (plan: Plan) => Plan;
};

/**
 * @param open units that may choose @param keeps whether a choice of an open unit may be chosen; of a block a year is kept for all its
 * members or for none @param plan what the others do
 */
export function coreOf(model: Model, open: (unit: number) => boolean, keeps: (choice: number) => boolean, plan: Plan): Core {
  const used = model.limits.map(() => 0n);
  const origin: number[] = [];
  const choices: Choice[] = [];
  let value = 0n;
  const isOpen = model.units.map((_, unit) => open(unit));
  const ofProject = model.ofProject.map((own, project) => {
    if (isOpen[model.unitOf[project] ?? -1] === true)
      return own.filter(keeps).map((at) => {
        origin.push(at);
        return choices.push(model.choices[at] as Choice) - 1;
      });
    const choice = model.choices[plan[project] ?? -1];
    if (choice === undefined) return [];
    value += choice.value;
    for (const [k, row] of choice.rows.entries()) used[row] = (used[row] ?? 0n) + (choice.coefficients[k] ?? 0n);
    return [];
  });
  const { instance } = model;
  const chooses = new Set(model.projects.flatMap(({ id }, project) => (isOpen[model.unitOf[project] ?? -1] === true ? [id] : [])));
  const previous = instance.previous?.filter(({ project }) => chooses.has(project)) ?? null;
  return {
    model: {
      ...model,
      instance: { ...instance, previous },
      choices,
      ofProject,
      units: model.units.filter((_, unit) => isOpen[unit]),
      limits: model.limits.map((limit, row) => ({ ...limit, amount: limit.amount - (used[row] ?? 0n) })),
    },
    value,
    wholeOf: (part) =>
      model.projects.map((_, project) => {
        if (isOpen[model.unitOf[project] ?? -1] !== true) return plan[project] ?? -1;
        return origin[part[project] ?? -1] ?? -1;
      }),
  };
}
