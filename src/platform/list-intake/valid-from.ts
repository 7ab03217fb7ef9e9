/** The names in lists of the day from which a row is valid; the field `from` of a kind is suggested for it. */
export const validFrom: readonly string[] = [
  ...'生效日期 生效日 生效时间 执行日期 有效期起 有效期自 有效起始日期'.split(' '),
  'valid from',
  'effective from',
  'effective date',
];
