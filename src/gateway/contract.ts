import { z } from 'zod';
import { importInput, importOutput } from '#imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { codeShape, findingShape, instantShape } from '#kernel/shape.ts';
import { type ConnectionState, connectionStateTerms } from './vocabulary.ts';

const stateShape = z.enum(Object.keys(connectionStateTerms) as [ConnectionState, ...ConnectionState[]]);
const wordShape = z.string().min(1).max(100);
const namesShape = z.record(z.string().min(1).max(60), z.string().max(20_000));
const named = z.object({ connection: codeShape });

const connectionShape = z.object({
  code: z.string(),
  protocol: z.string(),
  state: stateShape,
  host: z.string(),
  port: z.number().int(),
  /** Polls fall on multiples of it: `15min`. */
  every: z.string(),
  settings: z.record(z.string(), z.string()),
  /** The names of its secrets; what they are is never told. */
  secrets: z.array(z.string()),
  made: instantShape,
  madeBy: z.string(),
  /** When something came last. */
  last: instantShape.nullable(),
  readings: z.number().int(),
  repeated: z.number().int(),
  refused: z.number().int(),
  /** Polled values that a store kept from being kept. */
  lost: z.number().int(),
  /** Values that wait for their channels to be bound. */
  unbound: z.number().int(),
  /** Device time minus arrival, the median of the last twenty. */
  skewSeconds: z.number().nullable(),
  /** The last frame, in hex. */
  frame: z.string().nullable(),
  findings: z.array(findingShape),
});

const protocols = asks('channels')
  .route({ method: 'GET', path: '/connections/protocols', summary: 'The protocols by which devices come in, with their settings' })
  .output(
    z.object({
      protocols: z.array(
        z.object({
          protocol: z.string(),
          name: z.string(),
          way: z.enum(['listens', 'dials', 'polls']),
          port: z.number().int(),
          settings: z.array(z.object({ name: z.string(), label: z.string(), required: z.boolean() })),
          /** Null: each secret is an account and its password. */
          secrets: z.array(z.object({ name: z.string(), label: z.string() })).nullable(),
          channel: z.string(),
        }),
      ),
    }),
  );

const list = asks('channels')
  .route({ method: 'GET', path: '/connections', summary: 'Connections, with their state, counts and findings' })
  .output(z.object({ connections: z.array(connectionShape) }));

const show = asks('channels')
  .route({ method: 'GET', path: '/connections/{connection}', summary: 'One connection' })
  .input(named)
  .output(connectionShape);

const add = asks('connections')
  .route({ method: 'POST', path: '/connections', summary: 'Make a connection, off; its secrets are kept sealed and never told' })
  .input(
    z.object({
      code: codeShape,
      protocol: wordShape,
      host: z.string().trim().min(1).max(253).optional(),
      port: z.number().int().min(1).max(65_535).optional(),
      every: z.string().max(20).optional(),
      set: namesShape.optional(),
      secret: namesShape.optional(),
    }),
  )
  .output(connectionShape);

const verb = (name: string, summary: string) =>
  asks('connections')
    .route({ method: 'POST', path: `/connections/{connection}/${name}`, summary })
    .input(named);

const on = verb('on', 'Open a connection; it opens again after a restart').output(connectionShape);
const off = verb('off', 'Close a connection').output(connectionShape);
const remove = verb('remove', 'Take a connection away, with what waits of its channels').output(z.object({ removed: z.boolean() }));

const test = asks('channels')
  .route({ method: 'POST', path: '/connections/{connection}/test', summary: 'Ask each channel once, or those named; nothing is stored' })
  .input(named.extend({ channels: z.array(z.string().min(1).max(400)).max(1000).optional() }))
  .output(
    z.object({
      channels: z.array(
        z.object({
          channel: z.string(),
          /** Null: not bound. */
          series: z.string().nullable(),
          raw: z.union([z.number(), z.string()]).nullable(),
          value: z.union([z.number(), z.string()]).nullable(),
          unit: z.string().nullable(),
          at: instantShape.nullable(),
          /** Why there is no value, in words. */
          problem: z.string().nullable(),
          frame: z.string().nullable(),
        }),
      ),
    }),
  );

const importChannels = asks('channels')
  .route({ method: 'POST', path: '/imports/channels', summary: 'Bind channels of connections to series, from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const channels = asks('channels')
  .route({ method: 'GET', path: '/channels', summary: 'Channels that are bound, and those that have told something and are not' })
  .input(z.object({ connection: codeShape.optional() }))
  .output(
    z.object({
      channels: z.array(
        z.object({
          connection: z.string(),
          channel: z.string(),
          series: z.string(),
          scale: z.number().nullable(),
          offset: z.number().nullable(),
          unit: z.string().nullable(),
        }),
      ),
      unbound: z.array(
        z.object({
          connection: z.string(),
          channel: z.string(),
          count: z.number().int(),
          value: z.string(),
          at: z.string(),
          received: instantShape,
        }),
      ),
    }),
  );

export const gatewayContract = { protocols, list, show, add, on, off, remove, test, importChannels, channels };
