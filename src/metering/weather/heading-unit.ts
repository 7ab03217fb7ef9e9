import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { type Variable, variableUnit } from './variable.ts';

/** How a value of a column becomes one in the variable's own unit. */
export type Convert = (value: number) => number;

const times =
  (factor: number): Convert =>
  (value) =>
    value * factor;
const same: Convert = (value) => value;

type Ways = readonly (readonly [RegExp, Convert])[];

const temperature: Ways = [
  [/^(?:°?c|deg\.?c|degreesc(?:elsius)?|celsius|centigrade|摄氏度?|度|°|deg)$/u, same],
  [/^(?:°?f|deg\.?f|degreesf(?:ahrenheit)?|fahrenheit|华氏度?)$/u, (value) => ((value - 32) * 5) / 9],
  [/^(?:°?k|kelvins?|开尔文|开)$/u, (value) => value - 273.15],
  [/^(?:[x×*]?0\.1|1\/10|十分之一)(?:°?c|deg\.?c|度|摄氏度)$/u, times(0.1)],
  [/^[x×*]?0\.01(?:°?c|deg\.?c|度|摄氏度)$/u, times(0.01)],
];

const radiation: Ways = [
  [/^wh?\/m\^?2$|^(?:瓦时?|瓦特)\/(?:平方米|m2)$/u, same],
  [/^kwh?\/m\^?2$|^千瓦时?\/(?:平方米|m2)$/u, times(1000)],
  [/^mj\/m\^?2(?:[/·]?h(?:r|our)?)?$|^兆焦\/(?:平方米|m2)$/u, times(1000 / 3.6)],
  [/^(?:[x×*]?0\.01)mj\/m\^?2(?:\/h)?$/u, times(10 / 3.6)],
  [/^kj\/m\^?2(?:[/·]?h(?:r|our)?)?$|^千焦\/(?:平方米|m2)$/u, times(1 / 3.6)],
  [/^j\/m\^?2(?:\/h)?$/u, times(1 / 3600)],
  [/^j\/cm\^?2(?:\/h)?$/u, times(10 / 3.6)],
];

const known: Readonly<Record<Variable, Ways>> = {
  temperature,
  dewPoint: temperature,
  humidity: [
    [/^(?:%(?:rh)?|rh%|percent|pct|百分比|百分数)$/u, same],
    [/^(?:0(?:\.0)?(?:[-–~]|\.\.|to|到|至)1(?:\.0)?|fraction|ratio|小数)$/u, times(100)],
    [/^[x×*]?0\.1%$/u, times(0.1)],
  ],
  pressure: [
    [/^(?:pa|帕)$/u, same],
    [/^(?:hpa|mbar|mb|millibars?|百帕|毫巴)$/u, times(100)],
    [/^(?:kpa|千帕)$/u, times(1000)],
    [/^[x×*]?0\.1(?:hpa|mb|mbar|百帕)$/u, times(10)],
    [/^bar$/u, times(100_000)],
    [/^(?:mmhg|torr|毫米汞柱)$/u, times(133.322_387_415)],
    [/^(?:inhg|in\.?hg|英寸汞柱)$/u, times(3386.389)],
  ],
  globalRadiation: radiation,
  directRadiation: radiation,
  diffuseRadiation: radiation,
  windDirection: [[/^(?:°|deg(?:rees?)?|度)$/u, same]],
  windSpeed: [
    [/^(?:m\/s(?:ec)?|mps|米\/秒|米每秒)$/u, same],
    [/^(?:km\/h(?:r)?|kmh|kph|kmph|(?:公里|千米)(?:\/|每)(?:小时|时))$/u, times(1 / 3.6)],
    [/^(?:mph|mi\/h|miles\/h(?:our)?|英里(?:\/|每)(?:小时|时))$/u, times(0.447_04)],
    [/^(?:knots?|kts?|kn|节|海里(?:\/|每)(?:小时|时))$/u, times(1852 / 3600)],
    [/^(?:ft\/s|fps|英尺\/秒)$/u, times(0.3048)],
    [/^(?:[x×*]?0\.1|1\/10)(?:m\/s|米\/秒)$/u, times(0.1)],
  ],
};

/** A unit normalised for these patterns: `W m-2` is `w/m2`, `℃` is `°c`. */
const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:计量)?单位\s*:?|^units?\s*:|^in\s+/u, '')
    .replaceAll(/[−﹣]/gu, '-')
    .replaceAll(/[\s·⋅•]*(?<=[a-z\s·])(m|cm)\s?\^?-2/gu, (_, length: string) => `/${length}2`)
    .replaceAll(/(?<=m)[\s·⋅•]*s\^?-1/gu, '/s')
    .replaceAll(/\(|\)/gu, '')
    .replaceAll(/\s|[·⋅•]/gu, '');

/** The conversion from that unit; null if the variable has no such unit. */
export const conversionFrom = (variable: Variable, unit: string): Convert | null =>
  known[variable].find(([way]) => way.test(keyOf(unit)))?.[1] ?? null;

const bracketed = /[([【〔]\s*([^()[\]【】〔〕]*?)\s*[)\]】〕]/gu;
const parted = /[,;、，；|]/u;
/** Words for how it was measured, not units. */
const words =
  /^(?:avg|mean|max|min|obs|dry|wet|raw|air|out|ext|in|int|ghi|dni|dhi|hr|h|am|pm|t2m|u10|v10|ws|wd|rh|no|id|day|sum|std|all|ave|med|db|wb|dbt|oat|rtd|sfc|tmp)$/u;
const place = /^\d+(?:\.\d+)?(?:m|米|cm|min|分钟|h|小时|hpa)$/u;
const looksLike =
  /[/%‰°℃℉]|^[x×*]?(?:0?\.\d+|1\/10)|^[x×*]?10\^?-?\d|^\d+(?:\.\d+)?[-–~]\d|^[a-zµμ]{1,3}$|方位$|^(?:beaufort|bft|rankine|风?级|华氏|列氏)$/u;

const isPlainWord = (part: string): boolean => part === '' || words.test(keyOf(part)) || place.test(keyOf(part));

/** Units of heights, depths and time spans: they say how it was measured. */
const ofPlace: ReadonlySet<string> = new Set(['length', 'duration', 'count']);

function isStrange(part: string): boolean {
  const named = unitIn(part);
  return !isPlainWord(part) && (looksLike.test(keyOf(part)) || (named !== null && !ofPlace.has(named.quantity)));
}

/**
 * The parts of a heading that may be its unit: in brackets, otherwise after its last blank, underscore or comma; for `tempf` its last
 * letter.
 */
function unitPartsIn(heading: string): { readonly inside: readonly string[]; readonly tail: string | null } {
  const text = heading
    .normalize('NFKC')
    .replaceAll(/\/\s*\(([^()]*)\)/gu, '/$1')
    .trim();
  const inside = [...text.matchAll(bracketed)].flatMap(([, content = '']) => content.split(parted).map((part) => part.trim()));
  const outside = text.replaceAll(bracketed, ' ').trim();
  const tail = /[\s_,;:|-]([^\s_,;:|-]+)$/u.exec(outside)?.[1] ?? /^(?:temp)_?([cfk])$/iu.exec(outside)?.[1] ?? null;
  const glued = /(℃|℉|°\s?[CF]|deg[CF]|百帕|千帕|fahrenheit)$/iu.exec(outside)?.[1] ?? null;
  return { inside, tail: glued ?? tail };
}

/** A single letter after a word is a unit only if the word refers to temperature. */
const ofTemperature = /temp|dew|dry|tair|t2m|气温|温度|露点|^t[\s_]/iu;

/**
 * How the values of a column are converted, by the unit that its heading names; null if it names none.
 * @throws Problem `weather-unit-unknown` if the heading names a unit that is not known for the variable
 */
export function conversionIn(variable: Variable, heading: string): Convert | null {
  const { inside, tail } = unitPartsIn(heading);
  for (const part of inside) {
    const found = isPlainWord(part) ? null : conversionFrom(variable, part);
    if (found !== null) return found;
  }
  const strange = inside.find(isStrange);
  if (strange !== undefined) throw unknown(variable, heading, strange);
  if (tail === null || (tail.length === 1 && /[a-z]/iu.test(tail) && !ofTemperature.test(heading))) return null;
  const found = conversionFrom(variable, tail);
  if (found === null && tail.length > 1 && isUnit.test(keyOf(tail))) throw unknown(variable, heading, tail);
  return found;
}

/** After a heading without brackets, only what can be nothing but a unit is refused. */
const isUnit =
  /^(?:mph|knots?|kts?|km\/h|kmh|kph|m\/s|beaufort|bft|psi|inhg|mmhg|[hk]?pa|mbar|[mk]?j\/.*|k?wh?\/.*|°[cf]|fahrenheit|celsius|kelvin)$/u;

const unknown = (variable: Variable, heading: string, unit: string): Problem =>
  new Problem('bad-input', 'weather-unit-unknown', { heading: heading.trim(), unit, variable, own: variableUnit(variable) });
