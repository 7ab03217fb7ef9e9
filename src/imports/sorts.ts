/** The columns that the list of imports is sorted by. */
export const importSorts = ['import', 'subject', 'kind', 'by', 'at', 'state'] as const;

export type ImportSort = (typeof importSorts)[number];
