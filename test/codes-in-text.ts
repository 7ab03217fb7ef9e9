/** What looks like a code but is a unit, a format or a name that is written this way in Chinese texts too. */
const written = /\b(?:[kMG]?Wh?|[kMG]J|kgce|tce|kgCO[2₂]e?|tCO[2₂]e?|kPa|mmHg|GeoJSON|OpenStreetMap)(?!\w)/gu;

/** camelCase, kebab-case, snake_case, and documents by their short codes (`YQ`, `CN/bim`). */
const code =
  /(?<![\w/.@-])(?:[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+|[a-z][a-z0-9]*(?:-[a-z0-9]+)+|[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|(?:CN|SX|NM|YQ|YC)(?:\/[\w-]+)?)(?![\w-])/gu;

/** The first letters of a key, by which people distinguish keys. */
const keyStart = /\byd_[\w-]+/gu;

/** The number of a case is its name: `label-140302-2026-0001`. */
const caseNumber = /(?<![\w-])[a-z][a-z0-9-]*-\d{6,12}-\d{4}-\d{4,}(?![\w-])/gu;

/**
 * The codes that appear in a text for people, each once.
 * @example codesIn('缺少 hasConditions，见 YQ/bim-other') // ['hasConditions', 'YQ/bim-other']
 */
export function codesIn(text: string): string[] {
  return [...new Set(text.replace(written, ' ').replace(caseNumber, ' ').replace(keyStart, ' ').match(code) ?? [])];
}
