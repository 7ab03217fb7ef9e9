/** What our own identifier is called. */
export const codeName = 'Yaodong building code';

/** User-defined fields that say what the schema has no element or no unit for. */
export const fieldNames = {
  code: 'Code',
  finding: 'Finding',
  system: 'System',
  carrier: 'Carrier',
  saving: 'Annual saving',
  unit: 'Unit',
  cost: 'Cost (CNY)',
  life: 'Life (years)',
  basis: 'Basis',
} as const;
