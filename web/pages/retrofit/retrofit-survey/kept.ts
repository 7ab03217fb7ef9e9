import { createStore, delMany, get, set } from 'idb-keyval';
import type { client } from '../../../api.ts';
import type { Answers } from './fields.ts';

/** What the link asks for, as last received. */
export type SurveyPage = Awaited<ReturnType<typeof client.retrofitSurvey.linked.show>>;

type Place = { readonly building: string; readonly equipment: string | null };

/** What waits to be sent, under the id by which it is stored once. */
export type Outgoing = Place & {
  readonly entry: string;
  /** The answers; null: a photo, whose bytes are stored separately. */
  readonly set: Readonly<Record<string, string | number | boolean | null>> | null;
  readonly photo: string | null;
  /** Why the server refused it; null: there is no answer yet. */
  readonly refused: string | null;
};

/** Everything that this device holds for one link. */
export type Kept = {
  readonly asked: SurveyPage | null;
  /** What is being filled in, by thing. */
  readonly drafts: Readonly<Record<string, Answers>>;
  /** What was answered and accepted, by thing. */
  readonly said: Readonly<Record<string, Answers>>;
  readonly out: readonly Outgoing[];
  /** Photos that arrived, by thing. */
  readonly photos: Readonly<Record<string, number>>;
  /** Equipment that was not known before. */
  readonly added: readonly { readonly building: string; readonly equipment: string }[];
};

const nothing: Kept = { asked: null, drafts: {}, said: {}, out: [], photos: {}, added: [] };

/** Which building or device an entry is about. */
export const keyOf = ({ building, equipment }: Place): string => JSON.stringify([building, equipment]);

/** The store of photos; opened on first use. */
const room = () => createStore('yd-retrofit-survey', 'kept');

const photoKey = (token: string, entry: string): string => `${token}/${entry}`;

export type Keeper = ReturnType<typeof createKeeper>;

/** What is stored in the browser under this name; empty if it cannot be read. */
function read(name: string): Kept {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Kept>) };
  } catch {
    return nothing;
  }
}

/**
 * Holds the state of one link's page. Each change is based on what is in the browser's storage at that moment and is stored before it is
 * shown, so that a page that is discarded immediately has lost nothing, and two windows of one link never overwrite each other.
 */
export function createKeeper(token: string) {
  const name = `yd-retrofit-survey/${token}`;
  let state = read(name);
  let unkept = false;
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  window.addEventListener('storage', ({ key }) => {
    if (key !== name || unkept) return;
    state = read(name);
    tell();
  });
  return {
    token,
    state: (): Kept => state,
    /** Whether the browser refuses to store anything: then only the page holds it. */
    unkept: (): boolean => unkept,
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(next: (before: Kept) => Kept): void {
      state = next(unkept ? state : read(name));
      try {
        localStorage.setItem(name, JSON.stringify(state));
        unkept = false;
      } catch {
        unkept = true;
      }
      tell();
    },
    layPhoto: (entry: string, bytes: Blob): Promise<void> => set(photoKey(token, entry), bytes, room()),
    photo: (entry: string): Promise<Blob | undefined> => get<Blob>(photoKey(token, entry), room()),
    dropPhoto: (entry: string): Promise<void> => delMany([photoKey(token, entry)], room()),
  };
}
