import { inNumber } from './singular.ts';

/** What is doubtful about a result. It travels with the result to the screen; its words are chosen there, by code and language. */
export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  /** Plain values that the words name: codes, instants, numbers with their unit in the key; a name in both languages as `{zh, en}`. */
  readonly evidence: Evidence;
};

export type Severity = 'info' | 'warning' | 'error';

export type Evidence = Readonly<Record<string, unknown>>;

export type Language = 'zh' | 'en';

/** The words for each code of a slice. `{name}` stands for the value of that name in the evidence. */
export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** A finding as a reader gets it: with its words. */
export type SpokenFinding = Finding & { readonly detail: string };

/**
 * Gives a finding its words.
 * @param words the words of all slices, by code; a code without words is told by its bare name, so that nothing is hidden
 */
export function tell(found: Finding, words: Words, language: Language): SpokenFinding {
  const template = wordingOf(found.code, found.evidence, words)?.[language];
  return { ...found, detail: template === undefined ? found.code : fill(template, found.evidence, language, words) };
}

/**
 * The words of a code. One code may be told of different things: what the evidence is `about` has the words `code@about`.
 * @example wordingOf('out-of-range', { about: 'scenario' }, words) // words['out-of-range@scenario']
 */
export function wordingOf(code: string, { about }: Evidence, words: Words): Words[string] | undefined {
  const own = typeof about === 'string' ? words[`${code}@${about}`] : undefined;
  return own ?? words[code];
}

/**
 * Puts the evidence into a template; a name that the evidence lacks is left as it stands.
 * @param words also what coded values are called: the code `gas` of the evidence `carrier` under `carrier=gas`
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

/** A list of texts as one, with commas between; all else as it is. */
const oneText = (value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string') ? value.join(', ') : value;

/** So much of a file is never shown in a sentence that its line ends were not found in. */
const mostCharacters = 1500;

const capped = (text: string): string => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text);

/** As people write numbers in both languages: `12,345.6`. */
const grouped = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15 });

/** Numbers that name something, or say which year, line or row: they are no quantities. */
const names = new Set(
  'id number import change decision finding pid port status version year factorYear date from to month row firstRow line x y z code'.split(
    ' ',
  ),
);

/** Bounds of a field that holds a year are years. */
function isName(name: string, { field }: Evidence): boolean {
  const called = inLanguage(field, 'en');
  return names.has(name) || (typeof called === 'string' && /year/iu.test(called));
}

/** A coded value, or several with commas between, as they are called; what has no words is left as it is. */
function valueText(name: string, value: string, language: Language, words: Words): string {
  const codes = value.split(', ');
  const called = codes.map((code) => (Object.hasOwn(words, `${name}=${code}`) ? words[`${name}=${code}`]?.[language] : undefined));
  if (called.every((one) => one === undefined)) return value;
  return called.map((one, at) => one ?? codes[at]).join(language === 'zh' ? '、' : ', ');
}

/** A name that comes in both languages in this one; all else as it is. */
function inLanguage(value: unknown, language: Language): unknown {
  const both = typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
  return both ? (value as Readonly<Record<Language, unknown>>)[language] : value;
}

/** A finding in words, as answers carry it. */
export function tellPlain(found: Finding, words: Words, language: Language): SpokenFinding & { evidence: Record<string, unknown> } {
  return { ...tell(found, words, language), evidence: { ...found.evidence } };
}
