/**
 * Whether a field of this name holds a calendar year, by its last word: `year`, `factorYear`, `yearBuilt`; not `years` or `perYear`. A year
 * is a name: it is written without thousands separators.
 */
export function namesYear(field: string): boolean {
  return field === 'yearBuilt' || (/(?:^y|Y)ear$/u.test(field) && !/[pP]erYear$/u.test(field));
}
