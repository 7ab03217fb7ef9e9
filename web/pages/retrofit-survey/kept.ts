import { createStore, delMany, get, set } from 'idb-keyval';
import type { client } from '../../api.ts';
import type { Answers } from './fields.ts';

/** What the link asks for, as it was told last. */
export type SurveyPage = Awaited<ReturnType<typeof client.retrofitSurvey.linked.show>>;

type Place = { readonly building: string; readonly equipment: string | null };

/** What waits to be sent, under the name by which it is stored once. */
export type Outgoing = Place & {
  readonly entry: string;
  /** What was answered; null: a photo, whose bytes lie beside. */
  readonly set: Readonly<Record<string, string | number | boolean | null>> | null;
  readonly photo: string | null;
  /** Why the server did not take it; null: it has not been heard yet. */
  readonly refused: string | null;
};

/** All that this device holds of one link. */
export type Kept = {
  readonly asked: SurveyPage | null;
  /** What is being filled in, by thing. */
  readonly drafts: Readonly<Record<string, Answers>>;
  /** What was answered and taken, by thing. */
  readonly said: Readonly<Record<string, Answers>>;
  readonly out: readonly Outgoing[];
  /** Photos that arrived, by thing. */
  readonly photos: Readonly<Record<string, number>>;
  /** Equipment that nobody knew before. */
  readonly added: readonly { readonly building: string; readonly equipment: string }[];
};

const nothing: Kept = { asked: null, drafts: {}, said: {}, out: [], photos: {}, added: [] };

/** Which building or device something is about. */
export const keyOf = ({ building, equipment }: Place): string => JSON.stringify([building, equipment]);

/** Opened when it is first used. */
const room = () => createStore('yd-retrofit-survey', 'kept');

const photoKey = (token: string, entry: string): string => `${token}/${entry}`;

export type Keeper = ReturnType<typeof createKeeper>;

/** Holds what one link's page knows and was told, and writes it into the browser's database at every change. */
export function createKeeper(token: string) {
  let state = nothing;
  let isReady = false;
  let unkept = false;
  let writing: Promise<unknown> = Promise.resolve();
  // another window of this link on this device holds the same: what is changed in one stands in the other
  const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`yd-retrofit-survey/${token}`) : null;
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const keeps = (): void => {
    writing = writing
      .then(() => set(token, state, room()))
      .then(
        () => note(false),
        () => note(true),
      );
  };
  const note = (fails: boolean): void => {
    if (unkept === fails) return;
    unkept = fails;
    state = { ...state };
    tell();
  };
  if (others !== null)
    others.onmessage = ({ data }: MessageEvent<Kept>) => {
      state = data;
      tell();
    };
  return {
    token,
    state: (): Kept => state,
    /** Whether the browser refuses to keep anything. */
    unkept: (): boolean => unkept,
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Reads what was kept before. */
    async open(): Promise<void> {
      if (isReady) return;
      state = { ...nothing, ...(await get<Kept>(token, room()).catch(() => undefined)) };
      isReady = true;
      tell();
    },
    change(next: (before: Kept) => Kept): void {
      state = next(state);
      tell();
      others?.postMessage(state);
      keeps();
    },
    layPhoto: (entry: string, bytes: Blob): Promise<void> => set(photoKey(token, entry), bytes, room()),
    photo: (entry: string): Promise<Blob | undefined> => get<Blob>(photoKey(token, entry), room()),
    dropPhoto: (entry: string): Promise<void> => delMany([photoKey(token, entry)], room()),
  };
}
