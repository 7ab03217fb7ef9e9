import { createStore, delMany, get, set } from 'idb-keyval';
import type { client } from '../../../api.ts';
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

/** Where photos lie; opened when it is first used. */
const room = () => createStore('yd-retrofit-survey', 'kept');

const photoKey = (token: string, entry: string): string => `${token}/${entry}`;

export type Keeper = ReturnType<typeof createKeeper>;

/** What lies in the browser under this name; nothing where nothing is legible there. */
function read(name: string): Kept {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Kept>) };
  } catch {
    return nothing;
  }
}

/**
 * Holds what one link's page knows and was told. Each change is made on what lies in the browser at that moment and lies there before it
 * is shown, so that a page that is thrown away at once has lost nothing, and two windows of one link never write over each other.
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
    /** Whether the browser refuses to keep anything: then the page alone holds it. */
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
