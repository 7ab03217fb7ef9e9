/** Headings of use alone. */
export const saysUse =
  /用[电水气热能]?量|耗|(?<![累计积])电量|气量|水量|热量|行度|实用|consum|consomm|(?<![a-z])conso(?![a-z])|usage|(?<![a-z])use[ds]?(?![a-z])|verbrauch|verbruik|f[öo]rbruk|forbrug/iu;

/** Words of a power, where no unit stands beside them. */
const saysPower =
  /功率|负荷|需量|(?<![a-z])(?:power|demand|load|leistung|lastgang|puissance|potencia|potenza|vermogen|effekt)(?![a-z])|^p(?:[_\s]?(?:total|sum|all|active))?$/iu;
/** Words of energy, or of what is no power though it says so. */
export const saysEnergy = /电量|电能|energy|energie|energ[ií]a|(?<![a-z])[kmg]?wh(?![a-z])|power[\s_]*(?:meter|factor|consumption)/iu;

/** Whether a text speaks of a power and of no use. */
export const namesPower = (text: string): boolean => {
  const words = text
    .normalize('NFKC')
    .replaceAll(/(?<=[a-z])(?=[A-Z])|[_-]/gu, ' ')
    .trim();
  return saysPower.test(words) && !saysEnergy.test(words) && !saysUse.test(words);
};

/** A sum of something, of whatever. */
export const wholeNamed = /总|合计|全部|total|whole/iu;

/** What a register showed, also where it says that it is of all tariffs: 正向有功总示数. */
const readNamed = /示数|示值|读数|表底|底码|止码|止度|起码|表码|字轮|reading|index|count/iu;

/** A sum of other columns of a row; what a register shows is none. */
export const isSumNamed = (heading: string): boolean => wholeNamed.test(heading) && !readNamed.test(heading);
