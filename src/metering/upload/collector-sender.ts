import type { Gateway } from '#metering/gateway/gateway.ts';
import { parcelName } from './facts.ts';
import { guardedLookup, isRefusedHost } from '#kernel/guarded-caller.ts';
import { hoursIn } from './parcel-hours.ts';
import type { Sending, Sent } from './sending.ts';

type Message = Parameters<Awaited<ReturnType<Gateway['dialCollector']>>['send']>[0];

const linesAtOnce = 8;
const valuesOfMessage = 1000;
const patienceMs = 600_000;

/** The host and port of `collector://HOST:PORT`; null if it is not such an address. */
export function collectorPlace(to: string): { readonly host: string; readonly port: number } | null {
  const url = URL.parse(to);
  const isPlain = url !== null && url.username === '' && url.password === '' && ['', '/'].includes(url.pathname) && url.search === '';
  if (!isPlain || url.protocol !== 'collector:' || url.hostname === '' || url.port === '') return null;
  return { host: url.hostname.replaceAll(/[[\]]/gu, ''), port: Number(url.port) };
}

/** The credentials of a target: the secret of the identity check alone, or `aes=32 HEX,md5=SECRET`. */
export function collectorKeys(key: string | null): { readonly key: Buffer | null; readonly secret?: string } {
  const { aes, md5 } = /^aes=(?<aes>[0-9a-f]{32})(?:,md5=(?<md5>.+))?$/iu.exec(key ?? '')?.groups ?? {};
  const secret = aes === undefined ? key : md5;
  return { key: aes === undefined ? null : Buffer.from(aes, 'hex'), ...(secret && { secret }) };
}

/**
 * The hours of a parcel as `continuous` messages of a collector: one or more for each building, `gateway_id` the centre, a meter for each
 * item with function 1, each value at the beginning of its hour. The same version always gives the same messages, another version different
 * ones.
 */
export async function messagesOf({ target, parcel, bytes }: Pick<Sending, 'target' | 'parcel' | 'bytes'>): Promise<readonly Message[]> {
  const byBuilding = new Map<string, { item: string; start: string; value: string }[]>();
  for (const [name, { value }] of await hoursIn(bytes)) {
    const [building = '', item = '', start = '', number] = name.split('\n');
    // local time cannot distinguish the second of two hours with the same name
    if (number !== '1') continue;
    const rows = byBuilding.get(building) ?? [];
    byBuilding.set(building, rows);
    rows.push({ item, start, value });
  }
  const parts = [...byBuilding].flatMap(([building, rows]) =>
    Array.from({ length: Math.ceil(rows.length / valuesOfMessage) }, (_, at) => ({
      building,
      rows: rows.slice(at * valuesOfMessage, (at + 1) * valuesOfMessage),
    })),
  );
  return parts.map(({ building, rows }, at): Message => {
    const values = rows.map(({ item, start, value }) => ({ meter: item, id: '1', coding: item, error: '192', at: start, value }));
    const sequence = String(parcel.version).padStart(8, '0');
    const piece = { total: String(parts.length), current: String(at + 1), parsed: true, time: compact(rows.at(-1)?.start ?? '') };
    const data = { operation: 'continuous', sequence, ...piece, values } as const;
    return { building, gateway: target.centre, type: 'continuous', body: { kind: 'data', data } };
  });
}

const compact = (time: string): string => time.replaceAll(/\D/gu, '');

/** Sends a parcel over the collectors' protocol; it is received once each of its messages was acknowledged. */
export async function byCollector(dial: Gateway['dialCollector'], sending: Sending): Promise<Sent> {
  const { target, parcel, key, ending } = sending;
  const place = collectorPlace(target.destination);
  if (place === null || isRefusedHost(place.host)) return failed('parcel-unreachable', {});
  const messages = await messagesOf(sending);
  const giveUp = new AbortController();
  const signal = AbortSignal.any([ending, giveUp.signal, AbortSignal.timeout(patienceMs)]);
  const call = () => dial({ ...place, ...collectorKeys(key), gateway: target.centre, lookup: guardedLookup(), signal });
  // if the first connection is not admitted, the others need not try
  const first = await call();
  if (!first.isOpen()) return failed('parcel-not-let-in', {});
  const waiting = [...messages];
  let kept = 0;
  const send = async (caller: typeof first): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined && caller.isOpen(); one = waiting.shift()) {
      if (!isAcknowledged(one, (await caller.send(one))?.message)) giveUp.abort();
      else kept += 1;
    }
    await caller.close();
  };
  const others = Array.from({ length: Math.max(0, Math.min(linesAtOnce, messages.length) - 1) }, async () => send(await call()));
  await Promise.all([send(first), ...others]);
  if (kept < messages.length) return failed('parcel-not-acknowledged', { kept, messages: messages.length });
  const rows = messages.reduce((sum, { body }) => sum + (body.kind === 'data' ? body.data.values.length : 0), 0);
  const receipt = `${parcelName({ ...target, ...parcel }).replace(/\.zip$/u, '')}-${parcel.sha256.slice(0, 12)}`;
  return { outcome: 'received', receipt: { receipt, version: parcel.version, sha256: parcel.sha256, rows } };
}

function isAcknowledged({ body }: Message, answer: Message | undefined): boolean {
  if (answer?.body.kind !== 'acknowledgement' || body.kind !== 'data') return false;
  const { operation, sequence, current } = answer.body;
  return operation === 'continuous_ack' && sequence === body.data.sequence && current === body.data.current;
}

const failed = (code: string, evidence: Readonly<Record<string, unknown>>): Sent => ({ outcome: 'failed', reason: { code, evidence } });
