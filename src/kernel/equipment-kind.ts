/** Kinds of equipment subject to renewal (`retrofit.md` 2), by code. */
export const equipmentKinds = [
  'heat-pump',
  'chiller',
  'radiator',
  'window',
  'insulation',
  'lighting',
  'boiler',
  'pump',
  'fan',
  'transformer',
  'lift',
  'other',
] as const;

export type EquipmentKind = (typeof equipmentKinds)[number];
