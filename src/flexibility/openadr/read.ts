import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { ObjectType, OpenAdrClient } from './facts.ts';
import type { OpenAdrContext } from './needs.ts';
import { grantedTo, listObjects, objectOf, type Kept, type ObjectFilter } from './object-store.ts';
import { presented } from './present.ts';
import { hiding, isWithin, reachOf, type Reach } from './privacy.ts';
import { listParameters, searchShapes } from './shapes.ts';

type Shown = Record<string, unknown>;

const isTargeted = (type: ObjectType): boolean => type === 'PROGRAM' || type === 'EVENT';

/** The targets granted to a client; business logic needs none. */
async function grantedOf({ postgres }: OpenAdrContext, client: OpenAdrClient): Promise<readonly string[]> {
  return client.role === 'bl' ? [] : grantedTo(postgres, checkedByCaller, client.id);
}

/** A page of the objects of a kind that a client sees. Throws Problem `openadr-query-invalid`. */
export async function searchObjects(
  context: OpenAdrContext,
  client: OpenAdrClient,
  type: ObjectType,
  query: URLSearchParams,
): Promise<Shown[]> {
  const { postgres, now } = context;
  const asked = searchOf(type, query);
  const own = client.role === 'ven' && !isTargeted(type) ? client.id : undefined;
  const reach = isTargeted(type)
    ? reachOf(client, await grantedOf(context, client), asked.targets)
    : { among: asked.targets?.length ? asked.targets : null, untargeted: false, shown: null };
  if (reach === null) return [];
  const filter: ObjectFilter = {
    type,
    client: own,
    reach,
    program: asked.programID,
    event: asked.eventID,
    ven: asked.venID,
    name: asked.venName ?? asked.resourceName,
    clientName: asked.clientName,
    objects: asked.objects,
    activeAt: asked.active === true ? now() : undefined,
    skip: asked.skip,
    limit: asked.limit,
  };
  const found = await listObjects(postgres, checkedByCaller, filter);
  return found.map((one) => shownOf(one, reach));
}

const shownOf = (one: Kept, reach: Reach): Shown => (isTargeted(one.type) ? hiding(presented(one), reach) : presented(one));

/** One object that a client sees. Throws Problem `openadr-no-such-object`. */
export async function readObject(context: OpenAdrContext, client: OpenAdrClient, type: ObjectType, id: string): Promise<Shown> {
  const found = id.includes('\0') ? undefined : await objectOf(context.postgres, checkedByCaller, type, id);
  const reach = await reachOfOne(context, client, type);
  if (found === undefined || !isSeen(client, found, reach)) throw noSuchObject(type, id);
  return shownOf(found, reach);
}

export const noSuchObject = (type: ObjectType, id: string): Problem =>
  new Problem('not-found', 'openadr-no-such-object', { type: type.toLowerCase(), id });

async function reachOfOne(context: OpenAdrContext, client: OpenAdrClient, type: ObjectType): Promise<Reach> {
  const granted = isTargeted(type) ? await grantedOf(context, client) : [];
  return reachOf(client, granted, undefined) as Reach;
}

/** Whether a client sees an object: business logic sees all, a VEN its own, and the programs and events visible to it. */
export const isSeen = (client: OpenAdrClient, one: Kept, reach: Reach): boolean =>
  client.role === 'bl' || (isTargeted(one.type) ? isWithin(reach, one.targets) : one.client === client.id);

/** The object that another refers to, if the client sees it; otherwise undefined. */
export async function referred(context: OpenAdrContext, client: OpenAdrClient, type: ObjectType, id: string): Promise<Kept | undefined> {
  const found = await objectOf(context.postgres, checkedByCaller, type, id);
  return found !== undefined && isSeen(client, found, await reachOfOne(context, client, type)) ? found : undefined;
}

/** All the filters that lists accept; each kind accepts some. */
type Search = {
  readonly skip: number;
  readonly limit: number;
  readonly targets?: readonly string[] | undefined;
  readonly objects?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
} & { readonly [K in 'programID' | 'eventID' | 'clientName' | 'venName' | 'resourceName' | 'venID']?: string | undefined };

function searchOf(type: ObjectType, query: URLSearchParams): Search {
  const names = [...new Set(query.keys())];
  const twice = names.find((name) => !listParameters.has(name) && query.getAll(name).length > 1);
  if (twice !== undefined) throw new Problem('bad-input', 'openadr-query-invalid', { what: `${twice} ×${query.getAll(twice).length}` });
  const given = Object.fromEntries(names.map((name) => [name, listParameters.has(name) ? query.getAll(name) : query.get(name)]));
  if (Object.values(given).flat().join('').includes('\0')) throw new Problem('bad-input', 'openadr-query-invalid', { what: 'NUL' });
  const read = searchShapes[type].safeParse(given);
  if (!read.success) throw new Problem('bad-input', 'openadr-query-invalid', { what: z.prettifyError(read.error) });
  return read.data;
}
