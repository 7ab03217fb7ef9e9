import { createStore, delMany, get, setMany } from 'idb-keyval';

/** A photo that waits on this device: under which key its bytes lie, its name, and which room it shows. */
export type KeptPhoto = { readonly key: string; readonly name: string; readonly room: string | null };

/** Opened when it is first used: texts go to the browser's small store, pictures to its database. */
const room = () => createStore('yd-inspection-photos', 'photos');

/** Lays photos down. Throws where the browser keeps nothing, or has no room. */
export const layDown = (photos: ReadonlyMap<string, Blob>): Promise<void> => setMany([...photos], room());

/** The bytes of a photo; none where the browser has cleared them. */
export const photoBytes = (key: string): Promise<Blob | undefined> => get<Blob>(key, room());

export const forget = (photos: readonly KeptPhoto[]): Promise<void> =>
  photos.length === 0
    ? Promise.resolve()
    : delMany(
        photos.map(({ key }) => key),
        room(),
      );
