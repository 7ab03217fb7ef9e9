import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { FigureDifference, KnowledgeVersion, StatementBasis, StatementFigure, StatementKind, StatementQuestion } from './facts.ts';

export const acts = ['issue', 'difference', 'withdrawal'] as const;

/** What a statement does: states something for the first time, changes an earlier statement, or takes it back. */
export type Act = (typeof acts)[number];

/** A statement as sealed: its canonical JSON is what the chain holds. */
export type StatementEntry = {
  /** 1 for the first statement of the program. */
  readonly position: number;
  readonly number: string;
  readonly series: string;
  readonly sequence: number;
  readonly kind: string;
  readonly act: Act;
  readonly follows: string | null;
  readonly matter: string;
  readonly building: string | null;
  readonly region: string;
  readonly period: string;
  readonly question: StatementQuestion;
  readonly received: number;
  readonly recorded: number;
  readonly figures: readonly StatementFigure[];
  readonly knowledge: readonly KnowledgeVersion[];
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly indicative: boolean;
  /** For a difference: what differs from the one it follows. */
  readonly differences: readonly FigureDifference[];
  /** For a withdrawal: the reason. */
  readonly reason: string | null;
  readonly document: { readonly name: string; readonly type: string; readonly bytes: number; readonly sha256: string };
  readonly program: string;
  /** The local day of issue and the instant, ISO 8601 UTC. */
  readonly day: string;
  readonly issued: string;
  readonly by: string;
  readonly identity: string;
};

/** The same question is one matter: the hash of kind and question, regardless of the order of its names. */
export function matterOf(kind: string, question: StatementQuestion): string {
  return sha256(canonicalJson({ kind, question }));
}

/** By kind, place and year, the way offices number: `XEGZ-140302-2026`. @param day the local day of issue */
export function seriesOf(kind: Pick<StatementKind, 'series'>, { region }: Pick<StatementBasis, 'region'>, day: string): string {
  return `${kind.series}-${region}-${day.slice(0, 4)}`;
}

/** `XEGZ-140302-2026-0001`. */
export function numberOf(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(4, '0')}`;
}

/** When a statement was known, in the form in which its question takes it. */
export function knownOf({ received, recorded }: Pick<StatementEntry, 'received' | 'recorded'>): AsOf {
  return { received, recorded };
}
