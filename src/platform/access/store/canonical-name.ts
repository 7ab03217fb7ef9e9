/**
 * An account name in the form used for comparison: full-width letters, other encodings of a letter, capitals, invisible characters and
 * surrounding spaces do not make a different name. It is used for lookup and for counting attempts, and no two accounts share it.
 */
export function canonicalName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
  return plain.toLowerCase().normalize('NFKC');
}
