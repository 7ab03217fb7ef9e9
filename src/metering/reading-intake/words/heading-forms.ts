import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';

/** Where something is metered: places, circuits and machines, by the endings of their names. */
const placeZh =
  /[楼馆厅室院堂店厂库场部区层座栋幢户路表站房厦寓柜箱线变桩号校园所局村组铺井屋棚舍台机泵梯塔炉器院队科处系]$|中心|大厦|公司|学校|医院|银行|超市|酒店|宾馆|商场|广场|基地|回路|支路|进线|出线|公区|地块|车间|系统$/u;
const place =
  /(?<![a-z])(?:buildings?|bldg|rooms?|floors?|blocks?|towers?|houses?|halls?|library|libraries|schools?|offices?|labs?|laborator(?:y|ies)|canteens?|kitchens?|gym|centres?|centers?|plants?|shops?|stores?|garages?|dorm(?:itor(?:y|ies))?s?|hospitals?|clinics?|wings?|units?|apartments?|apt|flats?|sites?|zones?|areas?|boards?|feeders?|circuits?|meters?|sub-?meters?|mains?|incomers?|transformers?|mdb|smdb|lvdb|db|ahu|fcu|vrf|chillers?|boilers?|pumps?|fans?|lifts?|elevators?|lighting|lights?|hvac|ups|ev|pv|servers?|restaurants?|hotels?|tenants?|lobby|car[\s_-]?park|warehouses?|workshops?|church|studio|theatre|museum|stadium|pool|gebäude|halle|haus|zähler|büro|keller|werk|etage|wohnung|küche|werkstatt|schule|bâtiment|b[aâ]t|étage|edificio|planta)(?![a-z])/iu;

/** A code: digits in it, with any letters. */
const code = /\d|^[A-Z]{1,4}[-_.][A-Z]{1,4}$|[A-Z]座$|[甲乙丙丁戊东西南北][楼座区栋]?$|^[A-Z]$|[一二三四五六七八九十][号层期]?$/u;

const spaced = (heading: string): string =>
  withoutUnit(heading)
    .replaceAll(/(?<=[a-z])(?=[A-Z])|_/gu, ' ')
    .trim();

/** Whether a heading has the form of a code or of a place: `AA1`, `3#楼`, `图书馆`, `Library`. */
export function isCodeOrPlace(heading: string): boolean {
  const bare = spaced(heading);
  return code.test(bare) || placeZh.test(bare) || place.test(bare);
}

/** The script of a name: names of one kind use the same script. */
function scriptOf(heading: string): string {
  const bare = withoutUnit(heading).replaceAll(/[\s_.·()（）-]/gu, '');
  if (/^\p{Script=Han}+$/u.test(bare)) return 'han';
  return /^[A-Z]{2,6}$/u.test(bare) ? 'capitals' : /^[\p{Script=Latin}]+$/u.test(bare) ? 'latin' : 'mixed';
}

/** Whether names are in the same script, all of Chinese characters, of letters or of capitals. */
export const areAlike = (headings: readonly string[]): boolean => new Set(headings.map(scriptOf)).size <= 1;

const wordsOf = (heading: string): string[] =>
  spaced(heading)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);

/** Whether several names share a word, or their first or last character: `东门, 西门`, `Fan east, Fan west`. */
export function shareForm(headings: readonly string[]): boolean {
  const [first, ...others] = headings.map(spaced);
  if (first === undefined || others.length === 0) return false;
  if (scriptOf(headings[0] as string) === 'han')
    return [(text: string) => text.at(-1), (text: string) => text.slice(0, 2)].some((of) => others.every((one) => of(one) === of(first)));
  return wordsOf(first).some((word) => others.every((one) => wordsOf(one).includes(word)));
}

/** `MDB`, `FHE`: a code of capitals, or an abbreviation of what is measured. */
export const areCapitals = (heading: string): boolean => /^[A-Z]{2,8}$/u.test(heading.trim());

/** The number of words in a name that is written as one: `Bear_lodging_Erick`; 0 if there are fewer than three. */
const partsOf = (heading: string): number => {
  const parts = heading.trim().split(/[_.]/u);
  return parts.length > 2 && parts.every((part) => /^\p{L}+$/u.test(part)) ? parts.length : 0;
};

/** Whether several names are composed in the same way, of three parts or more, like identifiers. */
export const arePutTogether = (headings: readonly string[]): boolean => {
  const [first = 0, ...others] = headings.map(partsOf);
  return first > 0 && others.length > 0 && others.every((one) => one === first);
};

/** What is measured, in a title, a sheet name or a file name. */
const saysMeasured =
  /[用耗供][电水气热冷能]|[电水气热冷能]量|[电水气热]表|能[耗源]|抄表|表底|示数|读数|负荷|功率|蒸汽|天然气|燃气|采暖|供暖|(?<![a-z])(?:electric(?:ity|al)?|energy|consumption|usage|power|load|demand|(?:meter|interval)[\s_-]?(?:data|readings?)|gas|water|steam|heat(?:ing)?|strom(?:verbrauch)?|verbrauch|lastgang|zählerst[aä]nde?|consommation|consumos?|forbrug|förbrukning)(?![a-z])/iu;

/** Other subjects of a title, whatever else it names. */
const saysElse = /客户|用户|档案|台账|清单|名单|合同|[费金]|账单|价|成本|customers?|contracts?|assets?|costs?|prices?|invoices?|bills?/iu;

/** Whether a title or a name says what is measured in a table. */
export const saysWhatIsMeasured = (text: string): boolean =>
  unitsNamed(text).some(({ quantity }) => ['energy', 'power', 'volume', 'mass'].includes(quantity)) ||
  (saysMeasured.test(text.normalize('NFKC').replaceAll('_', ' ')) && !saysElse.test(text));
