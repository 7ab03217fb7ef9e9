import type { Finding, Language } from '#kernel/finding.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';

/**
 * What a figure rests on, and so what can make it another one later. `program`: none of the others changed, another version works it out
 * otherwise.
 */
export const causes = ['readings', 'decision', 'facts', 'knowledge', 'program'] as const;

export type Cause = (typeof causes)[number];

type Names = Readonly<Record<Language, string>>;

/**
 * A figure as it was issued; `figure` is the id that opens it. `value` of a word (a verdict, a status) is its code, `said` what it is
 * called.
 */
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

/** Something that came or was changed after a statement: an import or a change by hand, by its number. `at`: ISO 8601 UTC. */
export type Change = {
  readonly import: number | null;
  readonly cause: Cause;
  readonly subject: string;
  readonly by: string;
  readonly at: string;
};

/** What a statement is to stand on, gathered for one question as known at one time. */
export type StatementBasis = {
  /** The building that it is about; null where it is about none. */
  readonly building: string | null;
  readonly region: string;
  /** A year or a day: `2025`, `2026-03-01`. */
  readonly period: string;
  readonly figures: readonly StatementFigure[];
  readonly knowledge: readonly KnowledgeVersion[];
  /** All that the document says, as JSON. */
  readonly outcome: Readonly<Record<string, unknown>>;
  /** It rests on something that is not verified: issued only where that is asked for, and says so. */
  readonly indicative: boolean;
  /** What forbids issuing it at all; errors, with the words of the slice that owns the kind. */
  readonly hindrances: readonly Finding[];
};

/** A figure that is another one than it was. */
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

/** What a document says of itself beside its outcome. */
export type StatementHead = {
  readonly number: string;
  /** The local day of issue, `2026-03-01`. */
  readonly day: string;
  readonly known: AsOf;
  /** What it follows, and what differs from it; null where it is the first of its matter. */
  readonly follows: { readonly number: string; readonly day: string; readonly differences: readonly FigureDifference[] } | null;
};

/** A question in its one written form: names and plain values. */
export type StatementQuestion = Readonly<Record<string, unknown>>;

/**
 * A kind of statement, registered by the slice that owns its figures: `statement.register(quotaNotice(...))`. `gather` is asked with the
 * issuer's scope, and with the reader's where a statement is compared; `write` gives the same bytes for the same outcome and head.
 */
export type StatementKind = {
  readonly code: string;
  /** Stands first in its numbers, `XEGZ-140302-2026-0001`. */
  readonly series: string;
  readonly names: Names;
  /** The content type and the ending of its documents. */
  readonly type: string;
  readonly ending: string;
  /** The question as it is kept. Throws Problem where it is none. */
  readonly read: (question: StatementQuestion) => StatementQuestion;
  /** What a question is pinned at: all that is known now, or what was known at a written instant. Throws `bad-instant`. */
  readonly knownAt: (text: string | undefined) => AsOf;
  readonly gather: (scope: Scope, question: StatementQuestion, known: AsOf) => Promise<StatementBasis>;
  readonly write: (outcome: Readonly<Record<string, unknown>>, head: StatementHead) => Promise<Uint8Array>;
  /** What came or changed since that could make its figures others. */
  readonly changes: (scope: Scope, question: StatementQuestion, since: AsOf) => Promise<Change[]>;
};
