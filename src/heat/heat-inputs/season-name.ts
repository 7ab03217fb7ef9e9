import { type FieldSpec, textField } from '#platform/list-intake/fields.ts';

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>;

const years =
  /^(?:heating season|season|winter)?\s*(?:20)?(\d{2})\s*年?\s*[-–—−/~～_至到]+\s*(?:20)?(\d{2})\s*年?\s*度?\s*(?:冬季|(?:冬季)?(?:采暖|供暖|供热|取暖)(?:季|期|年度)?|季|heating season|season|winter)?$/iu;

/**
 * A season's name in normal form, in whichever way its two years are written; other text stays as it is.
 * @example seasonName('25-26采暖季') // '2025-26'
 */
export function seasonName(text: string): string {
  const [, first, second] = years.exec(text.normalize('NFKC').trim()) ?? [];
  if (first === undefined || (Number(first) + 1) % 100 !== Number(second)) return text;
  return `20${first}-${second}`;
}

/** All names under which a season is stored: the name as given, and the form in which lists are read. */
export const seasonNames = (name: string): readonly string[] => [...new Set([name, seasonName(name)])];

/** A field of seasons. */
export function seasonField(names: Names): FieldSpec {
  const plain = textField(names, 60);
  return {
    ...plain,
    parse: (text, factor) => {
      const read = plain.parse(text, factor);
      return 'value' in read ? { value: seasonName(String(read.value)) } : read;
    },
  };
}
