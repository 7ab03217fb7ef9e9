/** The code of the kind of statement that an adopted plan is. */
export const planStatementKind = 'retrofit-plan';
