import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
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
  /** The names of its secrets; their values are never returned. */
  secrets: z.array(z.string()),
  made: instantShape,
  madeBy: z.string(),
  /** When something was last received. */
  last: instantShape.nullable(),
  readings: z.number().int(),
  repeated: z.number().int(),
  refused: z.number().int(),
  /** Polled values that a store was unable to keep. */
  lost: z.number().int(),
  /** Values that wait for their channels to be bound. */
  unbound: z.number().int(),
  /** Device time minus arrival, the median of the last twenty. */
  skewSeconds: z.number().nullable(),
  /** The last frame, in hex. */
  frame: z.string().nullable(),
  /** Its content, in words. */
  frameWords: z.string().nullable(),
  findings: z.array(findingShape),
});

/** `usual`: the default; `choices`: all allowed values. */
const settingShape = z.object({
  name: z.string(),
  label: z.string(),
  required: z.boolean(),
  hint: z.string().nullable(),
  usual: z.string().nullable(),
  choices: z.array(z.string()).nullable(),
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
          settings: z.array(settingShape),
          /** Null: each secret is an account and its password. */
          secrets: z.array(settingShape).nullable(),
          channel: z.string(),
          /** What may be given as the address of a discovery; null: devices send by themselves. */
          discovery: z.string().nullable(),
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

const set = asks('connections')
  .route({
    method: 'POST',
    path: '/connections/{connection}/set',
    summary: 'Say a connection anew: an empty text takes a setting or secret away, what is not named stays; one that is on is opened again',
  })
  .input(
    named.extend({
      host: z.string().trim().min(1).max(253).optional(),
      port: z.number().int().min(1).max(65_535).optional(),
      every: z.string().max(20).optional(),
      set: namesShape.optional(),
      secret: namesShape.optional(),
    }),
  )
  .output(connectionShape);

const rawShape = z.union([z.number(), z.string().max(200)]).nullable();
const channelShape = z.string().min(1).max(400);

const testedShape = z.object({
  channels: z.array(
    z.object({
      channel: z.string(),
      /** The name that the device or its model gives it. */
      name: z.string().nullable(),
      /** Null: not bound. */
      series: z.string().nullable(),
      raw: z.union([z.number(), z.string()]).nullable(),
      value: z.union([z.number(), z.string()]).nullable(),
      unit: z.string().nullable(),
      at: instantShape.nullable(),
      /** Why there is no value, in words. */
      problem: z.string().nullable(),
      frame: z.string().nullable(),
      /** The content of the frame, in words. */
      words: z.string().nullable(),
      findings: z.array(findingShape),
    }),
  ),
  findings: z.array(findingShape),
});

const test = asks('channels')
  .route({ method: 'POST', path: '/connections/{connection}/test', summary: 'Ask each channel once, or those named; nothing is stored' })
  .input(named.extend({ channels: z.array(channelShape).max(1000).optional() }))
  .output(testedShape);

const discover = asks('channels')
  .route({
    method: 'POST',
    path: '/connections/{connection}/discover',
    summary: 'Look what answers at an address, or what has come by itself; nothing is stored',
  })
  .input(named.extend({ address: z.string().trim().max(100).optional() }))
  .output(testedShape);

const factorShape = z.number().min(-1e12).max(1e12).nullable().optional();

const bindChannels = asks('channels')
  .route({
    method: 'POST',
    path: '/connections/{connection}/bind',
    summary: 'Bind channels to series by hand, or anew; with `preview` only weigh what they show. What waited for them goes in',
  })
  .input(
    named.extend({
      channels: z
        .array(
          z.object({
            channel: channelShape,
            series: codeShape,
            scale: factorShape,
            offset: factorShape,
            unit: z.string().trim().min(1).max(20).nullable().optional(),
            /** The value of the channel: it is checked against the series. */
            raw: rawShape.optional(),
          }),
        )
        .min(1)
        .max(200),
      preview: z.boolean().optional(),
    }),
  )
  .output(
    z.object({
      channels: z.array(
        z.object({
          channel: z.string(),
          series: z.string(),
          /** `raw` as the series would receive it. */
          value: z.union([z.number(), z.string()]).nullable(),
          bound: z.boolean(),
          /** Why it was not bound, in words. */
          problem: z.string().nullable(),
          findings: z.array(findingShape),
        }),
      ),
    }),
  );

const unbindChannels = asks('channels')
  .route({
    method: 'POST',
    path: '/connections/{connection}/unbind',
    summary: 'Unbind channels: what they tell from then on waits again; readings that are in stay',
  })
  .input(named.extend({ channels: z.array(channelShape).min(1).max(200) }))
  .output(z.object({ channels: z.array(z.object({ channel: z.string(), problem: z.string().nullable() })) }));

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

export const gatewayContract = {
  protocols,
  list,
  show,
  add,
  set,
  on,
  off,
  remove,
  test,
  discover,
  bindChannels,
  unbindChannels,
  importChannels,
  channels,
};
