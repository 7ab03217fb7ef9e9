import { units, type Unit } from './carrier.ts';
import { moreUnitWords } from './more-unit-words.ts';

/** What a unit measures. Units of stored readings are `energy`, `power` (over an interval: energy), `volume` and `mass`. */
export type Quantity =
  | 'energy'
  | 'power'
  | 'volume'
  | 'mass'
  | 'area'
  | 'voltage'
  | 'current'
  | 'apparent-power'
  | 'power-factor'
  | 'money'
  | 'temperature'
  | 'share'
  | 'frequency'
  | 'flow'
  | 'intensity'
  | 'pressure'
  | 'coal-equivalent'
  | 'emission'
  | 'count'
  | 'duration'
  | 'length'
  | 'concentration';

/** A unit named by a text: its canonical name, whether readings can be stored in it, and what it measures. */
export type NamedUnit = { readonly code: string; readonly unit: Unit | null; readonly quantity: Quantity };

/** Units by what they measure, each with its notations. The first is its name; those of `units` can be read. */
const written: Readonly<Record<Quantity, readonly (readonly string[])[]>> = {
  energy: [
    ['kWh', '千瓦时', '千瓦小时', '度', 'kilowatthour', 'kilowatthours', 'kwhr', 'kwhrs', 'kw-hr', 'kw-hrs', 'kw-hour', 'kw-hours'],
    ['MWh', '兆瓦时', '兆瓦小时', '千千瓦时', '千度', '千kwh', 'megawatthour', 'megawatthours'],
    ['GWh', '吉瓦时', '百万千瓦时', '百万kwh', '百万度', 'gigawatthour', 'gigawatthours'],
    ['Wh', '瓦时', '瓦小时', 'watthour', 'watthours'],
    ['10000kWh', '万千瓦时', '万千瓦小时', '万度', '万kwh'],
    ['GJ', '吉焦', '百万千焦', '百万kj', 'gigajoule', 'gigajoules'],
    ['MJ', '兆焦', 'megajoule', 'megajoules'],
    ['kJ', '千焦', 'kilojoule', 'kilojoules'],
    ['kcal', '千卡', '大卡'],
    ['Gcal', '百万千卡', '百万大卡', '吉卡'],
    ['kBtu', 'kbtus', 'kbtuh'],
    ['MMBtu', 'mmbtus', 'dekatherm', 'dekatherms', 'dth'],
    ['therm', 'therms', 'thm'],
    ['RTh'],
    ['J', '焦', '焦耳'],
    // not readable: they have to be converted to another first
    ['TWh'],
    ['亿千瓦时', '亿度', '亿kwh'],
    ['TJ'],
    ['PJ'],
    ['Mcal', '万千卡', '万大卡', '兆卡'],
    ['百度', '百千瓦时', '百kwh'],
    ['十万度', '十万千瓦时', '十万kwh'],
    ['万GJ', '万吉焦'],
    ['万MJ', '万兆焦'],
    ['cal', '卡'],
    ['toe', 'ktoe', 'mtoe', 'boe'],
    ['Btu'],
    ['MBtu'],
    ['kWmin', 'kwminute', 'kwminutes'],
    ['Ah', 'mah'],
  ],
  power: [
    ['kW', '千瓦', 'kilowatt', 'kilowatts'],
    ['MW', '兆瓦', 'megawatt', 'megawatts'],
    ['W', '瓦', '瓦特', 'watt', 'watts'],
    ['10000kW', '万千瓦', '万kw'],
    ['GW', '吉瓦', '百万千瓦'],
    ['hp', '马力'],
    // tonnes of steam per hour, by which boilers are rated
    ['蒸吨', '蒸吨/h', '蒸吨/小时', '蒸吨/时'],
    ['冷吨', 'rt', 'tr', 'usrt'],
  ],
  volume: [
    [
      'm3',
      'm^3',
      '立方米',
      '立方',
      '方',
      '标方',
      '标准立方米',
      '标立方米',
      'kl',
      '千升',
      'kilolitre',
      'kilolitres',
      'kiloliter',
      'kiloliters',
      '标准立方',
      'nm3',
      'cbm',
      'cubicmetres',
      'cubicmeters',
      'cubicmetre',
      'cubicmeter',
    ],
    ['10000m3', '万立方米', '万立方', '万方', '万标方', '万m3', '万nm3'],
    ['L', '升', '公升', 'litre', 'litres', 'liter', 'liters'],
    ['千立方米', '千方', 'km3', '千m3', '千标方'],
    ['百立方米', '百方', '百m3'],
    ['ML', 'megalitre', 'megalitres', 'megaliter', 'megaliters', '兆升', 'millilitre', 'millilitres', '毫升'],
    ['hL', 'hectolitre', 'hectolitres', '百升'],
    ['bbl', 'bbls', 'barrel', 'barrels'],
    ['acre-ft', 'acre-foot', 'acre-feet', 'acft'],
    ['gal', 'gals', 'gallon', 'gallons', 'usgal'],
    ['kgal', 'kgals', 'thousandgallons', 'kilogallon', 'kilogallons', '1000gal', '1000gallons'],
    ['ft3', 'cf', 'cubicfeet', 'cuft', 'ft^3'],
    ['ccf', 'hcf', 'hundredcubicfeet', '百立方英尺'],
    ['kcf', 'thousandcubicfeet', '千立方英尺'],
    // at 15 °C: a standard cubic metre of gas is a different amount from a normal one
    ['Sm3', 'smc', 'scm'],
    // a thousand for gas sellers, a million for those who report it
    ['mcf', 'mmcf', 'mscf', 'mmscf', 'scf', 'bcf'],
  ],
  mass: [
    ['t', '吨', '公吨', 'tonne', 'tonnes', 'ton', 'tons'],
    ['kg', '千克', '公斤', 'kilogram', 'kilograms'],
    ['万吨'],
    ['千吨'],
    ['百吨'],
    ['十吨'],
    ['斤', '市斤'],
    ['担'],
    ['shortton', 'shorttons', 'longton', 'longtons', 'cwt'],
    ['g', '克'],
    ['lb', 'lbs'],
    ['klb', 'klbs'],
    ['mlb', 'mlbs'],
  ],
  area: [
    [
      'm2',
      'm^2',
      '平方米',
      '平米',
      '平方',
      'sqm',
      'sq.m',
      'sq.meters',
      'sq.meter',
      'sq.metres',
      'squaremetres',
      'squaremeters',
      'squaremetre',
      'squaremeter',
    ],
    ['10000m2', '万平方米', '万平米', '万平方', '万平', '万m2', '10000sqm'],
    ['ft2', 'ft^2', 'sqft', 'sq.ft', '平方英尺', 'squarefeet', 'squarefoot', 'sf', 'gsf'],
    ['1000ft2', 'ksf', 'kft2', 'ksqft', '千平方英尺'],
    ['ha', '公顷', 'hectare', 'hectares'],
    ['mu', '亩'],
    ['km2', '平方公里', '平方千米', 'sqkm'],
    ['1000m2', '千平方米', '千平米', '千平方', '千m2', '1000sqm', '1000sq.m', '1000squaremetres', '1000squaremeters'],
    ['100m2', '百平方米', '百平米', '百平方', '百m2'],
    ['1000000ft2', 'msf', '百万平方英尺'],
    ['acre', 'acres', '英亩'],
  ],
  voltage: [
    ['V', '伏', '伏特', 'volt', 'volts'],
    ['kV', '千伏'],
    ['mV', '毫伏'],
  ],
  current: [['A', '安', '安培', 'amp', 'amps', 'ampere', 'amperes'], ['kA'], ['mA', '毫安']],
  'apparent-power': [
    ['kVA', '千伏安'],
    ['VA', '伏安'],
    ['MVA', '兆伏安'],
    ['kvar', '千乏'],
    ['var', '乏'],
    ['Mvar', '兆乏'],
    ['kVAh', '千伏安时'],
    ['kvarh', '千乏时'],
    ['varh'],
  ],
  'power-factor': [['cosφ', 'cosphi']],
  money: [
    ['元', 'yuan', 'rmb', 'cny', '¥', '人民币', '人民币元'],
    ['万元'],
    ['百万元'],
    ['千万元'],
    ['亿元'],
    ['千元'],
    ['角', 'jiao'],
    ['分', 'fen'],
    ['€', 'eur', 'euro', 'euros', 'ct', '欧元'],
    ['$', 'usd', 'us$', 'dollar', 'dollars', 'cents', '美元', '美金'],
    ['£', 'gbp', '英镑'],
    ['HKD', 'hk$', '港元', '港币'],
    ['JPY', '日元'],
    ['万美元'],
  ],
  temperature: [
    ['°C', 'degc', 'deg.c', 'celsius', '摄氏度', '度c', 'centigrade'],
    ['°F', 'degf', 'deg.f', 'fahrenheit', '华氏度'],
    ['K', 'kelvin'],
  ],
  share: [['%', '百分比', 'percent', 'pct'], ['p.u.', 'pu'], ['‰']],
  frequency: [['Hz', '赫兹', '赫']],
  flow: [['m3/h'], ['L/s'], ['kg/s']],
  intensity: [['kWh/m2'], ['W/m2']],
  pressure: [['Pa'], ['hPa'], ['kPa', '千帕'], ['MPa', '兆帕'], ['bar'], ['mbar'], ['psi']],
  'coal-equivalent': [
    ['tce', '吨标煤', '吨标准煤', '吨标煤(tce)'],
    ['kgce', '千克标准煤', '千克标煤', '公斤标煤', '公斤标准煤'],
    ['万吨标煤', '万吨标准煤', '10000tce'],
  ],
  emission: [
    ['tCO2', 'tco2e', '吨二氧化碳', '吨co2', 'mtco2e', 'metrictonsco2e'],
    ['kgCO2', 'kgco2e', '千克二氧化碳'],
  ],
  count: [
    ['人', 'persons', 'people'],
    ['万人'],
    ['户', 'households'],
    ['万户'],
    ['层', 'floors', 'storeys'],
    ['个'],
    ['台'],
    ['床', '张', '间', '套', '栋', '幢'],
    ['次'],
    ['瓶', '罐', '桶', '车', '箱', '袋'],
  ],
  duration: [
    ['h', '小时', '时', 'hr', 'hrs', 'hour', 'hours'],
    ['d', '天', '日'],
    ['年', 'year', 'years'],
    ['min', '分钟', 'minutes'],
    ['s', '秒'],
  ],
  concentration: [['ppm'], ['ug/m3', 'μg/m3', 'µg/m3', '微克/立方米', '微克/m3'], ['mg/m3', '毫克/立方米']],
  length: [
    ['m', '米', 'metre', 'metres', 'meter', 'meters'],
    ['km', '公里', '千米'],
    ['mm', '毫米'],
    ['ft', 'feet', '英尺'],
  ],
};

const readable: ReadonlySet<string> = new Set(units);

/** Numerators whose meaning follows from their denominator: `元/kWh`, `kWh/m2`, `m3/h`. */
const perTime: ReadonlySet<string> = new Set(['h', 'd', '年', 'min', 's', '月', 'month']);

/** The form used for comparing units: full-width characters converted, without spaces, middle dots or asterisks, case-insensitive. */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .toLowerCase()
    .replaceAll(/[\s_·•⋅∙*×‧-]|(?<=[a-zа-я])\.(?!\d)/gu, '')
    .replace(/\.$/u, '');
}

const byKey: ReadonlyMap<string, NamedUnit> = new Map(
  Object.entries(written).flatMap(([quantity, ways]) =>
    ways.flatMap(([code = '', ...more]) => {
      const named: NamedUnit = { code, unit: readable.has(code) ? (code as Unit) : null, quantity: quantity as Quantity };
      return [code, ...more, ...(moreUnitWords[code] ?? [])].map((way): [string, NamedUnit] => [keyOf(way), named]);
    }),
  ),
);

/** Interval lengths after a unit of energy, as in `kWh/15min`, by the names that `--interval` accepts. */
const lengths: Readonly<Record<string, string>> = {
  '15min': '15min',
  '15分钟': '15min',
  '30min': '30min',
  '30分钟': '30min',
  半小时: '30min',
  h: '1h',
  hr: '1h',
  hour: '1h',
  小时: '1h',
  时: '1h',
  '1h': '1h',
  '60min': '1h',
  d: '1d',
  day: '1d',
  日: '1d',
  天: '1d',
  '1d': '1d',
  month: '1month',
  mo: '1month',
  月: '1month',
  a: '1year',
  yr: '1year',
  year: '1year',
  年: '1year',
};

/** A unit, with the length of the interval it applies to, as in `kWh/15min`. */
export type UnitExpression = NamedUnit & { readonly per?: string };

/** Words for a thousand of a unit of energy: `tys. kWh`, `milliers de kWh`, `mil kWh`, `k kWh`. */
const thousandOf =
  /(?<!\p{L})(?:mil(?:es|les?|iers?|hares?)?|milliers?|tys\.?|tis\.?|tsd\.?|tausend|k|mila|migliaia|duizend|tusen|tusind|thousands?|ezer|mii|tuhat)\s+(?:d[ei]\s+|of\s+)?(?=[km]?wh(?![a-z\d]))/giu;

/** The same with the words replaced by 千, before a unit of energy. @example thousandsAsOne('in Tsd. kWh') // 'in 千kWh' */
export const thousandsAsOne = (text: string): string => text.replaceAll(thousandOf, '千');

/**
 * The unit in a text, in any notation: `kWh`, `千瓦时`, `kW·h`, `万m³`, `kWh/15min`, `元/kWh`.
 * @returns null if it is not a known unit
 */
export function unitIn(text: string): UnitExpression | null {
  const whole = byKey.get(keyOf(text)) ?? byKey.get(keyOf(thousandsAsOne(text.trim())));
  if (whole !== undefined) return whole;
  const [over, under, third] = text.normalize('NFKC').split(/\/|(?<=\s|_)per(?=\s|_)/iu);
  if (over === undefined || under === undefined || third !== undefined) return null;
  const named = byKey.get(keyOf(over));
  if (named === undefined) return null;
  const per = lengths[keyOf(under)];
  if (named.quantity === 'energy' && named.unit !== null && per !== undefined) return { ...named, per };
  const below = byKey.get(keyOf(under));
  if (below === undefined && per === undefined) return null;
  const code = `${named.code}/${below?.code ?? under.trim()}`;
  const flows = per !== undefined || perTime.has(below?.code ?? '');
  const quantity: Quantity = named.quantity === 'money' ? 'money' : flows ? 'flow' : 'intensity';
  return { code, unit: null, quantity };
}
