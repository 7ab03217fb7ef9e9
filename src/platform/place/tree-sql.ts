/** SQL for an organisation's code and all under it. */
export function organisationTree(parameter: number): string {
  return `WITH RECURSIVE under AS (SELECT $${parameter}::text AS code UNION SELECT o.code FROM organisation o JOIN under ON o.parent = under.code AND o.gone IS NULL) SELECT code FROM under`;
}

/** SQL: the column is this place or is within it. `parameter` is the number of the place's code among the values. */
export function withinPlace(column: string, parameter: number): string {
  return `${column} IN (SELECT place FROM place_within WHERE ancestor = $${parameter})`;
}
