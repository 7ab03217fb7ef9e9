/** The most files per check. */
export const mostFiles = 20;
