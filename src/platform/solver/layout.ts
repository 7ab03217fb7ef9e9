import type { Model } from './model.ts';

/** Choices of a model by unit, year and member, as ranges in typed arrays. */
export type Layout = {
  /** Where the years of each unit begin in `slotStart`. */
  readonly groupStart: Int32Array;
  /** Where the members of each year of a unit begin in `from` and `to`. */
  readonly slotStart: Int32Array;
  /** The choices of a member in a year: from (inclusive) and to (exclusive). */
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/** Years in which not all members of a unit have a choice are left out, because the unit cannot be done then. */
export function layoutOf({ units, ofProject, choices }: Model): Layout {
  const groupStart = new Int32Array(units.length + 1);
  const slotStart: number[] = [0];
  const [from, to]: [number[], number[]] = [[], []];
  for (const [unit, { members }] of units.entries()) {
    const years = new Map<number, { from: number; to: number }[]>();
    for (const member of members)
      for (const at of ofProject[member] ?? []) {
        const year = choices[at]?.year ?? 0;
        const slots = years.get(year) ?? [];
        years.set(year, slots);
        const last = slots.at(-1);
        if (last?.to === at && choices[last.from]?.project === member) last.to = at + 1;
        else slots.push({ from: at, to: at + 1 });
      }
    for (const slots of years.values()) {
      if (slots.length !== members.length) continue;
      for (const slot of slots) {
        from.push(slot.from);
        to.push(slot.to);
      }
      slotStart.push(from.length);
    }
    groupStart[unit + 1] = slotStart.length - 1;
  }
  return { groupStart, slotStart: Int32Array.from(slotStart), from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** Whether a unit has several members: a block. */
export function hasMembers({ groupStart, slotStart }: Layout, unit: number): boolean {
  const group = groupStart[unit] as number;
  return group < (groupStart[unit + 1] as number) && (slotStart[group + 1] as number) - (slotStart[group] as number) > 1;
}
