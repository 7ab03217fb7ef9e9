import type { Finding, Language } from '#kernel/finding.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';

/**
 * What a figure depends on, and thus what can change it later. `program`: none of the others changed, a different version calculates it
 * differently.
 */
export const causes = ['readings', 'decision', 'facts', 'knowledge', 'program'] as const;

export type Cause = (typeof causes)[number];

type Names = Readonly<Record<Language, string>>;

/** A figure as issued; `figure` is the id that opens it. For a word (a verdict, a status), `value` is its code and `said` its name. */
export type StatementFigure = {
  readonly code: string;
  readonly name: Names;
  readonly value: number | string | boolean | null;
  readonly unit: string;
  readonly said?: Names | undefined;
  readonly figure?: string | undefined;
  readonly restsOn: readonly Cause[];
};

/** An entry of knowledge in the version that was used. */
export type KnowledgeVersion = { readonly id: string; readonly version: number; readonly status: string };

/** Something that was added or changed after a statement: an import or a manual change, by its number. `at`: ISO 8601 UTC. */
export type Change = {
  readonly import: number | null;
  readonly cause: Cause;
  readonly subject: string;
  readonly by: string;
  readonly at: string;
};

/** The basis of a statement, gathered for one question as known at one time. */
export type StatementBasis = {
  /** The building that it is about; null if none. */
  readonly building: string | null;
  readonly region: string;
  /** A year or a day: `2025`, `2026-03-01`. */
  readonly period: string;
  readonly figures: readonly StatementFigure[];
  readonly knowledge: readonly KnowledgeVersion[];
  /** The whole content of the document, as JSON. */
  readonly outcome: Readonly<Record<string, unknown>>;
  /** It depends on something unverified: issued only on explicit request, and marked as such. */
  readonly indicative: boolean;
  /** What forbids issuing it at all; errors, with the words of the slice that owns the kind. */
  readonly hindrances: readonly Finding[];
};

/** A figure that has changed. */
export type FigureDifference = {
  readonly code: string;
  readonly name: Names;
  readonly unit: string;
  readonly issued: StatementFigure['value'];
  readonly now: StatementFigure['value'];
  readonly issuedSaid?: Names | undefined;
  readonly nowSaid?: Names | undefined;
  readonly why: readonly Cause[];
};

/** What a document says about itself in addition to its outcome. */
export type StatementHead = {
  readonly number: string;
  /** The local day of issue, `2026-03-01`. */
  readonly day: string;
  readonly known: AsOf;
  /** The statement that it follows, and what differs from it; null if it is the first of its matter. */
  readonly follows: { readonly number: string; readonly day: string; readonly differences: readonly FigureDifference[] } | null;
};

/** A question in its canonical form: names and plain values. */
export type StatementQuestion = Readonly<Record<string, unknown>>;

/**
 * A kind of statement, registered by the slice that owns its figures: `statement.register(quotaNotice(...))`. `gather` is called with the
 * issuer's scope, and with the reader's when a statement is compared; `write` gives the same bytes for the same outcome and head.
 */
export type StatementKind = {
  readonly code: string;
  /** The prefix of its numbers, `XEGZ-140302-2026-0001`. */
  readonly series: string;
  readonly names: Names;
  /** The content type and the extension of its documents. */
  readonly type: string;
  readonly ending: string;
  /** The question as stored. Throws Problem if it is invalid. */
  readonly read: (question: StatementQuestion) => StatementQuestion;
  /** The time that a question is pinned to: everything known now, or what was known at a written instant. Throws `bad-instant`. */
  readonly knownAt: (text: string | undefined) => AsOf;
  readonly gather: (scope: Scope, question: StatementQuestion, known: AsOf) => Promise<StatementBasis>;
  readonly write: (outcome: Readonly<Record<string, unknown>>, head: StatementHead) => Promise<Uint8Array>;
  /** What was added or changed since then that could affect its figures. */
  readonly changes: (scope: Scope, question: StatementQuestion, since: AsOf) => Promise<Change[]>;
  /** Only for kinds that are sent to the owner of a building: what the message says of an outcome. */
  readonly letter?: (outcome: Readonly<Record<string, unknown>>) => Letter;
};

/** What a message to an owner says of a statement. */
export type Letter = {
  /** The name of the building. */
  readonly building: string;
  /** The code of the organisation that it belongs to; null if none is registered. */
  readonly organisation: string | null;
  /** A sentence with the figures. */
  readonly says: Names;
};
