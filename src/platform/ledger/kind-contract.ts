import { z } from 'zod';
import { type Action, asks } from '#kernel/rights.ts';
import { askedDayShape, codeShape, dayShape } from '#kernel/shape.ts';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { addedShape, editedShape, fieldChangeShape, identityConfirmed, originShape, previewed, setShape } from './shapes.ts';

/** A kind of the ledger, as named by its procedures. */
type KindNamed<One extends string, Many extends string> = {
  /** The input that names one by its code, as in `/points/{point}`; and the one that names those to edit. */
  readonly one: One;
  readonly many: Many;
  /** `/points`; its files are sent to `/imports/points`. */
  readonly path: `/${string}`;
  /** «a point» and «points», as used in summaries. */
  readonly article: string;
  readonly plural: string;
  /** The actions needed: to import a file, to edit by hand (and to add one, if different), and to see who changed what. */
  readonly rights: { readonly file: Action; readonly edit: Action; readonly add?: Action; readonly see: Action };
  /** What a file of them contains, if that says more than their name. */
  readonly file?: string;
  /** Remarks on editing and adding, in addition to those common to all kinds. */
  readonly remarks?: { readonly edit?: string; readonly add?: string };
};

/** Fields that change over time: their values with the local days from which they are valid. */
const datedShape = z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() })));

/** What is returned of one in addition to its fields: the source of each; and, for kinds with dated fields, from when they are valid. */
export const provenance = { provenance: z.record(z.string(), originShape) };
export const datedProvenance = { dated: datedShape, ...provenance };

/** The local day from which an edit is valid; otherwise all time. For kinds with dated fields. */
export const editFrom = { from: askedDayShape.optional() };

/** An object with one field whose name is given by the kind. */
const named = <Name extends string, Shape extends z.ZodType>(name: Name, shape: Shape) =>
  // TypeScript widens a computed name to any string
  ({ [name]: shape }) as Record<Name, Shape>;

const codesShape = z.array(codeShape).min(1).max(1000);

type EditInput<Many extends string, Fields extends z.ZodRawShape> = Record<Many, typeof codesShape> &
  Fields &
  typeof previewed &
  typeof identityConfirmed & { readonly set: typeof setShape };

/**
 * The input of an edit of one or several.
 * @param many the input that names them
 * @param fields its input in addition to the new values, such as `editFrom`
 */
export const editInput = <Many extends string, Fields extends z.ZodRawShape>(many: Many, fields: Fields) =>
  z.object<EditInput<Many, Fields>>({ ...named(many, codesShape), set: setShape, ...fields, ...previewed, ...identityConfirmed });

/**
 * The procedures that every kind of the ledger has in the same shape: importing a file, editing one or several, adding one, its history.
 * Listing and showing are specific to the kind.
 * @param fields input of an edit in addition to the new values, such as `editFrom`
 * @example const { importFile, edit, add, history, one } = kindContract({ one: 'point', many: 'points', path: '/points', … });
 */
export function kindContract<One extends string, Many extends string, Fields extends z.ZodRawShape = Record<never, never>>(
  { one, many, path, article, plural, rights, file = plural, remarks = {} }: KindNamed<One, Many>,
  fields?: Fields,
) {
  const oneShape = z.object(named(one, codeShape));
  const also = fields ?? ({} as Fields);
  return {
    /** The input that names one. */
    one: oneShape,
    importFile: asks(rights.file)
      .route({ method: 'POST', path: `/imports/${path.split('/').at(-1)}`, summary: `Import ${file} from an uploaded csv or xlsx` })
      .input(importInput)
      .output(importOutput),
    edit: asks(rights.edit)
      .route({
        method: 'POST',
        path: `${path}/edit`,
        summary: `The same edit by hand of one or more ${plural}, as one change; with \`preview\` only what it would do. \`undo\` takes it back${after(remarks.edit)}`,
      })
      .input(editInput(many, also))
      .output(editedShape),
    add: asks(rights.add ?? rights.edit)
      .route({ method: 'POST', path, summary: `${capital(article)} made by hand. \`undo\` takes it back${after(remarks.add)}` })
      .input(z.object({ code: codeShape, set: setShape }))
      .output(addedShape),
    history: asks(rights.see)
      .route({
        method: 'GET',
        path: `${path}/{${one}}/history`,
        summary: `Who changed which field of ${article}, from what to what, when, by which import`,
      })
      .input(oneShape)
      .output(z.object({ changes: z.array(fieldChangeShape) })),
  };
}

const after = (remark: string | undefined): string => (remark === undefined ? '' : `. ${remark}`);
const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
