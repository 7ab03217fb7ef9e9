import type { Finding } from '#kernel/finding.ts';

/** Words of headings of languages in which nobody writes the month before the day; of English and Chinese none is known to be so. */
const words =
  /(?<!\p{L})(?:datum|ablesedatum|stichtag|zeitpunkt|z(?:ä|ae)hler(?:stand|nummer|nr)?|z(?:ä|ae)hlpunkt|verbrauch|date (?:de|du|d['’])|relev[ée]s?|horodat\p{L}*|consommation|compteur|lettur[ae]|consumo|contatore|contador|fecha|lectura|meterstand(?:en)?|verbruik|aflæsning\p{L}*|forbrug|förbrukning|avläsning\p{L}*)(?!\p{L})/iu;

/** That days come before months, by the language of the headings; null where they are in none of which this is sure. */
export function daysFirstByWords(header: readonly string[]): Finding | null {
  const heading = header.find((one) => words.test(one.normalize('NFKC').replaceAll('_', ' ')));
  return heading === undefined ? null : { code: 'days-first-by-words', severity: 'info', evidence: { text: heading.trim() } };
}
