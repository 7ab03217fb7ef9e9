/** The code of the statement kind of adopted plans. */
export const planStatementKind = 'retrofit-plan';
