import { z } from 'zod';
import type { RequestContext } from './request-context.ts';
import type { Action } from './rights.ts';
import type { Lies } from './trail.ts';

/** A file that is streamed out; nothing of it is held. */
export type Download = {
  /** The name that the file gets at the reader's. */
  readonly name: string;
  /** `text/csv; charset=utf-8` */
  readonly type: string;
  readonly body: ReadableStream<Uint8Array>;
  /** What is told beside it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where lies what is in it, where what it was asked with does not say so: there its entry of the trail is read. */
  readonly lies?: Exclude<Lies, null | undefined>;
};

/** A name in the path or the query: what it means, and the shape of its text; it must be there where the shape takes nothing else. */
export type DownloadParameter = { readonly about: string; readonly shape: z.ZodType };

/** An address that answers with a file. A slice gives a list of them beside its routes; the http layer guards them like procedures. */
export type DownloadRoute = {
  /** Under `/api`, with names in braces: `/imports/{id}/rejects`. */
  readonly path: `/${string}`;
  readonly action: Action;
  readonly summary: string;
  /** What it is asked with, in the path (its names in braces) and in the query. */
  readonly parameters: Readonly<Record<string, DownloadParameter>>;
  /** The content types that an answer may have; the usual one first. */
  readonly types: readonly [string, ...string[]];
  /** Why it leaves no entry of the trail; every other one does. */
  readonly leavesNone?: string;
  /** @param asked the names in the path and the query. Throws Problem before the first byte. */
  readonly open: (context: RequestContext, asked: Readonly<Record<string, string>>) => Promise<Download>;
};

/** Of a picture that a page shows by itself: whoever looks at the page asks for it, each time. */
export const shownByPage = 'a picture that a page shows by itself: it is looked at with the page, again and again';

/** Of a form to fill in, which tells nothing of this city. */
export const emptyForm = 'a form to fill in: nothing of the city is in it';

/** The language of a file's headings and words; else that of the reader. */
export const languageAsked: DownloadParameter = { about: 'the language', shape: z.enum(['zh', 'en']).optional() };

/** Each field of a shape as a name of the query. @param about what all of them mean */
export function parametersOf(shape: z.ZodObject, about: string): Record<string, DownloadParameter> {
  return Object.fromEntries(Object.entries(shape.shape).map(([name, field]) => [name, { about, shape: field as z.ZodType }]));
}
