import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useAddress } from '../../../ui/address.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { readInspect } from './address.ts';
import { draftOf, emptyDraft, measuredOf, type Draft } from './inspect-form.ts';
import { KeptPanel } from './kept-panel.tsx';
import { layDown } from './kept-photos.ts';
import { keep, keptOf } from './outbox.ts';
import { PhotosField, type ChosenPhotos } from './photos-field.tsx';
import { comfortPageWords } from './words.ts';

const nameOf = (account: string): string => `${account}-${crypto.randomUUID()}`;

/** Local time now, in the format of an input box. */
const localNow = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const lastInstrument = 'yd-inspection-instrument';

/** The measurement being entered, and how it is stored on this device. */
function useMeasurement() {
  const [at] = useAddress(readInspect);
  const account = useMe()?.name ?? '';
  const [held] = useState(() => keptOf(localStorage, account).find(({ client }) => client === at.kept));
  const [client, setClient] = useState(() => held?.client ?? nameOf(account));
  const [draft, setDraft] = useState<Draft>(() =>
    held === undefined ? emptyDraft(at.building ?? '', localNow(), rememberedInstrument(), at.room) : draftOf(held),
  );
  const inspection = held?.inspection ?? (at.inspection === undefined ? null : Number(at.inspection));
  const [photos, setPhotos] = useState<ChosenPhotos>(() => ({ list: held?.photos ?? [], bytes: new Map() }));
  const [notKept, setNotKept] = useState(false);
  const rooms = draft.rooms.map(({ room }) => room.trim()).filter((room) => room !== '');
  const set = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const save = async (): Promise<void> => {
    const { number, accuracyK, verifiedUntil } = draft;
    const list = photos.list.map((one) => ({ ...one, room: one.room !== null && rooms.includes(one.room) ? one.room : null }));
    const laid = await areLaidDown(new Map([...photos.bytes].filter(([key]) => list.some((one) => one.key === key))));
    setNotKept(!laid);
    if (!laid) return;
    localStorage.setItem(lastInstrument, JSON.stringify({ number, accuracyK, verifiedUntil }));
    const measured = measuredOf(draft, client);
    keep(localStorage, account, { client, building: draft.building.trim(), inspection, measured, photos: list, refused: null });
    // the next measurement may follow immediately, without loading another page while offline
    setDraft(emptyDraft(draft.building, localNow(), rememberedInstrument()));
    setPhotos({ list: [], bytes: new Map() });
    setClient(nameOf(account));
  };
  return { client, draft, set, inspection, photos, setPhotos, rooms, notKept, save };
}

/** Whether photos are stored in the browser's database now. */
const areLaidDown = async (photos: ReadonlyMap<string, Blob>): Promise<boolean> =>
  photos.size === 0 ||
  layDown(photos).then(
    () => true,
    () => false,
  );

/**
 * A measurement on the spot, on a phone: stored on the device when it is saved, and sent from there as soon as there is a connection; it
 * counts once however often it is sent.
 */
export function InspectPage() {
  const words = usePageWords(comfortPageWords);
  const { client, draft, set, inspection, photos, setPhotos, rooms, notKept, save } = useMeasurement();
  return (
    <>
      <PageHeader title={inspection === null ? words.inspect : words.recheck} below={words.below}>
        <Link to="/temperature" search={{ view: 'inspections' }}>
          {words.inspections}
        </Link>
      </PageHeader>
      <KeptPanel key={client} />
      <form
        aria-label={words.inspect}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="yd-stack">
          <Instrument draft={draft} set={set} />
          <Panel title={words.rooms}>
            <Rooms rooms={draft.rooms} change={(changed) => set({ rooms: changed })} />
          </Panel>
          <Panel title={words.term.photo}>
            <PhotosField of={photos} rooms={rooms} change={setPhotos} />
          </Panel>
          <div className="yd-row">
            <TextBox label={words.term.witness} value={draft.witness} change={(witness) => set({ witness })} />
            <TextBox label={words.label.remarks} value={draft.note} change={(note) => set({ note })} />
          </div>
          {notKept ? <Alert type="error" title={words.photosNotKept} /> : null}
          <Button type="primary" htmlType="submit" disabled={draft.building.trim() === '' || draft.at === ''}>
            {words.keep}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Place, time and instrument of the measurement. */
function Instrument({ draft, set }: { readonly draft: Draft; readonly set: (change: Partial<Draft>) => void }) {
  const words = usePageWords(comfortPageWords);
  return (
    <Panel title={words.withWhat}>
      <div className="yd-row">
        <TextBox label={words.label.building} value={draft.building} change={(building) => set({ building })} hint={words.buildingHint} />
        <Field label={words.measuredAt}>
          {(ids) => <Input {...ids} type="datetime-local" value={draft.at} onChange={({ target }) => set({ at: target.value })} />}
        </Field>
        <TextBox label={words.term.instrument} value={draft.number} change={(number) => set({ number })} />
        <TextBox label={words.accuracy} value={draft.accuracyK} change={(accuracyK) => set({ accuracyK })} isNumber />
        <Field label={words.term.verifiedUntil}>
          {(ids) => <DayInput {...ids} value={draft.verifiedUntil} onDay={(day) => set({ verifiedUntil: day ?? '' })} />}
        </Field>
      </div>
    </Panel>
  );
}

function TextBox(props: {
  readonly label: string;
  readonly value: string;
  readonly change: (typed: string) => void;
  readonly hint?: string;
  readonly isNumber?: boolean;
}) {
  const { label, value, change, hint, isNumber = false } = props;
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(ids) => (
        <Input
          {...ids}
          value={value}
          maxLength={200}
          {...(isNumber && { inputMode: 'decimal' })}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

function Rooms({ rooms, change }: { readonly rooms: Draft['rooms']; readonly change: (rooms: Draft['rooms']) => void }) {
  const words = usePageWords(comfortPageWords);
  const edit = (at: number, one: Partial<Draft['rooms'][number]>): void =>
    change(rooms.map((room, index) => (index === at ? { ...room, ...one } : room)));
  return (
    <div className="yd-stack">
      {rooms.map(({ room, temperature }, at) => (
        <div key={at} className="yd-row" role="group" aria-label={room === '' ? `${words.term.room} ${at + 1}` : room}>
          <Field label={words.term.room}>
            {(ids) => <Input {...ids} value={room} maxLength={200} onChange={({ target }) => edit(at, { room: target.value })} />}
          </Field>
          <Field label={words.term.temperature}>
            {(ids) => (
              <Input
                {...ids}
                value={temperature}
                inputMode="decimal"
                maxLength={10}
                onChange={({ target }) => edit(at, { temperature: target.value })}
              />
            )}
          </Field>
          {rooms.length === 1 ? null : (
            <Button onClick={() => change(rooms.filter((_, index) => index !== at))}>
              {words.removeRoom(room === '' ? String(at + 1) : room)}
            </Button>
          )}
        </div>
      ))}
      <Button onClick={() => change([...rooms, { room: '', temperature: '' }])}>{words.addRoom}</Button>
    </div>
  );
}

function rememberedInstrument(): Pick<Draft, 'number' | 'accuracyK' | 'verifiedUntil'> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(lastInstrument) ?? 'null');
    return typeof kept === 'object' ? (kept as Draft) : null;
  } catch {
    return null;
  }
}
