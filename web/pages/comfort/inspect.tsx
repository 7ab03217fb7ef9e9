import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../i18n/language.tsx';
import { useMe } from '../../session.ts';
import { useAddress } from '../../ui/address.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { readInspect } from './address.ts';
import { draftOf, emptyDraft, measuredOf, type Draft } from './inspect-form.ts';
import { KeptPanel } from './kept-panel.tsx';
import { keep, keptOf } from './outbox.ts';
import { comfortPageWords } from './words.ts';

const nameOf = (account: string): string => `${account}-${crypto.randomUUID()}`;

/** Local time now, as a box for it has it. */
const localNow = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const lastInstrument = 'yd-inspection-instrument';

/**
 * A measurement on the spot, on a phone: kept on the device when it is saved, and sent from there as soon as there is a line; it counts
 * once however often it is sent.
 */
export function InspectPage() {
  const words = usePageWords(comfortPageWords);
  const [at] = useAddress(readInspect);
  const account = useMe()?.name ?? '';
  const [held] = useState(() => keptOf(localStorage, account).find(({ client }) => client === at.kept));
  const [client, setClient] = useState(() => held?.client ?? nameOf(account));
  const [draft, setDraft] = useState<Draft>(() =>
    held === undefined ? emptyDraft(at.building ?? '', localNow(), rememberedInstrument(), at.room) : draftOf(held),
  );
  const inspection = held?.inspection ?? (at.inspection === undefined ? null : Number(at.inspection));
  const set = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const save = (): void => {
    const { number, accuracyK, verifiedUntil } = draft;
    localStorage.setItem(lastInstrument, JSON.stringify({ number, accuracyK, verifiedUntil }));
    keep(localStorage, account, {
      client,
      building: draft.building.trim(),
      inspection,
      measured: measuredOf(draft, client),
      refused: null,
    });
    // the next one may follow at once, and no other page need be loaded where there is no line
    setDraft(emptyDraft(draft.building, localNow(), rememberedInstrument()));
    setClient(nameOf(account));
  };
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
          save();
        }}
      >
        <div className="yd-stack">
          <Instrument draft={draft} set={set} />
          <Panel title={words.rooms}>
            <Rooms rooms={draft.rooms} change={(rooms) => set({ rooms })} />
          </Panel>
          <div className="yd-row">
            <TextBox label={words.term.witness} value={draft.witness} change={(witness) => set({ witness })} />
            <TextBox label={words.label.remarks} value={draft.note} change={(note) => set({ note })} />
          </div>
          <Button type="primary" htmlType="submit" disabled={draft.building.trim() === '' || draft.at === ''}>
            {words.keep}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Where, when and with what it is measured. */
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
