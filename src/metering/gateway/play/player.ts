import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Setting } from '../lines/protocol.ts';
import type { Place } from './field-devices.ts';

/** How a device is simulated: where it listens or what it dials, how often (ms) it sends by itself, its identity. */
export type PlayGiven = {
  readonly place: Place;
  readonly everyMs: number;
  readonly set: Readonly<Record<string, string>>;
  readonly now: () => number;
};

/** A channel of a simulated device, with the quantity and unit of its values. */
export type PlayedChannel = { readonly channel: string; readonly quantity: string; readonly unit: string };

export type Played = { readonly port: number; readonly channels: readonly PlayedChannel[]; readonly stop: () => Promise<void> };

/** A simulated device for a protocol: it waits for requests, or dials a listener. */
export type Player = {
  readonly protocol: string;
  readonly way: 'answers' | 'dials';
  /** The default port. */
  readonly port: number;
  readonly settings: readonly Setting[];
  readonly play: (given: PlayGiven) => Promise<Played>;
};

/** The devices that can be simulated, by protocol: each `*-player.ts` exports its own. */
export async function loadPlayers(): Promise<ReadonlyMap<string, Player>> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('-player.ts'));
  const modules = await Promise.all(
    files.toSorted().map((name) => import(path.join(import.meta.dirname, name)) as Promise<{ players: readonly Player[] }>),
  );
  return new Map(modules.flatMap(({ players }) => players.map((one) => [one.protocol, one] as const)));
}

/**
 * Sends again and again, on multiples of `everyMs`; a failed attempt is retried at the next one.
 * @returns a function that stops it
 */
export function telling({ everyMs, now }: PlayGiven, tell: (at: number) => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  let isOver = false;
  const round = (): void => {
    running = tell(now())
      .catch(() => undefined)
      .then(() => {
        if (!isOver) timer = setTimeout(round, everyMs - (now() % everyMs));
      });
  };
  round();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await running;
  };
}
