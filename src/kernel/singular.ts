/** The evidence of a finding: numbers among others. */
type Evidence = Readonly<Record<string, unknown>>;

const counted = /(?<there>\b[Tt]here are(?: only)? |\b[Tt]hese )?\{(?<name>[\w-]+)\} (?<noun>[a-z]+s)\b/gu;
/** What may occur between the counted noun and its verb. */
const between = /^(?: (?:of|in) (?:the )?[a-z]+| to \{[\w-]+\})?(?: \([^)]*\))?(?: that)?/u;
const verb = /^ (are|were|have|do|belong|count|hold|lie|owe|stand|wait)\b/u;
/** A second verb with the same subject. */
const second = /^([^.:;]*? and) (are|were|have|do)\b/u;

const irregular: Readonly<Record<string, string>> = { are: 'is', were: 'was', have: 'has', do: 'does' };
/** Counted nouns of the product; after a name or an ordinal (`entry 1 waits`) a final s belongs to a verb. */
const plurals: ReadonlySet<string> = new Set(
  [
    'accounts actions addresses arrays bills boundaries buildings bytes cases cells certificates channels characters charts checks cities columns contracts corners counties',
    'days decisions devices digits districts drafts entries events exports faults features fields files findings hours households imports instants issues items keys',
    'kinds levels links measures members messages meters minutes months names notices numbers organisations owners pairs parcels parts peers periods photos',
    'places points projects readings reminders requirements resources returns rooms rows seats seconds sessions sets sheets standards stars stations steps stretches systems tables',
    'tasks things times units values verdicts vetoes views weeks years zones',
  ]
    .join(' ')
    .split(' '),
);

/**
 * The English of a template written in the plural, if what it counts is one: `{count} rows were skipped` becomes `{count} row was skipped`,
 * `{count} times` becomes `once`. Other counts, and values that are not numbers, leave it unchanged.
 * @example inNumber('{count} faults', { count: 1 }) // '{count} fault'
 */
export function inNumber(template: string, evidence: Evidence): string {
  if (!Object.values(evidence).includes(1)) return template;
  let [said, from] = ['', 0];
  for (const found of template.matchAll(counted)) {
    const { there = '', name = '', noun = '' } = found.groups ?? {};
    if (found.index < from || evidence[name] !== 1 || !plurals.has(noun)) continue;
    const after = found.index + found[0].length;
    const rest = noun === 'times' ? { said: '', length: 0 } : ofOne(template.slice(after));
    said += `${template.slice(from, found.index)}${oneOf(there)}${noun === 'times' ? 'once' : `{${name}} ${singularOf(noun)}`}${rest.said}`;
    from = after + rest.length;
  }
  return said + template.slice(from);
}

const countedOne = /(?<there>\b[Tt]here are(?: only)? |\b[Tt]hese )?(?<![\w.,:/−-])1 (?<noun>[a-z]+s)\b/gu;

/**
 * The same of a text in which the counts stand already, as the console's texts do.
 * @example oneInText('1 buildings are over, 12 rows') // '1 building is over, 12 rows'
 */
export function oneInText(text: string): string {
  let [said, from] = ['', 0];
  for (const found of text.matchAll(countedOne)) {
    const { there = '', noun = '' } = found.groups ?? {};
    if (found.index < from || !plurals.has(noun)) continue;
    const after = found.index + found[0].length;
    const rest = noun === 'times' ? { said: '', length: 0 } : ofOne(text.slice(after));
    said += `${text.slice(from, found.index)}${oneOf(there)}${noun === 'times' ? 'once' : `1 ${singularOf(noun)}`}${rest.said}`;
    from = after + rest.length;
  }
  return said + text.slice(from);
}

/** The singular form of the text after a plural, and how much of the text it replaces. */
function ofOne(text: string): { readonly said: string; readonly length: number } {
  const [gap = ''] = between.exec(text) ?? [];
  const [whole, first] = verb.exec(text.slice(gap.length)) ?? [];
  if (whole === undefined || first === undefined) return { said: '', length: 0 };
  const done = gap.length + whole.length;
  const [more, way = '', also = ''] = second.exec(text.slice(done)) ?? [];
  const further = more === undefined ? '' : `${way} ${verbOfOne(also)}`;
  return { said: `${gap} ${verbOfOne(first)}${further}`, length: done + (more?.length ?? 0) };
}

const oneOf = (there: string): string => there.replace(' are', ' is').replace('hese', 'his');

function singularOf(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return /(?:ch|sh|ss|x)es$/u.test(noun) ? noun.slice(0, -2) : noun.slice(0, -1);
}

const verbOfOne = (some: string): string => irregular[some] ?? `${some}s`;
