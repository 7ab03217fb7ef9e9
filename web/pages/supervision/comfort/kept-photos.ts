import { createStore, delMany, get, setMany } from 'idb-keyval';

/** A photo waiting on this device: the key of its bytes, its name, and the room that it shows. */
export type KeptPhoto = { readonly key: string; readonly name: string; readonly room: string | null };

/** Opened on first use: texts are stored in local storage, pictures in the browser's database. */
const room = () => createStore('yd-inspection-photos', 'photos');

/** Stores photos. Throws if the browser stores nothing, or has no space. */
export const layDown = (photos: ReadonlyMap<string, Blob>): Promise<void> => setMany([...photos], room());

/** The bytes of a photo; undefined if the browser has cleared them. */
export const photoBytes = (key: string): Promise<Blob | undefined> => get<Blob>(key, room());

export const forget = (photos: readonly KeptPhoto[]): Promise<void> =>
  photos.length === 0
    ? Promise.resolve()
    : delMany(
        photos.map(({ key }) => key),
        room(),
      );
