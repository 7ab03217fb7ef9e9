/**
 * An account's name as it is compared: full-width letters, other ways to write one letter, capitals, invisible signs and spaces around it
 * make no other name. It is what is looked for, what tries are counted under and what no two accounts share.
 */
export function canonicalName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
  return plain.toLowerCase().normalize('NFKC');
}
