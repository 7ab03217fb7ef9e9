import type { Asker } from './asker.ts';
import type { Action } from './rights.ts';

/** A file that is streamed out; nothing of it is held. */
export type Download = {
  /** The name that the file gets at the reader's. */
  readonly name: string;
  /** `text/csv; charset=utf-8` */
  readonly type: string;
  readonly body: ReadableStream<Uint8Array>;
};

/** An address that answers with a file. A slice gives a list of them beside its routes; the http layer guards them like procedures. */
export type DownloadRoute = {
  /** Under `/api`, with names in braces: `/imports/{id}/rejects`. */
  readonly path: `/${string}`;
  readonly action: Action;
  readonly summary: string;
  /** What may be asked with it: name -> what it means. */
  readonly query?: Readonly<Record<string, string>>;
  /** @param asked the names in the path and the query. Throws Problem before the first byte. */
  readonly open: (asker: Asker, asked: Readonly<Record<string, string>>) => Promise<Download>;
};
