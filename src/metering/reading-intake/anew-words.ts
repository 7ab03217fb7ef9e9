/** What a counter that begins again counts from: the beginning of the day, the month or the year. */
export type AnewEach = 'day' | 'month' | 'year';

/** Headings that say it. */
const said: readonly (readonly [AnewEach, RegExp])[] = [
  [
    'year',
    /年(?:度|初至今)?累[计积]|累[计积].{0,6}1\s?[-—–~至]\s?本?月|(?<![a-z])(?:year[\s_-]to[\s_-]date|ytd|cumulative[\s_-]this[\s_-]year)(?![a-z])/iu,
  ],
  ['month', /月(?:度|初至今)?累[计积]|(?<![a-z])(?:month[\s_-]to[\s_-]date|mtd|cumulative[\s_-]this[\s_-]month)(?![a-z])/iu],
  [
    'day',
    /[日天]累[计积]|(?<![a-z])(?:day[\s_-]to[\s_-]date|daily[\s_-](?:cumulative|total[\s_-]so[\s_-]far)|cumulative[\s_-](?:today|daily))(?![a-z])/iu,
  ],
];

/** Headings that may say it, of what is read within the day, or may say the use of a day. */
const maybe: readonly (readonly [AnewEach, RegExp])[] = [
  ['day', /[当今本][日天]|(?<![a-z])today(?![a-z])/iu],
  ['month', /[当本]月|(?<![a-z])this[\s_]month(?![a-z])/iu],
  ['year', /[当本]年|(?<![a-z])this[\s_]year(?![a-z])/iu],
];

const named = (words: typeof said, heading: string): AnewEach | null =>
  words.find(([, tells]) => tells.test(heading.normalize('NFKC').replaceAll('_', ' ')))?.[0] ?? null;

export const anewSaid = (heading: string): AnewEach | null => named(said, heading);
export const anewMaybe = (heading: string): AnewEach | null => named(maybe, heading);

/** The heading without what it says of counting, which its steps are no more. @example stepsHeading('当日累计用电(kWh)') // '用电(kWh)' */
export function stepsHeading(heading: string): string {
  const left = heading
    .normalize('NFKC')
    .replaceAll(/[(]?\s*1\s?[-—–~至]\s?本?月\s*[)]?/gu, '')
    .replaceAll(/[当今本]?(?:[日天月]|年)(?:度|初至今)?累[计积]|累[计积]|[当今本][日天月年]/gu, '')
    .replaceAll(
      /(?<![a-z])(?:(?:year|month|day)[\s_-]to[\s_-]date|[ym]td|today|daily|cumulative|this[\s_](?:month|year)|total[\s_]so[\s_]far)(?![a-z])/giu,
      '',
    )
    .replaceAll(/_{2,}/gu, '_')
    .replaceAll(/^[\s_:：-]+|[\s_:：-]+$/gu, '');
  return /^(?:[量数值]?\s*[(].*[)]|[量数值]?)$/u.test(left) ? `用量${left.replace(/^[量数值]/u, '')}` : left;
}
