import { z } from 'zod';
import { type Action, asks } from '#kernel/rights.ts';
import { askedDayShape, codeShape, dayShape } from '#kernel/shape.ts';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { addedShape, editedShape, fieldChangeShape, originShape, previewed, setShape } from './shapes.ts';

/** A kind of the ledger, as its procedures name it. */
type KindNamed<One extends string, Many extends string> = {
  /** The input that names one by its code, as in `/points/{point}`; and the one that names those that are edited. */
  readonly one: One;
  readonly many: Many;
  /** `/points`; its files go to `/imports/points`. */
  readonly path: `/${string}`;
  /** «a point» and «points», as summaries say them. */
  readonly article: string;
  readonly plural: string;
  /** What may be done by whom: by file, by hand (one that is added, if by others), and seeing who changed what. */
  readonly rights: { readonly file: Action; readonly edit: Action; readonly add?: Action; readonly see: Action };
  /** What a file of them holds, where that says more than their name. */
  readonly file?: string;
  /** What is to be known of editing and of adding, beside what all kinds have. */
  readonly remarks?: { readonly edit?: string; readonly add?: string };
};

/** Fields that change in the course of life: from which local day on they are what. */
const datedShape = z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() })));

/** What is told of one beside its fields: where each comes from; and, of kinds whose fields have days, from when on they are what. */
export const provenance = { provenance: z.record(z.string(), originShape) };
export const datedProvenance = { dated: datedShape, ...provenance };

/** The local day from which an edit holds; else all along. For kinds whose fields have days. */
export const editFrom = { from: askedDayShape.optional() };

/** An object of one field whose name the kind says. */
const named = <Name extends string, Shape extends z.ZodType>(name: Name, shape: Shape) =>
  // TypeScript widens a computed name to any text
  ({ [name]: shape }) as Record<Name, Shape>;

const codesShape = z.array(codeShape).min(1).max(1000);

type EditInput<Many extends string, Fields extends z.ZodRawShape> = Record<Many, typeof codesShape> &
  Fields &
  typeof previewed & { readonly set: typeof setShape };

/**
 * What an edit of one or many takes.
 * @param many the input that names them
 * @param fields what it takes beside the new values, as `editFrom`
 */
export const editInput = <Many extends string, Fields extends z.ZodRawShape>(many: Many, fields: Fields) =>
  z.object<EditInput<Many, Fields>>({ ...named(many, codesShape), set: setShape, ...fields, ...previewed });

/**
 * The procedures that every kind of the ledger has in the same shape: bringing in a file, editing one or many, adding one, its history.
 * What is listed and shown is the kind's own.
 * @param fields what an edit takes beside the new values, as `editFrom`
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
