import type { KeptPhoto } from './kept-photos.ts';

/** What is sent: a measurement of a building, or one that is made again within an inspection. */
export type KeptMeasurement = {
  readonly client: string;
  readonly building: string;
  /** The inspection that it is made again within; null: a new one. */
  readonly inspection: number | null;
  readonly measured: Readonly<Record<string, unknown>>;
  /** Sent after it, one by one; their bytes lie in the browser's database. */
  readonly photos?: readonly KeptPhoto[];
  /** Why the server has refused it, in words; null: it has not been heard yet. */
  readonly refused: string | null;
};

/** Where measurements lie until they are heard: the browser's own store, or one for tests. */
export type Room = Pick<Storage, 'getItem' | 'setItem'>;

const name = (account: string): string => `yd-inspections-${account}`;

/** What an account has measured and the server has not taken yet, the oldest first. */
export function keptOf(room: Room, account: string): KeptMeasurement[] {
  try {
    const kept: unknown = JSON.parse(room.getItem(name(account)) ?? '[]');
    return Array.isArray(kept) ? (kept as KeptMeasurement[]) : [];
  } catch {
    return [];
  }
}

/** Keeps a measurement; one of the same name takes its place. Throws where the browser keeps nothing. */
export function keep(room: Room, account: string, one: KeptMeasurement): void {
  const others = keptOf(room, account).filter(({ client }) => client !== one.client);
  room.setItem(name(account), JSON.stringify([...others, one]));
}

export function drop(room: Room, account: string, client: string): void {
  room.setItem(name(account), JSON.stringify(keptOf(room, account).filter((one) => one.client !== client)));
}

/** How a sending ended: `heard`; `away` where nobody answered; or why it was refused. */
export type Sent = 'heard' | 'away' | { readonly refused: string };

/**
 * Sends what is kept, one after another, and forgets what was heard; what was refused stays with the reason until somebody mends or drops
 * it. Where nobody answers the rest waits.
 * @returns how many were heard
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
