/** What a finding says beside its words: numbers among others. */
type Evidence = Readonly<Record<string, unknown>>;

const verbs: Readonly<Record<string, string>> = { are: 'is', were: 'was', have: 'has', do: 'does' };
const regular = ['belong', 'count', 'hold', 'lie', 'owe', 'stand', 'wait'] as const;
/** Words with an s at their end that are no plurals. */
const noPlurals = new Set(['as', 'does', 'gas', 'has', 'is', 'its', 'less', 'series', 'this', 'us', 'was']);

const someVerb = [...Object.keys(verbs), ...regular].join('|');
const secondVerb = Object.keys(verbs).join('|');

const counted = new RegExp(
  String.raw`(?<there>\b[Tt]here are(?: only)? |\b[Tt]hese )?\{(?<name>[\w-]+)\} (?<noun>[a-z]+s)\b` +
    String.raw`(?<between>(?: (?:of|in) (?:the )?[a-z]+| to \{[\w-]+\})?(?: \([^)]*\))?(?: that)?)` +
    String.raw`(?: (?<verb>${someVerb})\b(?:(?<way>[^.:;]*?) and (?<also>${secondVerb})\b)?)?`,
  'gu',
);

/**
 * The English of a template that is written for several, where what it counts is one: `{count} rows were skipped` becomes `{count} row was
 * skipped`, `{count} times` becomes `once`. What counts more, or is no number, stays.
 * @example inNumber('{count} faults', { count: 1 }) // '{count} fault'
 */
export function inNumber(template: string, evidence: Evidence): string {
  if (!Object.values(evidence).includes(1)) return template;
  return template.replaceAll(counted, (whole: string, ...rest: readonly unknown[]) => {
    const { there = '', name = '', noun = '', between = '', verb, way, also } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (evidence[name] !== 1 || noPlurals.has(noun)) return whole;
    if (noun === 'times') return whole.replace(`{${name}} times`, 'once');
    const second = also === undefined ? '' : `${way} and ${ofOne(also)}`;
    return `${oneOf(there)}{${name}} ${singularOf(noun)}${between}${verb === undefined ? '' : ` ${ofOne(verb)}${second}`}`;
  });
}

const oneOf = (there: string): string => there.replace(' are', ' is').replace('hese', 'his');

function singularOf(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return /(?:ch|sh|ss|x)es$/u.test(noun) ? noun.slice(0, -2) : noun.slice(0, -1);
}

const ofOne = (verb: string): string => verbs[verb] ?? `${verb}s`;
