import type { Client } from '#client.ts';
import type { Category } from '#kernel/vocabulary.ts';
import type { Begun } from '#cli/follow.ts';
import type { MappingOptions } from './mapping.ts';

export type ImportOptions = Omit<MappingOptions, 'rejects' | 'saveProfile'> & { file: string; wait: false; procedure?: string };

/** One kind of thing that comes in by code. */
export type Kind = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly begin: (client: Client, asked: ImportOptions) => Promise<Begun>;
  readonly examples: readonly string[];
  /** What its columns may feed: told by the help. */
  readonly fields?: { readonly required: readonly string[]; readonly terms: Category };
};
