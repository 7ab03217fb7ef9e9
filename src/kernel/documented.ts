import { z } from 'zod';

/** Pairs a shape that cannot describe itself in JSON Schema with the one that describes it in the API's documents. */
export function documentedAs<Shape extends z.ZodType>(shape: Shape, asRead: z.ZodType): Shape {
  readers.set(shape, asRead);
  return shape;
}

/** The shape used for a shape in the documents; undefined if it describes itself. */
export function documentedShape(shape: unknown): z.ZodType | undefined {
  return readers.get(shape as object);
}

const readers = new WeakMap<object, z.ZodType>();

/** The shape of a response that is a file of one of these content types. */
export function fileShape(...types: readonly [string, ...string[]]) {
  const shape = z.instanceof(Blob);
  files.set(shape, types);
  return shape;
}

/** The content types of such a response; undefined if it is not one. */
export function fileTypes(shape: unknown): readonly string[] | undefined {
  return files.get(shape as object);
}

const files = new WeakMap<object, readonly string[]>();
