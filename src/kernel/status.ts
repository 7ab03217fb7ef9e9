import type { Language, Words } from './finding.ts';

/** What it is called how far a source can be trusted. */
export const statusWords: Words = {
  VERIFIED: { zh: '已核实', en: 'verified' },
  'VERIFIED+': { zh: '已双重核实', en: 'verified twice' },
  RECALLED: { zh: '凭记忆，未核实', en: 'from memory, not verified' },
  'RECALLED-LOW': { zh: '凭记忆，把握不大', en: 'from memory, uncertain' },
  CITY: { zh: '本市设定', en: 'set by the city' },
};

/** A status in words; one that has none is left as it is. */
export function statusText(status: string, language: Language): string {
  return Object.hasOwn(statusWords, status) ? (statusWords[status]?.[language] ?? status) : status;
}
