import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parcelName } from './facts.ts';
import { byCollector } from './collector-sender.ts';
import type { Gateway } from '#metering/gateway/gateway.ts';
import { postParcel } from './http-sender.ts';
import type { Sending, Sent } from './sending.ts';
import type { Parcel } from './store.ts';

const count = z.number().int().min(0);
const receiptShape = z.object({
  receipt: z.string().min(1).max(200),
  version: z.number().int(),
  sha256: z.string(),
  rows: count,
  accepted: count,
  revised: count,
  repeated: count,
  withdrawn: count,
  rejected: count,
});

/** Sends a parcel by the method of its target. */
export function sendParcel(sending: Sending, dial: Gateway['dialCollector']): Promise<Sent> {
  if (sending.target.destination.startsWith('collector:')) return byCollector(dial, sending);
  return sending.target.destination.startsWith('file:') ? byFolder(sending) : byHttp(sending);
}

/** Answers by which the other side rejects this permanently. */
const final: ReadonlySet<number> = new Set([400, 409, 413, 415, 422]);

async function byHttp({ target, parcel, bytes, key, ending }: Sending): Promise<Sent> {
  const name = parcelName({ ...target, ...parcel });
  try {
    const { status, body } = await postParcel(target.destination, { name, bytes, key }, ending);
    if (status === 200) return judged(body, parcel);
    const { code, detail, latest } = problemIn(body);
    const reason = { code: 'parcel-answered', evidence: { status, problem: code, detail, ...(latest !== null && { latest }) } };
    return { outcome: final.has(status) ? 'refused' : 'failed', reason };
  } catch {
    return failed('parcel-unreachable', {});
  }
}

function judged(body: unknown, { sha256 }: Pick<Parcel, 'sha256'>): Sent {
  const read = receiptShape.safeParse(body);
  if (!read.success) return failed('parcel-receipt-unread', {});
  if (read.data.sha256 !== sha256) return failed('parcel-receipt-differs', { sha256: read.data.sha256 });
  return { outcome: 'received', receipt: read.data };
}

function problemIn(body: unknown): { code: string; detail: string; latest: number | null } {
  const read = z
    .object({ code: z.string().max(100), detail: z.string(), evidence: z.object({ latest: z.number().int() }).partial() })
    .partial()
    .safeParse(body);
  const { code = '', detail = '', evidence } = read.success ? read.data : {};
  return { code, detail: detail.slice(0, 500), latest: evidence?.latest ?? null };
}

const failed = (code: string, evidence: Readonly<Record<string, unknown>>): Sent => ({ outcome: 'failed', reason: { code, evidence } });

/** The directory of `file:DIR`. */
export const folderOf = (destination: string): string => decodeURIComponent(destination.replace(/^file:(?:\/\/(?=\/))?/u, ''));

/** Whether a destination is an existing directory. */
export async function isFolder(destination: string): Promise<boolean> {
  const folder = folderOf(destination);
  if (!path.isAbsolute(folder)) return false;
  return await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Writes a parcel atomically under its name, and reads the receipt that its receiver writes next to it: `NAME.receipt.json`, the receipt or
 * a problem document.
 */
async function byFolder({ target, parcel, bytes }: Sending): Promise<Sent> {
  const folder = folderOf(target.destination);
  const name = parcelName({ ...target, ...parcel });
  const whole = path.join(folder, name);
  try {
    const said = await readFile(path.join(folder, receiptName(name)), 'utf8').catch(absent);
    if (said !== null) {
      const body = jsonIn(said);
      const { code, detail, latest } = problemIn(body);
      const refusal = { code: 'parcel-answered', evidence: { status: 0, problem: code, detail, ...(latest !== null && { latest }) } };
      return code === '' ? judged(body, parcel) : { outcome: 'refused', reason: refusal };
    }
    if ((await readFile(whole).catch(absent))?.equals(bytes) !== true) await layDown(whole, bytes);
    return { outcome: 'waiting' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return failed('parcel-folder', { folder, reason: code ?? message.slice(0, 200) });
  }
}

/** `32010020250303-1.zip` has its receipt in `32010020250303-1.receipt.json`. */
export const receiptName = (name: string): string => name.replace(/\.zip$/u, '.receipt.json');

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Prevents partial files from being seen: the file gets its name once all of it is on disk. */
export async function layDown(whole: string, bytes: Uint8Array | string): Promise<void> {
  const part = `${whole}.part`;
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, whole);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
