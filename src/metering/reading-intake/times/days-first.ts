import type { Finding } from '#kernel/finding.ts';

/** Words in headings of languages in which the month is never written before the day; English and Chinese are not known to be like that. */
const words =
  /(?<!\p{L})(?:datum|ablesedatum|stichtag|zeitpunkt|z(?:ä|ae)hler(?:stand|nummer|nr)?|z(?:ä|ae)hlpunkt|verbrauch|date (?:de|du|d['’])|relev[ée]s?|horodat\p{L}*|consommation|compteur|lettur[ae]|consumo|contatore|contador|fecha|lectura|meterstand(?:en)?|verbruik|aflæsning\p{L}*|forbrug|förbrukning|avläsning\p{L}*)(?!\p{L})/iu;

/** Reports that days come before months, by the language of the headings; null if it is not a language for which this is certain. */
export function daysFirstByWords(header: readonly string[]): Finding | null {
  const heading = header.find((one) => words.test(one.normalize('NFKC').replaceAll('_', ' ')));
  return heading === undefined ? null : { code: 'days-first-by-words', severity: 'info', evidence: { text: heading.trim() } };
}
