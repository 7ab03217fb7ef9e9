/** So many files show one check. */
export const mostFiles = 20;
