/** How a comparator is written before a number. */
export const signs = { '>=': '≥ ', '>': '> ', '<=': '≤ ', '<': '< ', '=': '' } as const;
