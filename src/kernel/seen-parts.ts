import type { Language } from './finding.ts';
import { sha256 } from './hash-chain.ts';
import { refuseNotLatest } from './seen.ts';

/** What people call a part of what was read. */
export type PartName = Readonly<Record<Language, string>>;

/** So much of each part's hash is enough to tell one state of it from another. */
const kept = 16;

/** A hash of what is read, part by part, so that a refusal can say which part is otherwise. @param parts each part as text */
export const hashOfParts = (parts: readonly string[]): string => parts.map((part) => sha256(part).slice(0, kept)).join('-');

/**
 * Refuses a yes to another state than the latest, and names the parts that differ.
 * @param names of the parts, in the order in which they were hashed
 * @param now what it comes to now, behind the names
 * @throws Problem `seen-not-latest`
 */
export function refuseOtherParts(seen: string, latest: string, names: readonly PartName[], now = ''): void {
  const [ofLatest, ofSeen] = [latest.split('-'), seen.split('-')];
  const changed = names.filter((_, at) => ofLatest[at] !== ofSeen[at]);
  const [zh, en] = [changed.map((one) => one.zh).join('、'), changed.map((one) => one.en).join(', ')];
  refuseNotLatest(seen, latest, now === '' ? { zh, en } : { zh: `${zh}（现为 ${now}）`, en: `${en} (now ${now})` });
}
