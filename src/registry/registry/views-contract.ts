import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { idShape } from '#kernel/shape.ts';

/** The lists that have views. */
const listShape = z.enum(['buildings', 'cases']);

/** A user's own views of a list: of buildings, or of cases. */
export const views = {
  list: asks('view')
    .route({ method: 'GET', path: '/building-views', summary: 'My saved views of the list of buildings, or of cases' })
    .input(z.object({ of: listShape.optional() }).optional())
    .output(z.object({ views: z.array(z.object({ id: z.number().int(), name: z.string(), address: z.string() })) })),
  save: asks('view')
    .route({ method: 'POST', path: '/building-views', summary: 'Save a view of my own; one of the same name is replaced' })
    .input(z.object({ name: z.string().trim().min(1).max(100), address: z.string().max(4000), of: listShape.optional() }))
    .output(z.object({ id: z.number().int() })),
  remove: asks('view')
    .route({ method: 'DELETE', path: '/building-views/{id}', summary: 'Forget a view of my own' })
    .input(z.object({ id: idShape }))
    .output(z.object({ removed: z.boolean() })),
};
