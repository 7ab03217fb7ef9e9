import { z } from 'zod';
import { objectTypes } from './facts.ts';

/** A property that may be absent or null, with the same meaning. */
const optional = <T extends z.ZodType>(shape: T) => shape.nullish().transform((value) => value ?? undefined);

/**
 * What clients send, as `openadr3.yaml` 3.1.0 defines it: required fields, lengths and patterns. Properties that no schema names are
 * dropped (Definition, Required and optional properties); optional ones may be null.
 */
const name = z.string().min(1).max(128);
const objectId = name.regex(/^[a-zA-Z0-9_-]*$/u);
const int32 = z
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
const optionalInt32 = optional(int32);
const strings = optional(z.array(name));
const uri = z
  .string()
  .min(2)
  .max(8000)
  .refine((text) => URL.canParse(text), { error: 'is no absolute URI' });

/** RFC 3339; the Definition uses `0001-01-01`, with or without a time, for «now». */
const dateTime = z.string().refine(isDateTime, { error: 'is no date-time of RFC 3339' });

function isDateTime(text: string): boolean {
  if (/^0001-01-01(?:T00:00:00)?$/u.test(text)) return true;
  return /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/u.test(text) && !Number.isNaN(Date.parse(text));
}

/** The pattern of the schema, verbatim. */
export const durationPattern = /^(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)([DW]))?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;
const duration = z.string().regex(durationPattern, { error: 'is no duration of ISO 8601' });

const intervalPeriod = optional(z.object({ start: optional(dateTime), duration: optional(duration), randomizeStart: optional(duration) }));
const point = z.object({ x: z.number(), y: z.number() });
const values = z.array(z.union([z.number(), z.string(), z.boolean(), point]));
const valuesMap = z.object({ type: name, values });
const interval = z.object({ id: int32, intervalPeriod, payloads: z.array(valuesMap) });
const units = optional(name);
const attributes = optional(z.array(valuesMap));

const eventPayloadDescriptor = z.object({
  objectType: z.literal('EVENT_PAYLOAD_DESCRIPTOR'),
  payloadType: name,
  units,
  currency: optional(z.string()),
});
const reportPayloadDescriptor = z.object({
  objectType: z.literal('REPORT_PAYLOAD_DESCRIPTOR'),
  payloadType: name,
  readingType: optional(name),
  units,
  accuracy: optional(z.number()),
  confidence: optional(int32.min(0).max(100)),
});
const reportDescriptor = z.object({
  payloadType: name,
  readingType: optional(name),
  units,
  targets: strings,
  aggregate: optional(z.boolean()),
  startInterval: optionalInt32,
  numIntervals: optionalInt32,
  historical: optional(z.boolean()),
  frequency: optionalInt32,
  repeat: optionalInt32,
  reportIntervals: optional(z.enum(['INTERVALS', 'SUB_INTERVALS', 'OPEN_INTERVALS'])),
});

const program = z.object({
  programName: name,
  intervalPeriod,
  programDescriptions: optional(z.array(z.object({ URL: uri }))),
  payloadDescriptors: optional(z.array(z.discriminatedUnion('objectType', [eventPayloadDescriptor, reportPayloadDescriptor]))),
  attributes,
  targets: strings,
});

export const eventShape = z.object({
  programID: objectId,
  eventName: optional(z.string()),
  duration: optional(duration),
  priority: optional(z.int().min(0)),
  targets: strings,
  reportDescriptors: optional(z.array(reportDescriptor)),
  payloadDescriptors: optional(z.array(eventPayloadDescriptor)),
  intervalPeriod,
  intervals: optional(z.array(interval)),
});

const report = z.object({
  eventID: objectId,
  clientName: name,
  reportName: optional(z.string()),
  payloadDescriptors: optional(z.array(reportPayloadDescriptor)),
  resources: z.array(z.object({ resourceName: name, intervalPeriod, intervals: z.array(interval) })),
});

const subscription = z.object({
  clientName: name,
  programID: optional(objectId),
  objectOperations: z.array(
    z.object({
      objects: z.array(z.enum(objectTypes)),
      operations: z.array(z.enum(['READ', 'CREATE', 'UPDATE', 'DELETE'])),
      callbackUrl: uri,
      bearerToken: optional(z.string()),
    }),
  ),
  targets: strings,
});

/** The kind of a request, or that of the object as it was read, sent back unchanged. */
const requestOf = (asked: string, read: string) => z.enum([asked, read]);

const venOfVen = z.object({ objectType: requestOf('VEN_VEN_REQUEST', 'VEN'), venName: name, attributes });
const venOfBl = z.object({ objectType: requestOf('BL_VEN_REQUEST', 'VEN'), clientID: name, venName: name, targets: strings, attributes });
const resourceOfVen = z.object({
  objectType: requestOf('VEN_RESOURCE_REQUEST', 'RESOURCE'),
  resourceName: name,
  venID: objectId,
  attributes,
});
const resourceOfBl = z.object({
  objectType: requestOf('BL_RESOURCE_REQUEST', 'RESOURCE'),
  clientID: name,
  targets: strings,
  resourceName: name,
  venID: objectId,
  attributes,
});

/** What may be sent for each kind of object, by role of the sender. */
export const requestShapes = {
  PROGRAM: { bl: program, ven: program },
  EVENT: { bl: eventShape, ven: eventShape },
  REPORT: { bl: report, ven: report },
  SUBSCRIPTION: { bl: subscription, ven: subscription },
  VEN: { bl: venOfBl, ven: venOfVen },
  RESOURCE: { bl: resourceOfBl, ven: resourceOfVen },
} as const;

/** Digits only: an empty text, `0x10` and `1e3` are not numbers. */
const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/u)
    .transform(Number)
    .pipe(z.number().max(most));
const limit = count(50).default(50);
const skip = count(2 ** 31 - 1).default(0);
const paging = z.object({ skip, limit });
const targets = z.array(name).optional();
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The filters of lists; a parameter that no schema names is ignored. */
export const searchShapes = {
  PROGRAM: paging.extend({ targets }),
  EVENT: paging.extend({ programID: objectId.optional(), targets, active: flag.optional() }),
  REPORT: paging.extend({ programID: objectId.optional(), eventID: objectId.optional(), clientName: name.optional() }),
  SUBSCRIPTION: paging.extend({
    programID: objectId.optional(),
    clientName: name.optional(),
    objects: z.array(z.enum(objectTypes)).optional(),
  }),
  VEN: paging.extend({ venName: name.optional(), targets }),
  RESOURCE: paging.extend({ resourceName: name.optional(), venID: objectId.optional(), targets }),
} as const;

/** Parameters that may be repeated. */
export const listParameters: ReadonlySet<string> = new Set(['targets', 'objects']);

export type EventBody = z.infer<typeof eventShape>;
export type ReportBody = z.infer<typeof report>;
export type SubscriptionBody = z.infer<typeof subscription>;
export type IntervalPeriod = z.infer<typeof intervalPeriod>;
export type Interval = z.infer<typeof interval>;

/** `POST auth/token`, as a form. */
export const tokenRequestShape = z.object({
  grant_type: z.string(),
  client_id: z.string().min(1).max(4096),
  client_secret: z.string().min(1).max(4096),
});
