import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { codeShape, findingShape, instantShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { clientRoles } from './facts.ts';

const roleShape = z.enum(clientRoles);
const instant = z.string();

const clientShape = z.object({
  name: z.string(),
  clientId: z.string(),
  role: roleShape,
  made: instant,
  madeBy: z.string(),
  /** When it last received a token. */
  lastToken: instant.nullable(),
});

const nameShape = z.string().trim().min(1).max(100);

const addClient = asks('openadr')
  .route({
    method: 'POST',
    path: '/openadr/clients',
    summary: 'A client of the OpenADR server: its id and secret. The secret is told once and kept only as a hash',
  })
  .input(z.object({ name: nameShape, as: roleShape }))
  .output(z.object({ name: z.string(), role: roleShape, clientId: z.string(), clientSecret: z.string() }));

const removeClient = asks('openadr')
  .route({
    method: 'POST',
    path: '/openadr/clients/remove',
    summary: 'Takes a client of the OpenADR server away; its tokens open nothing any more, what it has stated stays',
  })
  .input(z.object({ name: nameShape }))
  .output(z.object({ name: z.string() }));

const connectionShape = z.object({
  name: z.string(),
  url: z.string(),
  /** The token endpoint, if an administrator named a different host than the server's. */
  tokenUrl: z.string().nullable(),
  portfolio: z.string(),
  programme: z.string(),
  /** When it was last changed: passed as `seen`. */
  changedAt: instantShape,
});

const connect = asks('openadr')
  .route({
    method: 'POST',
    path: '/openadr/connections',
    summary: 'Follows a server of OpenADR elsewhere from now on: its events become events of a portfolio. Said again it is stated anew',
  })
  .input(
    z.object({
      name: z
        .string()
        .regex(
          textForm(
            /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u,
            '以字母或数字开头的名称，至多 40 字，如 grid-1',
            'a name of at most 40 characters that begins with a letter or figure, like grid-1',
          ),
        ),
      url: z.string().max(2000),
      /** A secret is sent only to the server's own origin, or here. */
      tokenUrl: z.string().max(2000).optional(),
      clientId: z.string().min(1).max(4096),
      clientSecret: z.string().min(1).max(4096),
      portfolio: codeShape,
      programme: codeShape,
      /** `changedAt` of the connection with this name as read; required if anything else replaces it. */
      seen: seenHashShape.optional(),
    }),
  )
  .output(connectionShape);

const disconnect = asks('openadr')
  .route({
    method: 'POST',
    path: '/openadr/connections/{name}/end',
    summary: 'Follows a server no longer: its secret is forgotten, events that came of it stay. Followed again, it goes on from there',
  })
  .input(z.object({ name: codeShape }))
  .output(z.object({ name: z.string() }));

const poll = asks('openadr')
  .route({
    method: 'POST',
    path: '/openadr/connections/{name}/poll',
    summary: 'Asks a server that is followed for its events now, and reports',
  })
  .input(z.object({ name: codeShape }))
  .output(
    z.object({
      events: z.number().int(),
      created: z.number().int(),
      updated: z.number().int(),
      cancelled: z.number().int(),
      /** How many reports were sent. */
      reported: z.number().int(),
      /** What is missing there for its events to be addressed to us. */
      findings: z.array(findingShape),
    }),
  );

const overview = asks('openadr')
  .route({ method: 'GET', path: '/openadr', summary: 'The OpenADR server: its clients, vens, events and deliveries to webhooks' })
  .output(
    z.object({
      /** `off`: nothing answers; `test`: with publicly known tokens. */
      mode: z.enum(['off', 'on', 'test']),
      url: z.string(),
      clients: z.array(clientShape),
      /** Remote servers that are followed. */
      connections: z.array(
        connectionShape.extend({ polled: instant.nullable(), trouble: z.string().nullable(), findings: z.array(findingShape) }),
      ),
      vens: z.array(
        z.object({ id: z.string(), venName: z.string(), clientId: z.string(), targets: z.array(z.string()), resources: z.number().int() }),
      ),
      /** The latest hundred. */
      events: z.array(
        z.object({
          id: z.string(),
          eventName: z.string().nullable(),
          programName: z.string(),
          targets: z.array(z.string()),
          start: instant.nullable(),
          ends: instant.nullable(),
          made: instant,
          reports: z.number().int(),
        }),
      ),
      /** The latest hundred. */
      deliveries: z.array(
        z.object({
          id: z.string(),
          clientName: z.string(),
          host: z.string(),
          operation: z.string(),
          objectType: z.string(),
          object: z.string(),
          made: instant,
          tries: z.number().int(),
          state: z.enum(['waiting', 'delivered', 'failed']),
          trouble: z.string().nullable(),
          broken: z.boolean(),
        }),
      ),
    }),
  );

export const openadrContract = { addClient, removeClient, connect, disconnect, poll, overview };
