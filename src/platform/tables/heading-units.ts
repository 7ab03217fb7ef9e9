import { thousandsAsOne, unitIn, type UnitExpression } from '#kernel/unit-words.ts';

/** Whether a single letter is accepted as a unit: `(A)` may also be a block of flats. */
type Letters = (named: UnitExpression) => boolean;

const readableOnly: Letters = ({ unit }) => unit !== null;

const bracketed = /[([【〔{<]\s*([^()[\]【】〔〕{}<>]+?)\s*[)\]】〕}>]/gu;

/** Units that are accepted anywhere as a separate word; others only in brackets. */
const plain =
  /^(?:[kmgt]?wh|kw|mw|gw|[kmg]j|[kg]cal|k?btu|mm?btu|therms?|kvah?|kvarh?|ft2|ft\^2|sqft|sqm|k?gal|gallons?|litres?|liters?|[ch]cf|kcf|m?mcf|m?m?scf|bbls?|barrels?|hundredcubicfeet|thousandcubicfeet|eur|usd|cny|rmb|gbp|hz|deg[cf]|(?:us)?rth|[кмгт]?вт[·*]?ч(?:ас)?|[кмг]вт|[гм]?кал|[гм]дж|(?:kg|t)co2e?|kgce|tce|(?:kilo|mega|giga)?watthours?|(?:kilo|mega)watts?|(?:cubic|cu\.?)(?:m|metres?|meters?|feet|ft)|(?:square|sq\.?)(?:m|metres?|meters?|feet|foot|ft))$/iu;

const chinese = /(?:[万亿兆]?千?瓦时|[万千百]度|[万兆]?千瓦|吉焦|兆焦|千焦|万?立方米|万?平方米|平方英尺|公顷|千克|公斤|万元|摄氏度)$/u;

/** `用水量，百吨`: a separate word after the measured quantity. */
const ownWord = /^(?:[\u4E00-\u9FFF]{2,5}|[吨度升斤])$/u;

/** `用电量万kWh`: a multiple appended to a word. */
const scaledWord = /[十百千万亿]+(?:[kmg]?wh|[gm]j|m3)$/iu;

/** A unit appended to a word: `LoadKW`, `siteEnergyKBtu`. */
const camel =
  /(?:[a-z\d]|[\u4E00-\u9FFF](?=[kK][wW][hH]$|[MG]J$|m3$|CCF$|kgal$))(kwh|m3|MJ|CCF|kgal|kWh|KWh|KWH|MWh|MWH|GWh|GWH|KW|kW|MW|KBtu|kBtu|KBTU|MMBtu|GJ)$/u;

/** Words that may also be initials or meter numbers: units only if nothing follows, the second ones only after another word. */
const initials = /^(?:mw|gw|gj|mj|kj|wh)$/iu;
const numbered = /^(?:n?m(?:\^?[23]))$/u;

/** Units of two words. */
const twoWords =
  /\b((?:hundred|thousand)\s+cubic|square|sq\.?|cubic|cu\.?|(?:kilo|mega)?watt|[km]w)\s+(feet|foot|ft|m|met(?:er|re)s?|hours?|hrs?|h)\b/giu;

/**
 * The units in a heading, a title or a name, each once: in brackets of any kind, after a comma, slash, colon or underscore, or as a
 * separate word. A unit of money together with one of energy is a price, and only the price is returned.
 */
export function unitsNamed(text: string, letters: Letters = readableOnly): UnitExpression[] {
  const bare = plainly(text);
  const inside = [...bare.matchAll(bracketed)].flatMap(([, content = '']) => inBrackets(content, letters));
  const outside = inWords(bare.replaceAll(bracketed, ' '));
  const all = [...new Map([...inside, ...outside].map((one) => [`${one.code} ${one.per ?? ''}`, one])).values()];
  const prices = all.filter(({ quantity }) => quantity === 'money');
  return prices.length > 0 ? prices : all;
}

/** `80 kWh`, `x10 kWh`, `kWh×60`: an amount or multiple, not a unit. */
const soMany = /^[x×*]?\s*\d[\d,.]*\s*[^\d\s,.]|(?<![a-z])[x×*]\s*\d/iu;

/** The unit in a cell, also next to words: `kWh (thousand Watt-hours)`, `Active Import (kW)`; null if there is none. */
export function unitOfCell(text: string): UnitExpression | null {
  const whole = unitIn(text) ?? unitIn(text.replace(/\s*[(（].*$/u, ''));
  if (whole !== null) return whole;
  if (soMany.test(plainly(text))) return null;
  const named = unitsNamed(text).filter(({ unit }) => unit !== null);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The same for the name of a file or a sheet, which is less specific: ambiguous words are units only in brackets. */
export function unitsOfName(name: string): UnitExpression[] {
  const bare = plainly(name);
  const inside = [...bare.matchAll(bracketed)].flatMap(([, content = '']) => inBrackets(content, readableOnly));
  const outside = inWords(bare.replaceAll(bracketed, ' ')).filter(({ code }) => code.length > 2 || code === 'kW' || code === 'GJ');
  return [...new Map([...inside, ...outside].map((one) => [one.code, one])).values()];
}

/** `单位：万千瓦时` in titles applies to all values. */
const declared =
  /(?:计量)?单位\s*:\s*([^\s,;、，；)）】\]]+)|\b(?:units?|unit[eé]|einheit|unidad|unità|enhet|enhed)\s*[:=]\s*([^\s,;)\]]+)/giu;

/** The units in a title; `declared` if it states that they are those of the values, which takes precedence over units merely mentioned. */
export function unitsOfTitle(title: string): { readonly declared: boolean; readonly named: UnitExpression[] } {
  const said = [...title.normalize('NFKC').matchAll(declared)].flatMap(([, zh, en]) => expression(zh ?? en ?? ''));
  return said.length > 0 ? { declared: true, named: said } : { declared: false, named: unitsNamed(title) };
}

/** A heading without the brackets that contain a unit: 用电量（kWh） is 用电量. */
export function withoutUnit(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(bracketed, (whole, content: string) => (inBrackets(content, readableOnly).length > 0 ? '' : whole))
    .trim();
}

/** Half width; `kW·h`, `square feet` and `kWh per m2` as one word each. */
function plainly(text: string): string {
  return (
    thousandsAsOne(text.normalize('NFKC'))
      .replaceAll(/(?<=\d),(?=000(?!\d))/gu, '')
      .replaceAll(/(?<=[([【,;:/\s_]|^)[x×*]\s?(?:1\s?000|1,000|10\^?3|10³)\s?(?=[km]?wh\b)/giu, 'k')
      .replaceAll(/(?<=[([【,;:/\s_]|^)['’]?000s?\s?(?=kwh\b)/giu, 'k')
      .replaceAll(/(?<![a-z])kwh\s?[([]?\s?['’]?000s?(?!\d)\s?[)\]]?/giu, 'MWh')
      .replaceAll(/(?<=[([（]\s?)10\^?3\s?(?=[km]?wh\b)/giu, 'k')
      .replaceAll(/kkWh/giu, 'MWh')
      // of gas by its calorific value: `kWh(Hs)`
      .replaceAll(/(?<=[kmg]?wh)[\s_]*[([]\s*(?:hs|ho|hi|pcs|pci|gcv|ncv|hhv|lhv)\s*[)\]]/giu, '')
      // of heat or of electricity: `kWh_th`, `kWhel`
      .replaceAll(
        /(?<=(?<![a-z])[kmg]?wh)[\s_]*(?:[([]\s*(?:th(?:erm)?|el(?:ec|ektr)?)\.?\s*[)\]]|(?:th(?:erm)?|el(?:ec|ektr)?)\.?(?![a-z]))/giu,
        '',
      )
      .replaceAll(/тыс(?:\.|яч)?\s*кВт(?=[\s·*.-]?ч)/giu, 'МВт')
      .replaceAll(/(?:млн\.?\s*к|тыс(?:\.|яч)?\s*М)Вт(?=[\s·*.-]?ч)/giu, 'ГВт')
      .replaceAll(/млрд\.?\s*кВт(?=[\s·*.-]?ч)/giu, 'ТВт')
      .replaceAll(/(?<=[кмгт]вт)[\s·*.-](?=ч)/giu, '')
      .replaceAll(
        /(?<=[([【,;:/\s_]|^)[x×*]?\s?(?:1[,\s]?000|10\^?3|10³|['’]?000s?|thousands?(?:\s+of)?)\s?(?=(?:m2|m²|sqm|sq\.?\s?m|square\s?m)\w*)/giu,
        '1000',
      )
      .replaceAll(/(?<=[([【,;:/\s_]|^)[x×*]?\s?(?:10[,\s]?000|10\^?4|10⁴)\s?(?=(?:m2|m²|sqm|sq\.?\s?m|square\s?m)\w*)/giu, '10000')
      .replaceAll(
        /(?<=[([【,;:/\s_]|^)[x×*]?\s?(?:1[,\s]?000|10\^?3|10³|['’]?000s?|thousands?(?:\s+of)?)\s?(?=(?:ft2|ft²|sf|sqft|sq\.?\s?(?:ft|feet)|square\s?f)\w*)/giu,
        'k',
      )
      .replaceAll(/k\s?(?:square\s?f(?:ee|oo)?t|sq\.?\s?(?:ft|feet))\b/giu, 'ksf')
      .replaceAll(/(?<=[([【,;:/\s_]|^)[x×*]\s?(?:10\s?000|10\^?4|10⁴)\s?kwh\b/giu, '万kWh')
      .replaceAll(/k\s?w\s?[·•⋅.*-]\s?h(?:(?:ou)?rs?)?\b/giu, 'kWh')
      .replaceAll(twoWords, (_, first: string, second: string) => first.replaceAll(/\s/gu, '') + second)
      .replaceAll(/(?<=[_\s])per(?=[_\s])/giu, '/')
      .replaceAll(/[_\s]*\/[_\s]*/gu, '/')
  );
}

function inBrackets(content: string, letters: Letters): UnitExpression[] {
  const bare = content.replace(/^(?:计量)?单位\s*:?\s*|^units?\s*:?\s*|^in\s+/iu, '').trim();
  const whole = unitIn(bare);
  if (whole !== null) return !/^[a-z]$/iu.test(bare) || letters(whole) ? [whole] : [];
  const scaled = scaledUnit(bare);
  if (scaled !== null) return [scaled];
  return bare.split(/[,;、，；|]|\s+/u).flatMap((part) => (part.length > 1 ? expression(part) : []));
}

const scale = String.raw`(?:[十百千万亿]+|[x×*]?\s?10\^\d|[x×*]?\s?(?!(?:19|20)\d{2}\s)\d[\d,.]*|(?:ten|hundred|thousand|million)s?(?:\s+of)?|(?:тыс|млн|млрд)\.?|k)`;
const scaledBehind = new RegExp(String.raw`^${scale}\s*(\D.*)$`, 'iu');
/** Quantities given in multiples; a multiple of a power may be a rating. */
const ofScales: ReadonlySet<string> = new Set(['energy', 'volume', 'mass', 'area']);

/** A multiple that is not a known unit: `100 m2`, `十万㎡`, `hundreds of kWh`. */
function scaledUnit(text: string): UnitExpression | null {
  const rest = scaledBehind.exec(text)?.[1] ?? '';
  const named = rest === '' ? null : unitIn(rest);
  return named === null || !ofScales.has(named.quantity) ? null : { code: text, unit: null, quantity: named.quantity };
}

function inWords(text: string): UnitExpression[] {
  const words = text.split(/[,;:|，；：、_\s]+|\.(?!\d)|(?<!\d)\./u).filter((word) => word !== '');
  return words.flatMap((word, at) => (word.includes('/') ? ofSlashes(word) : ofWord(word, at, at === words.length - 1)));
}

function ofWord(word: string, at: number, last: boolean): UnitExpression[] {
  if (numbered.test(word)) return last && at > 0 ? expression(word) : [];
  if (plain.test(word)) return last || !initials.test(word) ? expression(word) : [];
  const scaled = scaledWord.exec(word)?.[0];
  if (scaled !== undefined) return [unitIn(scaled) ?? { code: scaled, unit: null, quantity: /m3$/iu.test(scaled) ? 'volume' : 'energy' }];
  const own = at > 0 && last && ownWord.test(word) ? word : undefined;
  const end = own ?? chinese.exec(word)?.[0] ?? camel.exec(word)?.[1];
  return end === undefined ? [] : expression(end);
}

/** `kWh/15min` is one unit; in 用电量/kWh it is the last part. */
function ofSlashes(word: string): UnitExpression[] {
  const whole = unitIn(word);
  if (whole !== null) return [whole];
  return word.split('/').flatMap((part, at) => ofWord(part, at, true));
}

function expression(text: string): UnitExpression[] {
  const named = unitIn(text);
  return named === null ? [] : [named];
}
