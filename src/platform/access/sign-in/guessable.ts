/** Shorter own words are ignored: too many passwords contain them. */
const shortestWord = 3;
/** The minimum number of characters left in a password after removing the words that anyone would try first. */
const leastBeside = 6;
const fewestSigns = 4;

/**
 * Whether a guesser would try it early: a common password, one with digits or symbols around it (`Password2024!`), one with hardly any
 * different characters, or one that is little more than a word related to the account or the program.
 * @param common the most common passwords, in lower case
 * @param words the account's name, the city's and the program's own
 */
export function isGuessable(password: string, common: ReadonlySet<string>, words: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (common.has(plain) || new Set(plain).size < fewestSigns) return true;
  const stem = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (stem.length >= shortestWord && common.has(stem)) return true;
  let rest = plain;
  for (const word of words.map((one) => one.toLowerCase()).filter((one) => one.length >= shortestWord || /\p{Script=Han}/u.test(one)))
    rest = rest.replaceAll(word, '');
  return rest !== plain && (rest.length < leastBeside || /^\P{L}*$/u.test(rest) || common.has(rest));
}
