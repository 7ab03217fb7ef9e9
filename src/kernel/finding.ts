import { inNumber } from './singular.ts';
import { namesYear } from './year-name.ts';

/** A doubt about a result. It accompanies the result to the screen, where its text is chosen by code and language. */
export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  /** Plain values that the texts refer to: codes, instants, numbers with their unit in the key; a name in both languages as `{zh, en}`. */
  readonly evidence: Evidence;
  /** How parts of the evidence are called, for the text alone. */
  readonly said?: Evidence;
};

export type Severity = 'info' | 'warning' | 'error';

export type Evidence = Readonly<Record<string, unknown>>;

export type Language = 'zh' | 'en';

/** The texts for each code of a slice. `{name}` is replaced by the value of that name in the evidence. */
export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** A finding as shown to a reader: with its text. */
export type SpokenFinding = Omit<Finding, 'said'> & { readonly detail: string };

/**
 * Adds the text to a finding.
 * @param words the texts of all slices, by code; for a code without a text the bare code is shown, so that nothing is hidden
 */
export function tell({ said, ...found }: Finding, words: Words, language: Language): SpokenFinding {
  const template = wordingOf(found.code, found.evidence, words)?.[language];
  return { ...found, detail: template === undefined ? found.code : fill(template, { ...found.evidence, ...said }, language, words) };
}

/**
 * The texts of a code. One code may apply to different things: evidence with `about` uses the texts of `code@about`.
 * @example wordingOf('out-of-range', { about: 'scenario' }, words) // words['out-of-range@scenario']
 */
export function wordingOf(code: string, { about }: Evidence, words: Words): Words[string] | undefined {
  const own = typeof about === 'string' ? words[`${code}@${about}`] : undefined;
  return own ?? words[code];
}

/**
 * Fills the evidence into a template; a name that the evidence lacks is left unchanged.
 * @param words also the names of coded values: the code `gas` of the evidence `carrier` under `carrier=gas`
 */
export function fill(template: string, evidence: Evidence, language: Language, words: Words = {}): string {
  const said = language === 'en' ? inNumber(template, evidence) : template;
  return said.replaceAll(/\{([\w-]+)\}/gu, (whole, name: string) => {
    const value = oneText(inLanguage(evidence[name], language));
    if (value === undefined || value === null) return whole;
    if (typeof value === 'string') return capped(valueText(name, value, language, words));
    if (typeof value === 'number') return isName(name, evidence) ? String(value) : grouped.format(value);
    return typeof value === 'object' ? JSON.stringify(value) : String(value as boolean);
  });
}

/** A list of texts joined by commas; anything else unchanged. */
const oneText = (value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string') ? value.join(', ') : value;

/** The most characters shown in a sentence from a file whose line ends were not found. */
const mostCharacters = 1500;

const capped = (text: string): string => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text);

/** Numbers as people write them in both languages: `12,345.6`. */
const grouped = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15 });

/** Numbers that name something, or give a year, line or row: they are not quantities. */
const names = new Set(
  'id number import change decision finding pid port status version year date from to month row firstRow line x y z code'.split(' '),
);

/** Bounds of a field that contains a year are years, and so is what is called by one: `factorYear`. */
function isName(name: string, { field }: Evidence): boolean {
  const called = inLanguage(field, 'en');
  return names.has(name) || namesYear(name) || (typeof called === 'string' && /year/iu.test(called));
}

/** The names of a coded value, or of several separated by commas; a value without a name is unchanged. */
function valueText(name: string, value: string, language: Language, words: Words): string {
  const codes = value.split(', ');
  const called = codes.map((code) => (Object.hasOwn(words, `${name}=${code}`) ? words[`${name}=${code}`]?.[language] : undefined));
  if (called.every((one) => one === undefined)) return value;
  return called.map((one, at) => one ?? codes[at]).join(language === 'zh' ? '、' : ', ');
}

/** A name given in both languages, in this one; anything else unchanged. */
function inLanguage(value: unknown, language: Language): unknown {
  const both = typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
  return both ? (value as Readonly<Record<Language, unknown>>)[language] : value;
}

/** A finding with its text, as responses contain it. */
export function tellPlain(found: Finding, words: Words, language: Language): SpokenFinding & { evidence: Record<string, unknown> } {
  return { ...tell(found, words, language), evidence: { ...found.evidence } };
}
