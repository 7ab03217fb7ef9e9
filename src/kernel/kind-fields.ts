import type { Category, Term } from './vocabulary.ts';

/**
 * A field of a kind of entity: its label and unit, and what its values are: a number (`decimal`: as text, from which money is calculated
 * without error), yes or no, a day, one code of `of`; otherwise text, for some of which there are `words`. Contract, answers, console and
 * command line follow from it.
 */
export type KindField = Term & { readonly is?: 'number' | 'decimal' | 'yes' | 'day'; readonly of?: Category; readonly words?: Category };

/** The fields of a kind by name, in their order. */
export type KindFields = Readonly<Record<string, KindField>>;

/** Fields typed with their names and what their values are; labels are any text. */
type Declared<F extends KindFields> = { readonly [Name in keyof F]: Omit<F[Name], keyof Term> & Term };

/** Declares the fields of a kind. */
export const kindFields = <const F extends KindFields>(fields: F): Declared<F> => fields;

/** The value of a field. */
type ValueOf<Field> = Field extends { readonly of: Readonly<Record<infer Code extends string, unknown>> }
  ? Code
  : Field extends { readonly is: 'number' }
    ? number
    : Field extends { readonly is: 'yes' }
      ? boolean
      : string;

/** The values of fields as answers show them; null means unknown. */
export type KindValues<F extends KindFields> = { -readonly [Name in keyof F]: ValueOf<F[Name]> | null };

/** The values of the fields of an entity, in their order; what is not of a field's type is unknown. */
export const kindValues = <F extends KindFields>(fields: F, held: Readonly<Record<string, unknown>>): KindValues<F> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, typeof held[name] === typeOf(field) ? held[name] : null]),
  ) as KindValues<F>;

const typeOf = ({ is }: KindField): string => (is === 'number' ? 'number' : is === 'yes' ? 'boolean' : 'string');
