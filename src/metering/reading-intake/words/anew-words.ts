/** The start of a counter that restarts: the beginning of the day, the month or the year; or that of the rows themselves (`start`). */
export type AnewEach = 'day' | 'month' | 'year' | 'start';

const sums = '累[计計积積]';

/** Its names in other languages. */
const sinceNewYear = [
  'year to date|ytd|cumulative (?:this year|(?:from|since) jan(?:uary)?)|(?:since|from) (?:1 )?january(?: 1)?(?: on)?|jan(?:uary)? to date',
  'seit jahresbeginn|seit (?:1\\. ?)?januar|jahr kumuliert|kumuliert jahr|lfd\\.? jahr kumuliert',
  "cumul (?:annuel|année|depuis (?:le )?(?:1er )?janvier)|depuis (?:le )?(?:1er )?janvier|depuis le début de l['’]année",
  'acumulad[oa] (?:anual|(?:del|do|en el|no) año|no ano|do ano)|desde (?:el )?(?:1 de )?enero|desde janeiro',
  'da inizio anno|cumulato annuo|progressivo annuo|dal 1 gennaio',
  'cumulatief (?:dit )?jaar|sinds (?:1 )?januari|jaar tot heden',
  'hittills i år|ackumulerat (?:i )?år|år til dato|hidtil i år|hittil i år|vuoden alusta',
  'od początku roku|narastająco|od počátku roku|kumulativně|od začiatku roka|az év elejétől|de la începutul anului',
].join('|');

/** `Cumulative (Jan-Mar)`, `1-3月累计`: from January on. */
const fromJanuary = [
  String.raw`cumulative \(? ?jan(?:uary)? ?(?:[-–—~]|to)`,
  String.raw`${sums}.{0,6}1\s?月?\s?[-—–~至到]\s?(?:[本当當]|\d{1,2})?月`,
  String.raw`(?<!\d)1\s?月?\s?[-—–~至到]\s?(?:[本当當]|\d{1,2})月${sums}`,
  String.raw`(?<!\d)1月\s?(?:[-—–~至到]\s?[本当當今]月?|起(?![码碼始止度]))`,
].join('|');

const ofYear = [
  String.raw`(?:年度?|年.{1,5}[量数耗])${sums}`,
  String.raw`(?:年初|今年以?|年内)(?:至|到|以)?[今来]|年初(?:起|以来|至|${sums})|[本当當今]年(?:度|以)?[至到来]今?`,
  String.raw`(?:截[至止]|至)[本当當][月期](?:末|底)?的?(?:${sums}|[用耗]?电?量)|${sums}至[本当當]月`,
  fromJanuary,
  String.raw`(?<![\p{L}])(?:${sinceNewYear})(?![\p{L}])`,
].join('|');

const ofMonth = [
  String.raw`月(?:度|初至今)?${sums}|月初(?:至今|起)`,
  String.raw`(?<![a-z])(?:month[\s_-]to[\s_-]date|mtd|cumulative[\s_-]this[\s_-]month)(?![a-z])`,
  '(?<![a-z])(?:seit monatsbeginn|cumul mensuel|od początku miesiąca)(?![a-z])',
].join('|');

const ofDay = [
  String.raw`[日天]${sums}|(?<![a-z])(?:day[\s_-]to[\s_-]date|daily[\s_-](?:cumulative|total[\s_-]so[\s_-]far))(?![a-z])`,
  String.raw`(?<![a-z])cumulative[\s_-](?:today|daily)(?![a-z])`,
].join('|');

/** Headings that mean it. */
const said: readonly (readonly [AnewEach, RegExp])[] = [
  ['year', new RegExp(ofYear, 'iu')],
  ['month', new RegExp(ofMonth, 'iu')],
  ['day', new RegExp(ofDay, 'iu')],
];

/** Headings that may mean it, for what is read within the day, or may mean the use of a day. */
const maybe: readonly (readonly [AnewEach, RegExp])[] = [
  ['day', /[当今本][日天]|(?<![a-z])today(?![a-z])/iu],
  ['month', /[当本]月|(?<![a-z])this[\s_]month(?![a-z])/iu],
  ['year', /[当本]年|(?<![a-z])this[\s_]year(?![a-z])/iu],
];

const named = (words: typeof said, heading: string): AnewEach | null =>
  words.find(([, tells]) => tells.test(plainly(heading)))?.[0] ?? null;

/** `Year-to-date`, `year_to_date` as words with one blank between. */
const plainly = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/_|(?<=[a-z])-(?=(?:to|date)(?![a-z]))/giu, ' ')
    .replaceAll(/\s+/gu, ' ');

export const anewSaid = (heading: string): AnewEach | null => named(said, heading);
export const anewMaybe = (heading: string): AnewEach | null => named(maybe, heading);

/**
 * The heading without its words for running totals, which no longer apply to its steps. @example stepsHeading('当日累计用电(kWh)') //
 * '用电(kWh)'
 */
export function stepsHeading(heading: string): string {
  const left = heading
    .normalize('NFKC')
    .replaceAll(/[(]?\s*1\s?月?\s?[-—–~至到]\s?(?:[本当當今]|\d{1,2})?月?\s*[)]?(?=累|[用耗电]|$)/gu, '')
    .replaceAll(/(?:截[至止]|至)[本当當][月期](?:末|底)?的?|自?(?:今年以?|年初|月初|[本当當今]年以?)(?:[至到]?今|来|起|以来)/gu, '')
    .replaceAll(/[当當今本]?(?:[日天月]|年)(?:度|初至今)?累[计計积積]|累[计計积積]|[当當今本][日天月年]度?/gu, '')
    .replaceAll(new RegExp(`(?<![\\p{L}])(?:${sinceNewYear})(?![\\p{L}])`, 'giu'), '')
    .replaceAll(
      /(?<![a-z])(?:(?:year|month|day)[\s_-]to[\s_-]date|[ym]td|today|daily|cumulative|this[\s_](?:month|year)|total[\s_]so[\s_]far)(?![a-z])/giu,
      '',
    )
    .replaceAll(/_{2,}/gu, '_')
    .replaceAll(/^[\s_:：-]+|[\s_:：-]+$/gu, '');
  return /^(?:[量数值]?\s*[(].*[)]|[量数值]?)$/u.test(left) ? `用量${left.replace(/^[量数值]/u, '')}` : left;
}
