import { sha256 } from '#kernel/hash-chain.ts';
import { Problem } from '#kernel/problem.ts';
import { twiceInJson } from '#kernel/twice-in-json.ts';
import type { Announcement, DrawResult, Replacement } from './facts.ts';
import { outcomeOf } from './outcome.ts';
import { isOrderOf } from './plan-order.ts';

/** What was published after the draw: the file that `reveal` and `show` write. */
export type Revealed = DrawResult & {
  readonly announcement: string;
  readonly secret: string;
  readonly randomness: string;
  readonly replacements?: readonly Replacement[] | undefined;
};

/** Compared in this order; the first mismatch is reported. */
const parts = ['seed', 'drawn', 'reserve', 'findings'] as const;

/**
 * Replays a draw from the two published texts alone. Throws Problem `draw-not-verified` with what does not match: `announcement`,
 * `commitment`, `seed`, `drawn`, `reserve`, `findings`, `replacements`; `draw-file-bad` if a text does not belong to a draw.
 * @param announcementText the announcement, byte for byte
 */
export function verifyDraw(announcementText: string, revealedText: string) {
  const announced = objectIn<Announcement>(announcementText, ['plan', 'objects', 'people', 'commitment']);
  const revealed = objectIn<Revealed>(revealedText, ['secret', 'randomness', 'drawn']);
  const { objects, strataOrder, people } = announced.plan;
  if (!isOrderOf(strataOrder, objects) || !isOrderOf(people?.groupOrder, people?.groups))
    throw new Problem('bad-input', 'draw-file-bad', { fields: 'strataOrder, groupOrder' });
  const announcement = sha256(announcementText);
  if (revealed.announcement !== undefined && revealed.announcement !== announcement) throw broken('announcement');
  if (sha256(revealed.secret) !== announced.commitment) throw broken('commitment');
  const replacements = revealed.replacements ?? [];
  const { by, ...drawn } = outcomeOf(
    { announced, announcement, secret: revealed.secret, randomness: revealed.randomness },
    replacements,
    sha256,
  );
  const told = { ...drawn, findings: drawn.findings.map(({ code, object }) => ({ code, object })) };
  for (const part of parts) if (!same(told[part], part === 'findings' ? shortOf(revealed.findings) : revealed[part])) throw broken(part);
  if (replacements.some((one, at) => one.by !== by[at])) throw broken('replacements');
  return {
    valid: true as const,
    announcement,
    commitment: announced.commitment,
    secret: revealed.secret,
    randomness: revealed.randomness,
    ...told,
    replacements,
  };
}

/** Findings in responses contain words and severity in addition to the object. */
function shortOf(findings: unknown): unknown {
  if (!Array.isArray(findings)) return [];
  return findings.flatMap((one: { code?: unknown; object?: unknown; evidence?: { object?: unknown } }) =>
    one.code === 'people-short' ? [{ code: one.code, object: one.object ?? one.evidence?.object }] : [],
  );
}

const broken = (what: string): Problem => new Problem('cannot-do', 'draw-not-verified', { what });

/** Whether two lists agree on a draw, ignoring anything else in the second. */
function same(told: unknown, given: unknown): boolean {
  if (Array.isArray(told)) return Array.isArray(given) && told.length === given.length && told.every((one, at) => same(one, given[at]));
  if (typeof told !== 'object' || told === null) return told === given;
  return (
    typeof given === 'object' &&
    given !== null &&
    Object.entries(told).every(([name, value]) => same(value, (given as Record<string, unknown>)[name]))
  );
}

function objectIn<T>(text: string, names: readonly string[]): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
    // it is unknown which of the two the announcer meant
    if (twiceInJson(text) !== null) value = null;
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || names.some((name) => !(name in value)))
    throw new Problem('bad-input', 'draw-file-bad', { fields: names.join(', ') });
  return value as T;
}
