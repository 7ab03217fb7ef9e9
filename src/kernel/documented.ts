import { z } from 'zod';

/** A shape that says nothing of itself in JSON Schema, and the one that tells the documents of the API what stands there. */
export function documentedAs<Shape extends z.ZodType>(shape: Shape, asRead: z.ZodType): Shape {
  readers.set(shape, asRead);
  return shape;
}

/** What the documents are told of a shape; undefined where it speaks for itself. */
export function documentedShape(shape: unknown): z.ZodType | undefined {
  return readers.get(shape as object);
}

const readers = new WeakMap<object, z.ZodType>();

/** The shape of an answer that is a file of one of these content types. */
export function fileShape(...types: readonly [string, ...string[]]) {
  const shape = z.instanceof(Blob);
  files.set(shape, types);
  return shape;
}

/** The content types of such an answer; undefined where it is none. */
export function fileTypes(shape: unknown): readonly string[] | undefined {
  return files.get(shape as object);
}

const files = new WeakMap<object, readonly string[]>();
