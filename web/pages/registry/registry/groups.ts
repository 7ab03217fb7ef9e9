/** The views of a building in five groups. The address names the view; its group follows from it. */
export const groupsOfViews = {
  energy: ['use', 'years', 'hours', 'flow', 'points'],
  rating: ['quota', 'performance', 'expected', 'obligations'],
  improve: ['savings', 'retrofits'],
  facility: ['equipment', 'verification', 'photovoltaics', 'indoor', 'occupancy'],
  record: ['facts', 'attachments', 'papers'],
} as const;

export type Group = keyof typeof groupsOfViews;
export type View = (typeof groupsOfViews)[Group][number];

export const groups = Object.keys(groupsOfViews) as Group[];

export const views = Object.values(groupsOfViews).flat() as View[];

/** @example groupOf('quota') // 'rating' */
export function groupOf(view: View): Group {
  return groups.find((group) => (groupsOfViews[group] as readonly View[]).includes(view)) ?? 'energy';
}
