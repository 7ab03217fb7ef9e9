import type { PoolClient } from 'pg';
import type { Evidence, Language } from '#kernel/finding.ts';

/** A row that could not go in; its words are put in by `routes.ts`. */
export type Reject = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/** Words for a rejected row, and in which language. */
export type Say = ((code: string, evidence: Evidence) => string) & { readonly language: Language };

/** What an import's work is given. */
export type Job = {
  /** The import's number, a small positive integer. */
  readonly id: number;
  /** ms UTC, when the import began. */
  readonly now: number;
  readonly preview: boolean;
  readonly file: KeptFile | null;
  /** Says how far it is; cheap to call often. */
  progress(done: number, total?: number): void;
  /** Marks the import as shown inside the work's own transaction, so that its rows and its record appear together. */
  shown(on: PoolClient, result: unknown): Promise<void>;
  /**
   * Where the import names the preview that was read: throws `seen-not-latest` where it comes to something else. Told what a preview would
   * be, in the work's own transaction, before it is shown.
   */
  readonly agreed?: ((result: Readonly<Record<string, unknown>>) => void) | undefined;
  /** Writes the file of this import's rejected rows, which can be downloaded. */
  keepRejects(pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Aborted where somebody has cancelled the import: before it is shown, its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** The file as text, where it is no table; refused where it is larger than that. */
  text(mostBytes: number): Promise<string>;
};

export type KeptFile = {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};
