/** Shorter words of one's own say nothing: too many passwords hold them. */
const shortestWord = 3;
/** So many signs must be left of a password when the words that anybody would try first are taken out. */
const leastBeside = 6;
const fewestSigns = 4;

/**
 * Whether somebody who guesses would try it early: a common password, one with digits or signs around it (`Password2024!`), hardly any
 * different signs, or little more than a word that belongs to the account or to the program.
 * @param common the commonest passwords, in small letters
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
