import type { Language } from './finding.ts';
import { sha256 } from './hash-chain.ts';
import { refuseNotLatest } from './seen.ts';

/** The name of a part of what was read. */
export type PartName = Readonly<Record<Language, string>>;

/** How many characters of each part's hash are kept: enough to distinguish its states. */
const kept = 16;

/** A hash of what is read, part by part, so that a refusal can name the part that differs. @param parts each part as text */
export const hashOfParts = (parts: readonly string[]): string => parts.map((part) => sha256(part).slice(0, kept)).join('-');

/**
 * Refuses a confirmation of any state other than the latest, and names the parts that differ.
 * @param names of the parts, in the order in which they were hashed
 * @param now the current result, appended to the names
 * @throws Problem `seen-not-latest`
 */
export function refuseOtherParts(seen: string, latest: string, names: readonly PartName[], now = ''): void {
  const [ofLatest, ofSeen] = [latest.split('-'), seen.split('-')];
  const changed = names.filter((_, at) => ofLatest[at] !== ofSeen[at]);
  const [zh, en] = [changed.map((one) => one.zh).join('、'), changed.map((one) => one.en).join(', ')];
  refuseNotLatest(seen, latest, now === '' ? { zh, en } : { zh: `${zh}（现为 ${now}）`, en: `${en} (now ${now})` });
}
