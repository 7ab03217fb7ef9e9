import type { PoolClient } from 'pg';
import type { Evidence, Language } from '#kernel/finding.ts';

/** A row that could not be imported; its words are added by `routes.ts`. */
export type Reject = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/** Words for a rejected row, and in which language. */
export type Say = ((code: string, evidence: Evidence) => string) & { readonly language: Language };

/** The input of an import's work. */
export type Job = {
  /** The import's number, a small positive integer. */
  readonly id: number;
  /** ms UTC, when the import began. */
  readonly now: number;
  readonly preview: boolean;
  readonly file: KeptFile | null;
  /** Reports progress; cheap to call often. */
  progress(done: number, total?: number): void;
  /** Marks the import as visible inside the work's own transaction, so that its rows and its record appear together. */
  shown(on: PoolClient, result: unknown): Promise<void>;
  /**
   * If the import names the preview that was shown: throws `seen-not-latest` if the result differs. Called with what a preview would
   * return, in the work's own transaction, before it becomes visible.
   */
  readonly agreed?: ((result: Readonly<Record<string, unknown>>) => void) | undefined;
  /** Writes the file of this import's rejected rows, which can be downloaded. */
  keepRejects(pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Aborted if the import is cancelled: before it becomes visible, its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** The file as text, if it is not a table; rejected if it is larger than that. */
  text(mostBytes: number): Promise<string>;
};

export type KeptFile = {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};
