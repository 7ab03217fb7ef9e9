/** What a household may be called by where no column is called so plainly: a company may number its customers instead. */
export const lastOfHousehold: readonly string[] =
  '用热户编号,户编号,用户编号,用户号,客户编号,客户号,household no,household id,customer no,customer id,consumer no'.split(',');
