import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import { known, withoutBrackets } from '../headings/heading-places.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import { registerNamed } from '../units/register-column.ts';
import { namesPower, saysUse, valueAlone } from '../words/use-words.ts';
import { bareHeading } from './directions.ts';

/** The counter value at the beginning of a period. */
export const countBefore = /上期|上次|上月|前次|期初|起始|起码|起度|起数/u;

const saysNet = /净|(?<![a-z])net(?![a-z])|balance/iu;

/** Whether a difference of two others may be the use: not if it is a previous counter value, a net value, or outgoing energy. */
export const mayBeUse = (heading: string): boolean => ![countBefore, saysNet, goesOut].some((one) => one.test(heading));

/** The remaining balance, and prepaid amounts. */
export const saysPaid = /剩余|余[额量]|购[电水气]|充值|可用|remaining|balance|prepaid|purchased|top[\s_-]?up/iu;

const saysMade = /发电|generat|produc|yield/iu;
const saysTaken = /自用|自发|上网|feed|export|self[\s_-]?(?:use|consum)/iu;

/** Whether columns belong to a plant: what it generated, fed in or used itself may each be meant. */
export const isOfPlant = (header: readonly string[], columns: readonly number[]): boolean => {
  const said = columns.map((column) => header[column] as string);
  const isUsed = (heading: string): boolean => /用电|consum|import/iu.test(heading) && !saysTaken.test(heading);
  return said.some((heading) => saysMade.test(heading)) && said.some((heading) => saysTaken.test(heading)) && !said.some(isUsed);
};

/** Whether a heading names a unit of energy, or generated energy. */
export const unitsAreEnergy = (heading: string): boolean =>
  unitsNamed(heading).some(({ quantity }) => quantity === 'energy') || /发电量/u.test(heading);

/** Supply and return temperatures: a heat meter, whose volume is not a use next to its energy. */
export const ofHeatMeter = /供水温|回水温|进水温|出水温|(?:flow|supply|return)[\s_-]?temp|vorlauf|r(?:ü|ue)cklauf/iu;

/** A momentary flow: `瞬时热量(GJ/h)`. */
export const saysRate = /瞬时|实时|\/\s*(?:h|hr|hour|s|min|小时|时)\s*[)）\]]?$/iu;

/** A period of a tariff. */
export const partNamed = /尖|峰|平|谷|peak|valley|flat|shoulder|off/iu;

/** Totals of a month or year so far. */
export const soFar = /累计|累积|cumulative|accumulated|to[\s_-]date|(?<![a-z])(?:mtd|ytd)(?![a-z])/iu;
/** Outgoing energy. */
export const goesOut =
  /反向|上网|馈网|倒送|外送|发电|generat|produc|export|einspeis|inject|feed[\s_-]?in|returned|teruglever|(?<=wh[\s_-])received|received[\s_-][km]?wh/iu;

/** Whether a heading is a part of a tariff and nothing else: `尖示数`, `HT (kWh)`, `StandNormaal`, `F1`. */
export function isPart(heading: string): boolean {
  return registerNamed(bareHeading(heading))?.isPart === true;
}

/** Whether a text consists only of words for use, so that it cannot be the name of a metering point. */
export const isWordOfUse = (text: string): boolean =>
  text
    .replaceAll(
      /[今昨当上去本同][日天月年期]|日|月|年|小时|逐时|实际|总|合计|累计|正向|有功|活动|当期|本期|本次|天然气|燃气|煤气|蒸汽|自来水|热力|煤炭|原煤|煤|柴油|汽油|燃油|发电|上网|自用|用|[电水气热冷]|能|耗|量|费|数值|数据|数|值|度|读|示|表底|表码/gu,
      '',
    )
    .replaceAll(
      /(?<![a-z])(?:daily|hourly|monthly|total|energy|elec(?:tric(?:ity|al)?)?|natural|power|gas|water|heat|consumption|usage|use|used|value|reading|net|import|export|produced|production|generated|generation|yield|solar|steam|from|to|grid|home|battery|powerwall|kwh|mwh|gj|m[3³]|wert|valeur|valor|wartość|värde|værdi|verdi|waarde|hodnota|verbrauch|strom|leistung|förbrukning|forbrug|verbruik|consommation|consumo|demand|load|qty|quantity|amount)(?![a-z])/giu,
      '',
    )
    .replaceAll(/[\s_()（）:：.,，/-]/gu, '') === '';

/** `P1` to `P6` of Spanish tariffs; alone they may be anything. */
export const isNumbered = (heading: string): boolean => /^p[\s_]?[1-6]$/iu.test(withoutUnit(heading));

/** Whether a heading gives the content of a column, so that it is not the code of a metering point. */
export function isOfUse(header: readonly string[], column: number, asked: LayoutOptions): boolean {
  const heading = header[column] as string;
  const bare = withoutBrackets(heading);
  return (
    known(header, 'value', asked) === column ||
    isPart(heading) ||
    namesUse(heading) ||
    saysUse.test(heading) ||
    namesPower(heading) ||
    valueAlone.test(bare) ||
    /^(?:数|数值|数据(?:内容|值)?|值|val|(?:present|object|read|trend|current|avg|average|meter)?value|state|wert|valeur|valor|wartość|värde|værdi|verdi|waarde|hodnota|qty|quantity|amount)$/iu.test(
      bare.replaceAll(/\s/gu, ''),
    )
  );
}

/** Whether a heading names a unit of use, or use itself. */
export function namesUse(heading: string): boolean {
  const units = unitsNamed(heading);
  return (
    units.some(({ unit }) => unit !== null) ||
    /用电|电量|用气|用水|用热|用量|能耗|示数|读数|表底|表码|止码|(?<![a-z])(?:usage|consumption|consumed|energy)(?![a-z])/iu.test(heading)
  );
}
