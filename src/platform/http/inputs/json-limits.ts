import { z } from 'zod';

const kb = 1024;
const mb = 1024 * kb;

/** The maximum content of a JSON body. */
export type JsonLimit = {
  readonly bytes: number;
  /** The number of keys and values: the cost of reading depends on them, not on the length. */
  readonly values: number;
};

/** For bodies whose shape has no size limit: questions and edits of people, some hundred fields at most. */
const usual: JsonLimit = { bytes: 128 * kb, values: 8000 };

/** The limit of every body, whatever its contract allows: it is held in memory as a whole, along with those of others. */
const mostJson: JsonLimit = { bytes: 16 * mb, values: 1_500_000 };

/** Names, passwords, codes. */
const signIn: JsonLimit = { bytes: 64 * kb, values: 100 };

/**
 * The content of parts without a size limit of their own that are lists or long texts: of a design, of a plot, of columns of a wide file.
 */
const open: Readonly<Record<string, JsonLimit>> = {
  // ten thousand readings, each of which is judged by itself
  '/readings/live': { bytes: 10 * mb, values: 140_000 },
  // as many columns as a wide file may have
  '/imports/readings': { bytes: 2 * mb, values: 45_000 },
  '/profiles': { bytes: 2 * mb, values: 45_000 },
  '/imports/weather': { bytes: 2 * mb, values: 45_000 },
  // a design with its materials, a plot with its boundary
  '/rating/rate': { bytes: mb, values: 30_000 },
  '/rating/prefab': { bytes: mb, values: 30_000 },
  '/rating/materials': { bytes: mb, values: 30_000 },
  '/rating/district': { bytes: mb, values: 30_000 },
  '/policy/rules': { bytes: mb, values: 30_000 },
  '/policy/check': { bytes: mb, values: 30_000 },
  '/policy/conditions': { bytes: mb, values: 30_000 },
  '/policy/compare': { bytes: 2 * mb, values: 60_000 },
  // scenarios of 100,000 steps together, each with prices, load and the limits of a resource
  '/schedule': { bytes: 16 * mb, values: 1_000_000 },
};

/**
 * The maximum body of a request to this address: everything that its contract allows.
 * @param path below `/api`, names in braces; null for the sign-in addresses
 * @param shape of the input
 */
export function jsonLimitOf(path: string | null, shape?: unknown): JsonLimit {
  if (path === null) return signIn;
  const own = sizeOf(shape);
  const more = own.isOpen ? (open[path] ?? usual) : { bytes: 0, values: 0 };
  return {
    bytes: Math.min(mostJson.bytes, Math.max(usual.bytes, own.bytes + more.bytes)),
    values: Math.min(mostJson.values, Math.max(usual.values, own.values + more.values)),
  };
}

/** The listed addresses, for a check that they still exist. */
export const limitedPaths: readonly string[] = Object.keys(open);

/** `isOpen`: a part of it has no size limit. */
type Size = JsonLimit & { readonly isOpen: boolean };

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly options?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly keyType?: unknown;
  readonly valueType?: unknown;
  readonly in?: unknown;
  readonly checks?: readonly z.core.$ZodCheck[];
};

/** The maximum length of a text with a fixed format, such as a day. */
const formSigns = 100;

/** The maximum number of characters of a text, or of elements of a list; undefined if there is no limit. */
function mostOf(checks: readonly z.core.$ZodCheck[]): number | undefined {
  const said = checks.map(({ _zod: { def } }) => def as { check: string; maximum?: number; length?: number });
  const most = said.flatMap(({ maximum, length }) => maximum ?? length ?? []);
  if (most.length > 0) return Math.min(...most);
  return said.some(({ check }) => check === 'string_format') ? formSigns : undefined;
}

/** A number or word with its punctuation; for a character of a text the bytes of its escaped form (`\u4e2d`). */
const [plainBytes, signBytes] = [32, 6];
const openPart: Size = { bytes: 0, values: 1, isOpen: true };
const sizes = new WeakMap<object, Size>();

/** The maximum size of JSON of a shape. */
function sizeOf(shape: unknown): Size {
  if (!(shape instanceof z.core.$ZodType)) return { bytes: 2, values: 1, isOpen: false };
  const known = sizes.get(shape) ?? measured(shape);
  sizes.set(shape, known);
  return known;
}

function measured(shape: z.core.$ZodType): Size {
  const def = shape._zod.def as Def;
  const most = mostOf(def.checks ?? []);
  if (def.type === 'string') return textOf(most);
  if (def.shape !== undefined) return fieldsOf(Object.entries(def.shape));
  if (def.element !== undefined) return times(sizeOf(def.element), most);
  if (def.options !== undefined) return largest(def.options.map(sizeOf));
  if (def.type === 'enum' || def.type === 'literal')
    return largest([...Object.values(def.entries ?? {}), ...(def.values ?? [])].map((one) => textOf(String(one).length)));
  if (['number', 'int', 'boolean', 'null', 'undefined', 'date', 'bigint'].includes(def.type))
    return { bytes: plainBytes, values: 1, isOpen: false };
  const inner = def.innerType ?? def.in;
  return inner === undefined || def.type === 'lazy' ? openPart : sizeOf(inner);
}

const textOf = (most: number | undefined): Size =>
  most === undefined ? openPart : { bytes: most * signBytes + plainBytes, values: 1, isOpen: false };

function fieldsOf(fields: readonly (readonly [name: string, shape: unknown])[]): Size {
  return fields.reduce<Size>(
    (all, [name, shape]) => {
      const { bytes, values, isOpen } = sizeOf(shape);
      return { bytes: all.bytes + name.length + 8 + bytes, values: all.values + 1 + values, isOpen: all.isOpen || isOpen };
    },
    { bytes: 4, values: 1, isOpen: false },
  );
}

function times({ bytes, values, isOpen }: Size, most: number | undefined): Size {
  if (most === undefined) return openPart;
  return { bytes: most * (bytes + 2) + 4, values: most * (values + 1) + 1, isOpen };
}

const largest = (all: readonly Size[]): Size => ({
  bytes: Math.max(2, ...all.map(({ bytes }) => bytes)),
  values: Math.max(1, ...all.map(({ values }) => values)),
  isOpen: all.some(({ isOpen }) => isOpen),
});
