import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { findingShape, instantShape } from '#kernel/shape.ts';

const drawShape = z.string().min(1).max(100);

const files = z.object({
  /** Uploads: the plan as YAML or JSON, the lists as csv or xlsx. */
  plan: z.string().min(1).max(100),
  objects: z.string().min(1).max(100),
  people: z.string().min(1).max(100).optional(),
});

const countsShape = {
  strata: z.array(z.object({ stratum: z.string(), objects: z.number().int(), drawn: z.number().int() })),
  people: z.number().int(),
  findings: z.array(findingShape),
};

const headShape = z.object({
  draw: z.string(),
  name: z.string(),
  region: z.string(),
  state: z.enum(['announced', 'revealed']),
  source: z.string(),
  knownFrom: instantShape,
  announcement: z.string(),
  commitment: z.string(),
  announcedAt: instantShape,
  revealedAt: instantShape.nullable(),
});

const reserveShape = z.object({ code: z.string(), stratum: z.string(), key: z.string() });

const resultShape = z.object({
  draw: z.string(),
  announcement: z.string(),
  /** null until the draw is revealed, when the lists are still empty. */
  secret: z.string().nullable(),
  randomness: z.string().nullable(),
  seed: z.string().nullable(),
  /** By key; each with the codes of its people. */
  drawn: z.array(reserveShape.extend({ people: z.array(z.string()) })),
  /** By stratum, in the order in which they replace drawn objects. */
  reserve: z.array(reserveShape),
  replacements: z.array(z.object({ object: z.string(), person: z.string().nullable(), by: z.string(), why: z.string(), at: instantShape })),
  findings: z.array(findingShape),
});

const wholeShape = headShape.extend({
  ...resultShape.shape,
  /** The announcement, byte for byte. */
  text: z.string(),
});

const check = asks('draw')
  .route({ method: 'POST', path: '/draws/check', summary: 'What a plan and its lists come to; nothing is written' })
  .input(files)
  .output(z.object({ name: z.string(), region: z.string(), ...countsShape }));

const announce = asks('draw')
  .route({
    method: 'POST',
    path: '/draws',
    summary: 'Announce a draw: plan, lists and the commitment to a secret are published as one text',
  })
  .input(files)
  .output(
    z.object({
      draw: z.string(),
      announcement: z.string(),
      commitment: z.string(),
      knownFrom: instantShape,
      text: z.string(),
      ...countsShape,
    }),
  );

const reveal = asks('draw')
  .route({ method: 'POST', path: '/draws/{draw}/reveal', summary: 'Draw, once, with the public outcome of the source' })
  .input(z.object({ draw: drawShape, randomness: z.string().trim().min(1).max(2000) }))
  .output(resultShape);

const replace = asks('draw')
  .route({
    method: 'POST',
    path: '/draws/{draw}/replace',
    summary: 'Put the next in order in the place of an object, or of one of its people',
  })
  .input(z.object({ draw: drawShape, object: drawShape, person: drawShape.optional(), why: z.string().trim().min(1).max(500) }))
  .output(resultShape);

const show = asks('view')
  .route({ method: 'GET', path: '/draws/{draw}', summary: 'A draw: its announcement and, once it is revealed, its result' })
  .input(z.object({ draw: drawShape }))
  .output(wholeShape);

const list = asks('view')
  .route({ method: 'GET', path: '/draws', summary: 'The draws of the places that are seen, the newest first' })
  .output(z.object({ draws: z.array(headShape), total: z.number().int() }));

const published = {
  list: asks('public')
    .route({ method: 'GET', path: '/public/draws', summary: 'The draws that were announced. Needs no sign-in' })
    .output(z.object({ draws: z.array(headShape), total: z.number().int() })),
  get: asks('public')
    .route({ method: 'GET', path: '/public/draws/{draw}', summary: 'What was published of a draw. Needs no sign-in' })
    .input(z.object({ draw: drawShape }))
    .output(wholeShape),
  replay: asks('public')
    .route({
      method: 'GET',
      path: '/public/replay',
      summary: 'Plain Python that draws again from the two published files. Needs no sign-in',
    })
    .output(z.object({ python: z.string() })),
};

export const drawsContract = { check, announce, reveal, replace, show, list, published };
