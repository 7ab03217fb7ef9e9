/**
 * One answer to what a file leaves open: the settings to use, by the names of the contract, and the result for the file, in figures or as a
 * date.
 */
export type Choice = { readonly set: Readonly<Record<string, string | number>>; readonly comesTo?: string | number };

/** The choices proposed by a problem with a file; empty if only a person can say what helps. */
export function choicesIn(evidence: Readonly<Record<string, unknown>>): readonly Choice[] {
  return Array.isArray(evidence['choices']) ? (evidence['choices'] as readonly Choice[]) : [];
}

/** A setting as an option of the command line. @example flagOf({ dateOrder: 'day-month' }) // '--date-order day-month' */
export function flagOf(set: Choice['set']): string {
  return Object.entries(set)
    .map(([name, value]) => {
      const flag = name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
      return `--${flag} ${/^[\w.-]+$/u.test(String(value)) ? value : JSON.stringify(value)}`;
    })
    .join(' ');
}
