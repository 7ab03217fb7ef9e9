/** How a plan came out, in words. */
export const statusText = (words: Readonly<Record<string, string>>, status: string): string => words[status] ?? status;
