import { z } from 'zod';
import type { RequestContext } from './request-context.ts';
import type { Action } from './rights.ts';
import type { Lies } from './trail.ts';

/** A file that is streamed; nothing of it is held in memory. */
export type Download = {
  /** The name of the file when the reader saves it. */
  readonly name: string;
  /** `text/csv; charset=utf-8` */
  readonly type: string;
  readonly body: ReadableStream<Uint8Array>;
  /** Additional headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The location of its content, if its parameters do not show it: its entry in the audit trail is visible there. */
  readonly lies?: Exclude<Lies, null | undefined>;
};

/** A name in the path or the query: its meaning, and the shape of its text; it is required unless the shape accepts undefined. */
export type DownloadParameter = { readonly about: string; readonly shape: z.ZodType };

/**
 * A route that responds with a file. A slice returns a list of them in addition to its routes; the http layer guards them like procedures.
 */
export type DownloadRoute = {
  /** Under `/api`, with names in braces: `/imports/{id}/rejects`. */
  readonly path: `/${string}`;
  readonly action: Action;
  readonly summary: string;
  /** Its parameters, in the path (the names in braces) and in the query. */
  readonly parameters: Readonly<Record<string, DownloadParameter>>;
  /** The possible content types of a response; the usual one first. */
  readonly types: readonly [string, ...string[]];
  /** Why it leaves no entry in the audit trail; every other one does. */
  readonly leavesNone?: string;
  /** @param asked the names in the path and the query. Throws Problem before the first byte. */
  readonly open: (context: RequestContext, asked: Readonly<Record<string, string>>) => Promise<Download>;
};

/** For a picture shown by a page itself: it is requested each time the page is viewed. */
export const shownByPage = 'a picture that a page shows by itself: it is looked at with the page, again and again';

/** For a form to fill in, which contains nothing about this city. */
export const emptyForm = 'a form to fill in: nothing of the city is in it';

/** The language of a file's headings and texts; by default that of the reader. */
export const languageAsked: DownloadParameter = { about: 'the language', shape: z.enum(['zh', 'en']).optional() };

/** Each field of a shape as a query parameter. @param about the meaning of all of them */
export function parametersOf(shape: z.ZodObject, about: string): Record<string, DownloadParameter> {
  return Object.fromEntries(Object.entries(shape.shape).map(([name, field]) => [name, { about, shape: field as z.ZodType }]));
}
