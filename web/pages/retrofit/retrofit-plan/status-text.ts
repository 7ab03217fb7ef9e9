/** The outcome of a plan, in words. */
export const statusText = (words: Readonly<Record<string, string>>, status: string): string => words[status] ?? status;
