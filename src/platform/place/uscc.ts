/** The characters of a code, in the order of their values: digits, then letters without I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Whether a text is a unified social credit code 统一社会信用代码: 18 characters, the last of which is a check character (GB 32100-2015,
 * 3^(i-1) mod 31).
 * @param text in capital letters
 * @example isUscc('91110000802100433B') // true
 */
export function isUscc(text: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/u.test(text)) return false;
  let [sum, weight] = [0, 1];
  for (const character of text.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === text[17];
}
