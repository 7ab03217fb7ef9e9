/** Name of our own identifier. */
export const codeName = 'Yaodong building code';

/** User-defined fields for what the schema has no element or unit for. */
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
