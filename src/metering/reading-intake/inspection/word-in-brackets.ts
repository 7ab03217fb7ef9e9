import { Problem } from '#kernel/problem.ts';
import { quantityIn } from '#platform/tables/decimal-mark.ts';
import { isOfCounter } from '#platform/tables/strange-unit.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';
import type { NamedUnit } from '../units/units.ts';

type Rows = readonly (readonly string[])[];

const inBrackets = /[([【〔{<]\s*([a-zµ]{2,20}\d?|\p{Script=Han}{1,4})\s*[)\]】〕}>]\s*$/iu;

/** Words after what is measured that are not units: which part of it, which time, where, how it came. */
const plain =
  /^(?:grid|net|gross|total|sum|sub|all|in|out|main|mains|imp|impt|exp|expt|from|to|ac|dc|day|night|peak|off|low|high|std|act|actual|est|raw|avg|mean|max|min|hh|hly|hour|daily|week|month|year|mtd|ytd|utc|gmt|cet|cest|est|edt|cst|local|elec|power|gas|water|heat|steam|oil|coal|solar|pv|wind|use|used|usage|value|meter|read|unit|ht|nt|hp|hc|hph|hch|kombi|strom|netz|bezug|new|old|start|end|prev|curr|last|this|now|adj|corr|bill|ref|opt|req|num|int|float|text|incl|excl|vat|tax|site|bldg|block|east|west|north|south|hvac|light|plug|it|ev|ups|ahu|chw|dhw|a|b|c|ab|bc|ca|abc|l\d|p\d|t\d|f\d|h\d|q\d|ph\d?|obis|ami|vee|scada|bms|sfc|ami|mv90|aplus|true|false|yes|no)$/iu;

const longer =
  /^(?:measured|metered|calculated|computed|corrected|adjusted|normali[sz]ed|estimated|actual|delivered|received|imported?|exported?|generated|consumed|consumption|electric(?:ity)?|cooling|heating|lighting|sockets?|ventilation|elevators?|lifts?|kitchen|pumps?|chillers?|boilers?|building|tenants?|landlord|common|public|shared|primary|secondary|active|reactive|forward|reverse|cumulative|interval|monthly|weekly|daily|hourly|yearly|annual|quarterly|baseline|reference|current|previous|opening|closing|before|after|average|maximum|minimum|morning|evening|weekdays?|weekends?|holidays?|summer|winter|shoulder|ground|basement|lobby|office|retail|parking|garage|entrance|central|optional|required|number|integer|decimal|natural|renewables?|storage|charging|battery|inverter|excluding|including|inclusive|exclusive|verbrauch|lieferung|einspeisung|gesamt|netto|brutto|gemessen|berechnet|geschätzt)$/iu;
/** In Chinese, a word with such an ending is a unit, or a word alone that does not say where, when or which. */
const unitLike =
  /[瓦焦卡吨升方斤克桶罐瓶车]$|^(?![尖峰平谷总新旧主副东西南北中上下左右前后内外年月日时白夜早晚公私甲乙丙丁一二三四五六七八九十冷热大小高低男女楼层户])\p{Script=Han}$/u;

/** Steps of a counter are multiplied, or asked about separately. */
const mayBeUnit = (word: string): boolean =>
  !isOfCounter(word) && (/\p{Script=Han}/u.test(word) ? unitLike.test(word) : !plain.test(word) && !longer.test(word));

/** The units proposed if it is unknown which is meant. */
const proposed = ['kWh', 'MWh', 'GJ', 'm3', 't'] as const;

type Seen = {
  readonly header: readonly string[];
  readonly rows: Rows;
  readonly units: readonly (NamedUnit | null)[];
  /** Given by the sender, or because they are points. */
  readonly isSaid: boolean;
};

/**
 * Refuses a word in the brackets of the only column of values that may be a unit but is not a known one, if no unit is named elsewhere.
 * @throws Problem `word-in-brackets`
 */
export function refuseWordInBrackets(plan: Plan, { header, rows, units, isSaid }: Seen): void {
  if (isSaid || (plan.layout !== 'long' && plan.layout !== 'wide') || plan.unit !== null || units.some((unit) => unit !== null)) return;
  const [first = '', ...others] = valueColumns(plan).map((column) => (header[column] as string).normalize('NFKC').trim());
  const heading = first;
  // a word that all metering points have in brackets is not the name of one
  if (plan.layout === 'wide' && (others.length === 0 || others.some((one) => inBrackets.exec(one)?.[1] !== inBrackets.exec(first)?.[1])))
    return;
  const isQuantity = rows.some((cells) => valueColumns(plan).some((column) => quantityIn(cells[column] ?? '') !== null));
  const [, word] = inBrackets.exec(heading) ?? [];
  if (word === undefined || !mayBeUnit(word) || isQuantity) return;
  const choices = proposed.map((unit) => ({ set: { unit } }));
  throw new Problem('bad-input', 'word-in-brackets', { column: heading.slice(0, 100), word, choices });
}
