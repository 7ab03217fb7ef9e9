/** Headings that mean use only. */
export const saysUse =
  /用[电水气热能電氣熱]?量|耗|(?<![累计积])电量|气量|水量|热量|行度|实用|consum|consomm|(?<![a-z])conso(?![a-z])|usage|(?<![a-z])use[ds]?(?![a-z])|verbrauch|verbruik|f[öo]rbruk|forbrug/iu;

/** Words for a power, without a unit. */
const saysPower =
  /功率|负荷|需量|(?<![a-z])(?:power|demand|load|leistung|lastgang|puissance|potencia|potenza|vermogen|effekt)(?![a-z])|^p(?:[_\s]?(?:total|sum|all|active))?$/iu;
/** Words for energy, or for what is not a power despite its name. */
export const saysEnergy = /电量|电能|energy|energie|energ[ií]a|(?<![a-z])[kmg]?wh(?![a-z])|power[\s_]*(?:meter|factor|consumption)/iu;

/** Whether a text refers to a power and not to a use. */
export const namesPower = (text: string): boolean => {
  const words = text
    .normalize('NFKC')
    .replaceAll(/(?<=[a-z])(?=[A-Z])|[_-]/gu, ' ')
    .trim();
  return saysPower.test(words) && !saysEnergy.test(words) && !saysUse.test(words);
};

/** A sum of anything. */
export const wholeNamed = /总|合计|全部|total|whole/iu;

/** Headings of values of any kind, or of counter readings: not of a place. */
export const valueAlone =
  /^(?:冻结(?:值|电量|示数|数据)|字轮|抄见|示值|行度|止度|[起止底]码|总?累[计积](?:值|量)?|stand|meterstand(?:en)?|menge|m(?:ää|aa)r(?:ä|a)|lukema|kulutus|ablesung|ablesewert|avläsning|aflæsning|hoeveelheid|quantité|cantidad|quantità|lectura|lettura|mängd|mengde|mængde|zużycie|ilość|spotřeba|odečet)$/iu;

/** Register values, including those said to be of all tariffs: 正向有功总示数. */
export const readNamed = /示数|示值|读数|表底|底码|止码|止度|起码|表码|字轮|reading|index|count/iu;

/** A sum of other columns of a row; a register value is not one. */
export const isSumNamed = (heading: string): boolean => wholeNamed.test(heading) && !readNamed.test(heading);

/** What means the use, whatever is next to it. */
const usedNamed =
  /(?<!损)[用耗][电水气热冷能]|(?<!损)消耗|(?<![a-z])(?:import(?:ed|s)?|purchased?|used?|usage|bezug|verbrauch|afname|offtake|drawn)(?![a-z])|consum|förbruk|forbrug|购[电水气]/iu;

/** Incoming and outgoing amounts other than use: generated, fed in, sold, lost, or the difference of both. */
const flowNamed =
  /净|损|发电|上网|供[电水气热]|售[电水气热]|反向|馈|(?<![a-z])(?:net(?:ted)?|balance|saldo|loss(?:es)?|suppl(?:y|ied)|sold|deliver(?:ed|y)|export(?:ed|s)?|yield|feed[\s_-]?in|einspeisung|verluste?|solar|pv)(?![a-z])|generat|produc/iu;

const wordsOf = (heading: string): string => heading.normalize('NFKC').replaceAll(/(?<=[a-z])(?=[A-Z])|_/gu, ' ');

/** Whether a heading says that it is the use, and mentions nothing outgoing: `Import`, `Bezug`. */
export const saysUsed = (heading: string): boolean => usedNamed.test(wordsOf(heading)) && !saysFlow(heading);

/** Whether a heading means incoming, outgoing or lost amounts next to a use, and not the use itself. */
export const saysFlow = (heading: string): boolean =>
  flowNamed.test(wordsOf(heading)) && !(usedNamed.test(wordsOf(heading)) && !/净|(?<![a-z])net(?![a-z])/iu.test(wordsOf(heading)));

/**
 * Among incoming, outgoing and lost amounts next to each other, the only one that says that it is the use; undefined if there is not
 * exactly one.
 */
export function oneOfUse(headings: readonly string[]): number | undefined {
  const used = headings.flatMap((heading, at) => (saysUsed(heading) ? [at] : []));
  return used.length === 1 && headings.every((heading, at) => at === used[0] || saysFlow(heading)) ? used[0] : undefined;
}

/** What is measured, in any words. */
const namesWhat =
  /[电水气热冷能耗量度读示值]|蒸汽|energy|elec|power|gas|water|heat|steam|consum|usage|(?<![a-z])(?:use[ds]?|value|reading|kwh|mwh|gj|wert|valeur|valor|strom|leistung|load|demand|import|qty|quantity)(?![a-z])|verbra?u|förbruk|forbrug/iu;

/** Whether a text says what is measured, and not only that it is of this year or a sum: `本年`, `合计`. */
export const saysWhatAtAll = (text: string): boolean => namesWhat.test(text);
