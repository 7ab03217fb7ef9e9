import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { photoBytes, type KeptPhoto } from './kept-photos.ts';
import { jpegName, scaledPhoto } from './photo-size.ts';
import './comfort.css';
import { comfortPageWords } from './words.ts';

/** The maximum that the server accepts for one measurement. */
const mostPhotos = 20;

/** The chosen photos: new ones with their bytes, which are stored together with the measurement. */
export type ChosenPhotos = { readonly list: readonly KeptPhoto[]; readonly bytes: ReadonlyMap<string, Blob> };

/** Photos of a measurement: taken or chosen, scaled down immediately, each with the room that it shows. */
export function PhotosField(props: {
  readonly of: ChosenPhotos;
  readonly rooms: readonly string[];
  readonly change: (next: (before: ChosenPhotos) => ChosenPhotos) => void;
}) {
  const { of, rooms, change } = props;
  const words = usePageWords(comfortPageWords);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = async (files: readonly File[]): Promise<void> => {
    const bad: string[] = [];
    const taken = files.slice(0, Math.max(0, mostPhotos - of.list.length));
    for (const file of taken) {
      const blob = await scaledPhoto(file);
      if (blob === null) bad.push(words.notPicture(file.name));
      else {
        const photo: KeptPhoto = { key: crypto.randomUUID(), name: jpegName(file.name), room: null };
        change(({ list, bytes }) => ({ list: [...list, photo], bytes: new Map([...bytes, [photo.key, blob]]) }));
      }
    }
    setRefused(taken.length < files.length ? [...bad, words.mostPhotos(mostPhotos)] : bad);
  };
  const edit = (key: string, room: string | null): void =>
    change((before) => ({ ...before, list: before.list.map((one) => (one.key === key ? { ...one, room } : one)) }));
  const remove = (key: string): void => change((before) => ({ ...before, list: before.list.filter((one) => one.key !== key) }));
  return (
    <div className="yd-stack">
      <Field label={words.addPhotos} hint={words.photosHint}>
        {(ids) => <FileInput {...ids} accept="image/*" multiple onceEach onFiles={(files) => void take(files)} />}
      </Field>
      {refused.map((why) => (
        <Alert key={why} type="error" title={why} />
      ))}
      {of.list.length === 0 ? null : (
        <ul className="yd-photos" aria-label={words.term.photo}>
          {of.list.map(({ key, name, room }) => (
            <li key={key}>
              <PhotoShown of={of.bytes.get(key)} name={name} keptAs={key} />
              <span className="yd-wrap">{name}</span>
              {rooms.length === 0 ? null : (
                <Choice
                  label={words.roomOf(name)}
                  value={room !== null && rooms.includes(room) ? room : undefined}
                  none={words.anyRoom}
                  options={rooms.map((one) => ({ value: one, label: one }))}
                  onChoose={(chosen) => edit(key, chosen ?? null)}
                />
              )}
              <Button size="small" aria-label={words.removePhoto(name)} onClick={() => remove(key)}>
                {words.label.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A picture on this device: just chosen, or from the browser's database. */
function PhotoShown({ of, name, keptAs }: { readonly of: Blob | undefined; readonly name: string; readonly keptAs: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    void Promise.resolve(of ?? photoBytes(keptAs)).then((bytes) => {
      if (bytes === undefined || gone) return;
      made = URL.createObjectURL(bytes);
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [of, keptAs]);
  return address === undefined ? null : <img src={address} alt={name} />;
}
