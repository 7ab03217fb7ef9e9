import { unitIn, type Quantity } from '#kernel/unit-words.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import { multiplierHeading } from '#platform/tables/multiplier.ts';
import { namesPower } from '../words/use-words.ts';

/** Why a column cannot be a meter: what it measures instead, or what else it contains. */
export type NotEnergy =
  | Quantity
  | 'plan'
  | 'peak-power'
  | 'identifier'
  | 'mark'
  | 'sum'
  | 'mean'
  | 'pulse'
  | 'derived'
  | 'date'
  | 'weather'
  | 'fact';

/** Quantities of readings, including those whose unit must be converted first. */
const measured: ReadonlySet<Quantity> = new Set(['energy', 'power', 'volume', 'mass']);

/** The highest or lowest power of a day says nothing about the use in it. */
const peak = /最大|最小|最高|最低|峰值|谷值|需量|(?<![a-z\d])(?:max|min|peak)(?:imum)?(?![a-z])/iu;

/** A price per amount of energy: the unit named is that of what is paid for. */
const price = /电价|单价|(?<![a-z])(?:prices?|tariffs?[\s_]*(?:per|rates?))(?![a-z])/iu;

/** The tariff under which something was used: those of its words that do not refer to money. */
const underTariff =
  /(?<![a-z])(?:low|normal|high|standard|single|flat|shoulder|valley|(?:off|mid|on)?[\s_-]?peak|day|night|economy)[\s_-]*tariffs?(?![a-z])|(?<![a-z])tariffs?[\s_-]*\d(?!\d)/giu;

/** Another year than that of the row, or none: plans, forecasts or earlier use; planning and budget offices have meters too. */
const plan =
  /基准|基线|计划(?!(?:生育|财务|发展|统计|规划|管理)*[处科部室司局办楼])|预算(?!(?:管理|评审)*[处科部室司局办楼中])|目标|定额|指标值|同期|去年|上年|预测|(?<![a-z])(?:budget(?:ed)?|forecast|target|planned|baseline|last[\s_]?year|previous[\s_]?year|prior[\s_]?year)(?![a-z])/iu;

/** Values per square metre, person or piece. */
const forEach =
  /单位(?:建筑)?面积|每平[方米]|面均|[人户床间]均|单位产[品值量]|单耗|[用耗][电能水气热]强度|能[源耗]?强度|每[人户床]|(?<![a-z])(?:eui|(?:energy|use)[\s_]intensity|per[\s_](?:m2|sq\w*|square\w*|person|capita|occupant|employee|bed|room|customer|household))(?![a-z])/iu;

/** A mean over many days or months; a mean power results in use. */
const mean =
  /[日月年周]均|平均.{0,4}(?:用[电水气热能]|[电水气热]量|[能电]耗|[kmg]?wh)|移动平均|(?<![a-z])(?:(?:daily|weekly|monthly|annual|\d+[\s_-]?days?)[\s_-](?:average|avg|mean)|(?:average|avg|mean)[\s_](?:daily|weekly|monthly|annual|per|kwh|mwh|usage|use|consumption|energy)|(?:kwh|mwh|usage|use|consumption|energy)[\s_](?:average|avg|mean))(?![a-z])|(?:tages|monats|wochen|jahres)(?:mittel|durchschnitt)|(?<![a-z])(?:durchschnitt(?:lich\w*|s\w*)?|mittelwert|moyenne?|promedio|gemiddelde?|gennemsnit\w*|genomsnitt\w*)(?![a-z])/iu;

/** Losses on the way: part of a bill next to its other parts, and not a metering point if columns are such. */
export const saysLoss = /线损|变损|网损/u;

/** Savings, or deviations from a plan. */
const derived = /节超|超节|节[约省]?用?[电能水气热]量|节约量|节[能电水]率|增减|(?<![a-z])(?:variance|deviation|savings?|saved)(?![a-z])/iu;

/** Words of headings, complete or partial, in either language. */
const words: readonly (readonly [NotEnergy, RegExp])[] = [
  [
    'money',
    /电价|单价|价格|电费|水费|气费|热费|费用|金额|税额|(?<![a-z])(?:prices?|tariffs?|costs?|fees?|amount|charges?|revenue|currency|betr(?:ag|äge)|kosten|preise?|entgelte?|montants?|co[uû]ts?|importe|costos?|kostnad|beløp|bedrag|kwota)(?![a-z])/iu,
  ],
  ['voltage', /电压|^u(?:a|b|c|ab|bc|ca|an|bn|cn|\d)$|(?<![a-z])(?:voltage|volts?)(?![a-z])/iu],
  ['current', /电流|^i(?:a|b|c|n|\d)$|(?<![a-z])(?:current|amperage|intensity)(?![a-z])/iu],
  ['power-factor', /功率因数|力率|(?<![a-z])(?:power[\s_]?factor|pf|cos[\s_]?(?:phi|φ))(?![a-z])|(?:^|[\s_.-])phi$/iu],
  ['apparent-power', /无功|视在|(?:^|[\s_])[qs](?:total|sum)?$|(?<![a-z])(?:reactive|apparent)(?![a-z])/iu],
  ['frequency', /频率|^(?:hz|freq)$|(?<![a-z])frequency(?![a-z])/iu],
  [
    'temperature',
    /温度|气温|室温|水温|(?<![a-z])(?:temp|temperature|dew[\s_]?point|wet[\s_]?bulb|dry[\s_]?bulb)(?![a-z])|(?:^|[\s_.-])t[\s_.-]?(?:sup(?:ply)?|ret(?:urn)?|in|out|room|amb(?:ient)?|flow|air|oa|sa|ra|ext|int|vl|rl)$|(?<=[\s_.-])[srmo]at$|(?<![a-z])(?:vor|r(?:ü|ue)ck)lauf(?:temperatur)?(?![a-z])/iu,
  ],
  ['concentration', /浓度|(?<![a-z\d])(?:co2|pm2\.?5|pm10|t?voc)(?![a-z\d])/iu],
  ['emission', /排放|(?<![a-z])(?:emissions?|carbon|co2e)(?![a-z])/iu],
  ['pulse', /脉冲(?!表|电表|水表|常数)|(?<![a-z])(?:pulses?|impulse?n?)(?![a-z])/iu],
  [
    'weather',
    /度日|最[高低]气?温|湿度|气压|风速|风向|降雨|降水|辐照|辐射|云量|天气|(?<![a-z])(?:[hc]dd|degree[\s_-]?days?|humidity|rh|irradiance|irradiation|radiation|ghi|dni|dhi|precipitation|rain(?:fall)?|snow(?:fall)?|cloud[\s_]?cover|wind[\s_]?(?:speed|direction|dir|gust)|(?:sea[\s_]?level|air|atmospheric)[\s_]?pressure|weather)(?![a-z])/iu,
  ],
  [
    'share',
    /百分比|占比|能效比|制冷系数|能效系数|(?<![a-z])(?:s?cop|eer|seer|d?pue|cue|wue|clf|plr|iplv)(?![a-z])|同比|环比|增[减长]率|[增降涨]幅|增速|变化率|负载率|负荷率|[出入]租率|入住率|上座率|使用率|完成率|效率$|(?<![a-z])(?:percent|percentage|load[\s_]?factor|occupancy(?:[\s_]rate)?)(?![a-z])/iu,
  ],
  [
    'identifier',
    /序号|(?:值班|抄表|记录|审核|填报|操作)(?:人员?|员)$|(?<![a-z])operator(?![a-z])|^(?:楼层|房间|房号|铺位|单元)号?$|编号$|编码$|^代码$|^名称$|^地址$|^备注$|(?:^|[\s_.-])(?:id|ids|uuid|guid|index|idx)$|^(?:no\.?|name|code|type|address|note|notes|remark|remarks|id[\s_]?\d*)$/iu,
  ],
  ['mark', /^状态|标志|标识|是否|节假日|(?:^|[\s_.-])(?:flag|flags|status|quality|holiday|weekend|valid)$|^is[_\s]/iu],
  [
    'date',
    /^(?:年|月|日|时|分|周|年份|月份|日期|时间|时刻|小时|星期|季度|季节)$|^(?:year|month|day|hour|minute|second|week|weekday|season|quarter|date|time|timestamp|datetime|dst|hour[\s_]of[\s_]day|day[\s_]?of[\s_]?(?:week|year|month)|week[\s_]?of[\s_]?year|dow|doy)$/iu,
  ],
  [
    'fact',
    /面积$|热值|[高低]位发热量|(?<![a-z])(?:calorific|heating)[\s_]value|^(?:人数|户数|层数|容量|系数|纬度|经度)$|倍率|变比|建筑面积|计费面积|客流|人次|客数|间夜|产量|产值|营业|收入|销售|客房数|(?:[人户间套件台份餐床桌]|入住|就餐|用餐)数$|天数$|(?:^|[\s_.-])(?:lat|latitude|lon|lng|longitude|multiplier|ct|pt|(?:ct|pt)[\s_]?ratio|visitors?|guests?|headcount|sales|revenue|floor[\s_]?area|sqft|sqm|covers|footfall|patients?|students?|employees?|occupants?|attendance|meals?|pieces|pcs|st(?:ü|ue)ck(?:zahl)?|personen|gäste)$/iu,
  ],
];

/** What a point measures at an instant, and a metering point never. */
const physical: ReadonlySet<NotEnergy> = new Set<NotEnergy>([
  'temperature',
  'weather',
  'pressure',
  'concentration',
  'voltage',
  'current',
  'frequency',
  'power-factor',
]);

/** What a heading measures, if only points measure it: `温度(℉)`, `湿度`; null if a metering point may have that name. */
export function physicalIn(heading: string): NotEnergy | null {
  const why = whyNotEnergy(heading);
  // `Current Reading` means that of now
  const isNow = why === 'current' && !/电流/u.test(heading) && unitsNamed(heading).length === 0;
  return why !== null && physical.has(why) && !isNow ? why : null;
}

/** Whether a title refers to a mean, and not also to a use: `2025年日均用电(kWh)`. */
export function isMeanOnly(title: string): boolean {
  const plain = title.normalize('NFKC').replaceAll(/[kMG]Wh?(?![a-z])/gu, (unit) => unit.toLowerCase());
  return (
    mean.test(plain) && !/(?<![均])[用耗][电水气热能冷]|consum|usage/iu.test(plain.replace(/[日月年周]?平?均.{0,8}/u, '').replace(mean, ''))
  );
}

/** Whether a heading refers to the highest or lowest power of some time. */
export function isPeak(heading: string): boolean {
  return peak.test(heading.normalize('NFKC'));
}

/** Why a column in this unit cannot be a meter; null if it may be. */
export function whyNotIn(unit: string): NotEnergy | null {
  const named = unitIn(unit.trim().replaceAll(/^[([（【]\s*|\s*[)\]）】]$/gu, ''));
  return named === null || measured.has(named.quantity) ? null : named.quantity;
}

/**
 * Why the column with this heading cannot be a meter, by the unit that it names and otherwise by its words; null if it may be. A heading
 * that names a unit of energy is energy, whatever else it says, except for prices and peaks of power.
 */
export function whyNotEnergy(heading: string): NotEnergy | null {
  const named = unitsNamed(heading);
  const strange = named.find(({ quantity }) => !measured.has(quantity));
  const meant = named.some(({ quantity }) => measured.has(quantity));
  if (strange !== undefined && !meant) return strange.quantity;
  const plain = heading
    .normalize('NFKC')
    .replaceAll(/[kMG]Wh?(?![a-z])/gu, (unit) => unit.toLowerCase())
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_')
    .replaceAll(/[([]\s*(?:综合|总)?倍率\s*[:=]?\s*[x×*]?\s*\d[^)\]]*[)\]]/gu, '')
    .trim();
  if (plan.test(plain)) return 'plan';
  if (forEach.test(plain)) return 'intensity';
  if (mean.test(plain) && !named.some(({ quantity }) => quantity === 'power') && !namesPower(plain)) return 'mean';
  if (derived.test(plain)) return 'derived';
  if (meant && price.test(plain)) return 'money';
  if (meant) return named.some(({ quantity }) => quantity === 'power') && peak.test(plain) ? 'peak-power' : null;
  const other = plain.replaceAll(underTariff, '');
  return words.find(([, tells]) => tells.test(other))?.[0] ?? (multiplierHeading(plain) === null ? null : 'fact');
}
