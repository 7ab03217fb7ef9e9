import { canonicalJson } from './canonical-json.ts';
import { Problem } from './problem.ts';
import type { Finding } from './finding.ts';
import type { LocalizedText } from './localized-text.ts';
import type { Scope } from './scope.ts';

/**
 * The question that a figure answers. `kind` determines which slice answers it; the other values are plain: text, numbers, booleans.
 * `received` and `recorded` (ms UTC) pin when it was known, so that the same id always gets the same answer.
 */
export type FigureQuestion = {
  readonly kind: string;
  readonly received: number;
  readonly recorded: number;
  readonly [name: string]: string | number | boolean;
};

/** Explains a figure, one level down; an input's `figure` opens the next. */
export type Explanation = {
  readonly figure: string;
  /** The figure that is explained, as it was shown. */
  readonly result: { readonly name: string; readonly value: number | null; readonly unit: string; readonly coverage?: number };
  readonly formula: LocalizedText;
  /** Document and clause that the formula follows; null if it is just arithmetic. */
  readonly clause: LocalizedText | null;
  readonly inputs: readonly ExplainedInput[];
  /** Half-open local days or instants, as in the question. */
  readonly meters: readonly { readonly code: string; readonly coverage: number; readonly from: string; readonly to: string }[];
  /** Instant, ISO 8601 UTC. */
  readonly knownAt: string;
  readonly findings: readonly Finding[];
};

/** Explains a figure of a kind, one level down; `question` is decoded from its id. */
export type Explainer = (scope: Scope, figure: string, question: FigureQuestion) => Promise<Explanation>;

export type ExplainedInput = {
  readonly name: string;
  readonly value: number | string | null;
  readonly unit: string;
  /** Its source: a document with clause, version and status, or a field of the registry. */
  readonly source: LocalizedText;
  readonly figure?: string;
};

const encoder = new TextEncoder();
const alphabet = { alphabet: 'base64url', omitPadding: true } as const;

/** The id of a figure: the question itself, in base64url, with check digits. Nothing is stored. */
export function figureId(question: FigureQuestion): string {
  const text = canonicalJson(question);
  return `${encoder.encode(text).toBase64(alphabet)}.${check(text)}`;
}

/** The question of a figure's id. Throws Problem `figure-unknown` for any text that `figureId` did not make. */
export function readFigure(id: string): FigureQuestion {
  const [body, sum, rest] = id.split('.');
  if (body === undefined || sum === undefined || rest !== undefined) throw unknownFigure(id);
  const text = decode(body, id);
  if (check(text) !== sum) throw unknownFigure(id);
  const question = questionOf(text, id);
  if (question === null || !isInstant(question.received) || !isInstant(question.recorded)) throw unknownFigure(id);
  return question;
}

/** The question in a text; null if `figureId` would not have made this id from it. */
function questionOf(text: string, id: string): FigureQuestion | null {
  try {
    const question = JSON.parse(text) as FigureQuestion;
    return figureId(question) === id ? question : null;
  } catch {
    return null;
  }
}

/** The last instant that a date can represent, ms (ECMA-262, 21.4.1.1). */
const lastInstant = 8.64e15;

function isInstant(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= lastInstant;
}

function decode(body: string, id: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.fromBase64(body, { alphabet: 'base64url' }));
  } catch {
    throw unknownFigure(id);
  }
}

/**
 * FNV-1a, 32 bits, in base 36: detects typing errors. It is not a seal and needs none, since a figure opens nothing beyond its reader's
 * scope.
 */
function check(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}

/** The rules by which readings become use (docs/readings.md), by their numbers: `1–20`. */
export const readingsRule = (rules: string): LocalizedText => ({
  zh: `计量数据处理规则 ${rules}（docs/readings.md）`,
  en: `rules for readings ${rules} (docs/readings.md)`,
});

/** The problem for a figure that cannot be opened. */
export function unknownFigure(id: string): Problem {
  return new Problem('bad-input', 'figure-unknown', { figure: id.slice(0, 80) });
}
