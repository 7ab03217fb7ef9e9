import { z } from 'zod';
import { type Filters, type KindList, type ListFilter, type SortOf } from '#kernel/kind-list.ts';
import { askedTimeShape, codeShape, pageOf } from '#kernel/shape.ts';

/** The shapes of the filters of a list, each of which may be left out. */
type FilterShapes<L extends KindList> = {
  -readonly [Name in keyof L['filters']]: z.ZodOptional<z.ZodType<Filters<L>[Name], Filters<L>[Name]>>;
};

/**
 * The input of a list of a kind: its filters, a text to look for, order and page. @example z.object({ ...kindListShapes(pointList), … })
 */
export function kindListShapes<L extends KindList>(list: L) {
  const names = Object.keys(list.sort) as [SortOf<L>, ...SortOf<L>[]];
  const filters = Object.entries(list.filters).map(([name, filter]) => [name, filterShape(filter).optional()]);
  return {
    ...(Object.fromEntries(filters) as FilterShapes<L>),
    search: z.string().max(100).optional(),
    sort: z.enum(names).default(names[0] as never),
    descending: z.boolean().default(false),
    ...pageOf(),
  };
}

/** When a list or an entity is to be shown as it was known. */
export const knownAt = { knownAt: askedTimeShape.optional() };

function filterShape(filter: ListFilter): z.ZodType {
  if (typeof filter === 'string') return codeShape;
  return typeof filter === 'number' ? z.string().max(filter) : z.enum(Object.keys(filter));
}
