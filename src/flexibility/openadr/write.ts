import type { PoolClient } from 'pg';
import { z } from 'zod';
import { inTransaction } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { answersChallenge, isCallbackAddress } from './callback-sender.ts';
import { addDeliveries } from './delivery-store.ts';
import type { ObjectType, OpenAdrClient } from './facts.ts';
import type { OpenAdrContext } from './needs.ts';
import { naming, notificationsOf, type Operation } from './notify.ts';
import {
  deleteObject,
  grantedToEach,
  insertObject,
  isTaken,
  objectOf,
  replaceObject,
  subscriptions,
  type Kept,
  type NewObject,
} from './object-store.ts';
import { presented } from './present.ts';
import { isSeen, noSuchObject, referred } from './read.ts';
import { requestShapes, type EventBody, type ReportBody, type SubscriptionBody } from './shapes.ts';
import { endOf } from './time.ts';
import { refuseUsage } from './usage.ts';

type Body = Readonly<Record<string, unknown>>;
type Shown = Record<string, unknown>;

/**
 * Creates an object. Throws Problem `openadr-body-invalid`, `openadr-unknown-reference`, `openadr-name-taken`, `openadr-webhook`, and what
 * `refuseUsage` throws.
 */
export async function createObject(context: OpenAdrContext, client: OpenAdrClient, type: ObjectType, json: () => unknown): Promise<Shown> {
  const { postgres, now } = context;
  const stated = await statedAs(context, client, type, json, undefined);
  const made = await inTransaction(postgres, async (on) => {
    const one = await insertObject(on, checkedByCaller, stated, now());
    await tell(context, on, 'CREATE', [one]);
    return one;
  }).catch(takenAs(type));
  await context.wrote(client, 'create', made);
  context.wake();
  if (stated.waits) await context.enter();
  return presented(made);
}

/** Replaces an object. Throws Problem `openadr-no-such-object`, and what `createObject` throws. */
export async function updateObject(
  context: OpenAdrContext,
  client: OpenAdrClient,
  type: ObjectType,
  id: string,
  json: () => unknown,
): Promise<Shown> {
  const { postgres, now } = context;
  const before = await seenObject(context, client, type, id);
  const stated = await statedAs(context, client, type, json, before);
  const made = await inTransaction(postgres, async (on) => {
    if ((await objectOf(on, checkedByCaller, type, id, true)) === undefined) throw noSuchObject(type, id);
    const one = await replaceObject(on, checkedByCaller, id, stated, now());
    await tell(context, on, 'UPDATE', [one]);
    return one;
  }).catch(takenAs(type));
  await context.wrote(client, 'update', made);
  context.wake();
  if (stated.waits) await context.enter();
  return presented(made);
}

/** Deletes an object, with everything that depends on it. Throws Problem `openadr-no-such-object`. */
export async function removeObject(context: OpenAdrContext, client: OpenAdrClient, type: ObjectType, id: string): Promise<Shown> {
  const before = await seenObject(context, client, type, id);
  await inTransaction(context.postgres, async (on) => {
    if ((await objectOf(on, checkedByCaller, type, id, true)) === undefined) throw noSuchObject(type, id);
    const listening = await subscriptions(on, wholeProgram);
    const gone = await deleteObject(on, checkedByCaller, id);
    const left = new Set(gone.map((one) => one.id));
    await tell(
      context,
      on,
      'DELETE',
      gone,
      listening.filter((one) => !left.has(one.id)),
    );
  });
  await context.wrote(client, 'delete', before);
  context.wake();
  return presented(before);
}

async function seenObject(context: OpenAdrContext, client: OpenAdrClient, type: ObjectType, id: string): Promise<Kept> {
  const found = id.includes('\0') ? undefined : await objectOf(context.postgres, checkedByCaller, type, id);
  const everything = { among: null, untargeted: true, shown: null };
  if (found === undefined || !isSeen(client, found, everything)) throw noSuchObject(type, id);
  return found;
}

/** The content of a body, with the fields that the server derives. @param before the object that it replaces */
async function statedAs(
  context: OpenAdrContext,
  client: OpenAdrClient,
  type: ObjectType,
  json: () => unknown,
  before: Kept | undefined,
): Promise<NewObject> {
  const read = requestShapes[type][client.role].safeParse(json());
  if (!read.success) throw new Problem('bad-input', 'openadr-body-invalid', { what: z.prettifyError(read.error) });
  const body = read.data as Body;
  const plain = { type, client: null, program: null, event: null, ven: null, name: null, targets: [], ends: null, waits: false };
  return { ...plain, ...(await known[type](context, client, body, before)) };
}

type Found = Partial<NewObject> & { readonly body: Body };
type Find = (context: OpenAdrContext, client: OpenAdrClient, body: Body, before: Kept | undefined) => Promise<Found>;

const targetsOf = (body: Body): readonly string[] => [...new Set((body['targets'] as readonly string[] | undefined) ?? [])];

/** The fields that the server derives for each kind, in addition to the stated ones. */
const known: Readonly<Record<ObjectType, Find>> = {
  PROGRAM: async (_context, _client, body) => ({ body, name: String(body['programName']), targets: targetsOf(body) }),
  EVENT: async (context, client, body, before) => {
    const program = await reference(context, client, 'PROGRAM', 'programID', String(body['programID']));
    const end = endOf(body as EventBody, context.now());
    // the name by which an event of ours is called off stays, whoever replaces it
    const name = before?.name ?? null;
    return { body, program: program.id, name, targets: targetsOf(body), ends: end === null ? null : new Date(end) };
  },
  REPORT: async (context, client, body) => {
    const event = await reference(context, client, 'EVENT', 'eventID', String(body['eventID']));
    const enters = await refuseUsage(context, client, body as ReportBody, event);
    return { body, client: client.id, event: event.id, waits: enters };
  },
  SUBSCRIPTION: async (context, client, body, before) => {
    const { programID } = body as SubscriptionBody;
    const program = programID === undefined ? null : (await reference(context, client, 'PROGRAM', 'programID', programID)).id;
    await refuseWebhooks(context, body as SubscriptionBody);
    return { body, client: before?.client ?? client.id, program, targets: targetsOf(body) };
  },
  VEN: async (_context, client, body, before) => {
    const own = client.role === 'bl' ? { client: String(body['clientID']), targets: targetsOf(body) } : ownedBy(client, before);
    return { ...own, body: withoutServer(body), name: String(body['venName']) };
  },
  RESOURCE: async (context, client, body, before) => {
    const ven = await reference(context, client, 'VEN', 'venID', String(body['venID']));
    const own = client.role === 'bl' ? { client: String(body['clientID']), targets: targetsOf(body) } : ownedBy(client, before);
    return { ...own, body: withoutServer(body), ven: ven.id, name: String(body['resourceName']) };
  },
};

/** The owner of a VEN's object; targets that business logic has granted stay. */
const ownedBy = (client: OpenAdrClient, before: Kept | undefined) => ({ client: client.id, targets: before?.targets ?? [] });

/** A body without the fields that are stored separately. */
function withoutServer({ objectType: _type, clientID: _client, targets: _targets, ...body }: Body): Body {
  return body;
}

/** The object that a body refers to, if the client sees it. Throws Problem `openadr-unknown-reference`. */
async function reference(context: OpenAdrContext, client: OpenAdrClient, type: ObjectType, field: string, id: string): Promise<Kept> {
  const found = await referred(context, client, type, id);
  if (found === undefined) throw new Problem('bad-input', 'openadr-unknown-reference', { field, id });
  return found;
}

/**
 * Checks that each webhook has an allowed address and answers the challenge. Throws Problem `openadr-webhook`, `openadr-webhook-silent`.
 */
async function refuseWebhooks({ mode, ending }: OpenAdrContext, { objectOperations }: SubscriptionBody): Promise<void> {
  const isTest = mode === 'test';
  const tokens = new Map(objectOperations.map(({ callbackUrl, bearerToken }) => [callbackUrl, bearerToken ?? null]));
  for (const address of tokens.keys())
    if (!isCallbackAddress(address, isTest)) throw new Problem('bad-input', 'openadr-webhook', { address });
  if (tokens.size > mostWebhooks) throw new Problem('bad-input', 'openadr-webhooks-many', { most: mostWebhooks });
  await Promise.all(
    [...tokens].map(async ([address, token]) => {
      if (!(await answersChallenge(address, token, isTest, ending))) throw new Problem('bad-input', 'openadr-webhook-silent', { address });
    }),
  );
}

/** Per subscription: there are six kinds of objects and four operations. */
const mostWebhooks = 24;

const takenAs =
  (type: ObjectType) =>
  (error: unknown): never => {
    throw isTaken(error) ? new Problem('conflict', 'openadr-name-taken', { type: type.toLowerCase() }) : error;
  };

/** Records deliveries to webhooks in the same transaction as the change they report. */
export async function tell(
  { now, known: rolesOf }: OpenAdrContext,
  on: PoolClient,
  operation: Operation,
  objects: readonly Kept[],
  given?: readonly Kept[],
): Promise<void> {
  const all = given ?? (await subscriptions(on, wholeProgram));
  const listening = all.filter((one) => objects.some(({ type }) => naming([one], type, operation).length > 0));
  if (listening.length === 0) return;
  const clients = [...new Set(listening.map(({ client }) => client ?? ''))];
  const [roles, granted] = await Promise.all([rolesOf(clients), grantedToEach(on, checkedByCaller, clients)]);
  const subscribers = new Map([...roles].map(([id, { role }]) => [id, { role, granted: granted.get(id) ?? [] }]));
  const programs = new Map<string, string | null>(objects.map((one) => [one.id, one.program]));
  const deliveries = [];
  for (const object of objects) {
    const program = await programOf(on, object, programs);
    deliveries.push(...notificationsOf(object, operation, program, listening, subscribers));
  }
  if (deliveries.length > 0) await addDeliveries(on, wholeProgram, deliveries, now());
}

/** The program that an object belongs to; for a report, that of its event. */
async function programOf(
  on: PoolClient,
  { type, id, program, event }: Kept,
  near: ReadonlyMap<string, string | null>,
): Promise<string | null> {
  if (type === 'PROGRAM') return id;
  if (event === null) return program;
  return near.get(event) ?? (await objectOf(on, checkedByCaller, 'EVENT', event))?.program ?? null;
}
