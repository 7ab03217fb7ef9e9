import type { KeptPhoto } from './kept-photos.ts';

/** What is sent: a measurement of a building, or a repeated one within an inspection. */
export type KeptMeasurement = {
  readonly client: string;
  readonly building: string;
  /** The inspection within which it is repeated; null: a new one. */
  readonly inspection: number | null;
  readonly measured: Readonly<Record<string, unknown>>;
  /** Sent after it, one by one; their bytes are in the browser's database. */
  readonly photos?: readonly KeptPhoto[];
  /** Why the server refused it, in words; null: there is no answer yet. */
  readonly refused: string | null;
};

/** Where measurements are kept until the server has them: the browser's own storage, or one for tests. */
export type Room = Pick<Storage, 'getItem' | 'setItem'>;

const name = (account: string): string => `yd-inspections-${account}`;

/** What an account has measured and the server has not accepted yet, oldest first. */
export function keptOf(room: Room, account: string): KeptMeasurement[] {
  try {
    const kept: unknown = JSON.parse(room.getItem(name(account)) ?? '[]');
    return Array.isArray(kept) ? (kept as KeptMeasurement[]) : [];
  } catch {
    return [];
  }
}

/** Keeps a measurement; replaces one of the same name. Throws if the browser stores nothing. */
export function keep(room: Room, account: string, one: KeptMeasurement): void {
  const others = keptOf(room, account).filter(({ client }) => client !== one.client);
  room.setItem(name(account), JSON.stringify([...others, one]));
}

export function drop(room: Room, account: string, client: string): void {
  room.setItem(name(account), JSON.stringify(keptOf(room, account).filter((one) => one.client !== client)));
}

/** The result of sending: `heard`; `away` if there was no answer; or why it was refused. */
export type Sent = 'heard' | 'away' | { readonly refused: string };

/**
 * Sends what is kept, one after another, and deletes what the server has accepted; what was refused stays with the reason until it is
 * corrected or dropped. If there is no answer the rest waits.
 * @returns how many were accepted
 */
export async function sendKept(room: Room, account: string, send: (one: KeptMeasurement) => Promise<Sent>): Promise<number> {
  let heard = 0;
  for (const one of keptOf(room, account)) {
    if (one.refused !== null) continue;
    const sent = await send(one);
    if (sent === 'away') return heard;
    if (sent === 'heard') {
      drop(room, account, one.client);
      heard += 1;
    } else keep(room, account, { ...one, refused: sent.refused });
  }
  return heard;
}
