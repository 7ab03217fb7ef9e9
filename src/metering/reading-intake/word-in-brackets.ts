import { Problem } from '#kernel/problem.ts';
import { quantityIn } from '#platform/tables/decimal-mark.ts';
import type { Plan } from './layout.ts';
import type { NamedUnit } from './units.ts';

type Rows = readonly (readonly string[])[];

const inBrackets = /[([【〔{<]\s*([a-zµ]{2,5}\d?)\s*[)\]】〕}>]\s*$/iu;

/** Words that stand behind what is measured and are no unit: which part of it, of which time, where, how it came. */
const plain =
  /^(?:grid|net|gross|total|sum|sub|all|in|out|main|mains|imp|impt|exp|expt|from|to|ac|dc|day|night|peak|off|low|high|std|act|actual|est|raw|avg|mean|max|min|hh|hly|hour|daily|week|month|year|mtd|ytd|utc|gmt|cet|cest|est|edt|cst|local|elec|power|gas|water|heat|steam|oil|coal|solar|pv|wind|use|used|usage|value|meter|read|unit|ht|nt|hp|hc|hph|hch|kombi|strom|netz|bezug|new|old|start|end|prev|curr|last|this|now|adj|corr|bill|ref|opt|req|num|int|float|text|incl|excl|vat|tax|site|bldg|block|east|west|north|south|hvac|light|plug|it|ev|ups|ahu|chw|dhw|a|b|c|ab|bc|ca|abc|l\d|p\d|t\d|f\d|h\d|q\d|ph\d?|obis|ami|vee|scada|bms|sfc|ami|mv90|aplus|true|false|yes|no)$/iu;

/** The units that are proposed where nobody knows which is meant. */
const proposed = ['kWh', 'MWh', 'GJ', 'm3', 't'] as const;

type Seen = {
  readonly header: readonly string[];
  readonly rows: Rows;
  readonly units: readonly (NamedUnit | null)[];
  /** By the sender, or as points are. */
  readonly isSaid: boolean;
};

/**
 * Refuses a word in the brackets of the only column of values that may be a unit and is none that is known, where nobody else names one.
 * @throws Problem `word-in-brackets`
 */
export function refuseWordInBrackets(plan: Plan, { header, rows, units, isSaid }: Seen): void {
  if (isSaid || plan.layout !== 'long' || plan.unit !== null || units[0] !== null) return;
  const heading = (header[plan.value] as string).normalize('NFKC').trim();
  const [, word] = inBrackets.exec(heading) ?? [];
  if (word === undefined || plain.test(word) || rows.some((cells) => quantityIn(cells[plan.value] ?? '') !== null)) return;
  const choices = proposed.map((unit) => ({ set: { unit } }));
  throw new Problem('bad-input', 'word-in-brackets', { column: heading.slice(0, 100), word, choices });
}
