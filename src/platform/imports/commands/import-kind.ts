import type { Client } from '#client.ts';
import type { Category } from '#kernel/vocabulary.ts';
import type { Begun } from '#cli/follow.ts';
import type { MappingOptions } from './mapping.ts';

export type ImportOptions = Omit<MappingOptions, 'rejects' | 'saveProfile'> & { file: string; wait: false; procedure?: string };

/** One kind of entity that can be imported by code. */
export type Kind = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly begin: (client: Client, asked: ImportOptions) => Promise<Begun>;
  readonly examples: readonly string[];
  /** The fields that its columns may fill, for the help text. */
  readonly fields?: { readonly required: readonly string[]; readonly terms: Category };
};
