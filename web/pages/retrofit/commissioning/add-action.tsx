import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { carriers, type Carrier } from '#kernel/carrier.ts';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import type { strategyKindTerms } from '#retrofit/commissioning/vocabulary.ts';
import { DetectableSaving } from './detectable.tsx';
import { strategyPageWords } from './strategy-words.ts';
import { commissioningPageWords } from './words.ts';

type Typed = { readonly building: string; readonly action: string; readonly episode: string; readonly equipment: string };

/** The strategy that an action is taken from: its figure, and what the form takes over. */
type FromStrategy = {
  readonly figure: string;
  readonly kind: keyof typeof strategyKindTerms;
  readonly carrier: Carrier;
  readonly equipment: string;
};

const today = new Date().toISOString().slice(0, 10);

type AddParts = { readonly building: string; readonly episode: number; readonly strategy: FromStrategy | null };

/** Records what was done and then opens its page. What was typed stays if it is refused. */
export function AddAction({ building, episode, strategy }: AddParts) {
  const words = usePageWords(commissioningPageWords);
  const strategies = usePageWords(strategyPageWords);
  const { words: own, format } = useLanguage();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Typed>({
    building,
    action: strategy === null ? '' : strategies.act[strategy.kind],
    episode: episode === 0 ? '' : String(episode),
    equipment: strategy?.equipment ?? '',
  });
  const [on, setOn] = useState<string | undefined>(today);
  const [carrier, setCarrier] = useState<Carrier>(strategy?.carrier ?? 'electricity');
  const add = useMutation({
    mutationFn: () =>
      client.commissioning.add({ ...inputOf(typed), on: on ?? '', carrier, ...(strategy !== null && { strategy: strategy.figure }) }),
    onSuccess: async ({ id }) => {
      await navigate({ to: '/commissioning/$action', params: { action: String(id) }, search: {} });
      // after the page is left: strategies that were looked for there are not calculated once more
      await queryClient.invalidateQueries({ queryKey: api.commissioning.key() });
    },
  });
  const set = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }));
  return (
    <Panel title={words.add}>
      {strategy === null ? null : <p>{`${strategies.term.takenFrom}${format.colon}${strategies.kind[strategy.kind]}`}</p>}
      <form
        aria-label={words.add}
        className="yd-stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <div className="yd-row yd-row-top">
          <Box label={words.label.building} hint={words.buildingHint} value={typed.building} change={(text) => set({ building: text })} />
          <Field label={words.term.on}>{(ids) => <DayInput {...ids} value={on} max={today} onDay={setOn} />}</Field>
          <Field label={words.label.carrier}>
            {({ id }) => (
              <Choice
                id={id}
                value={carrier}
                options={carriers.map((value) => ({ value, label: own.carrier[value] }))}
                onChoose={(chosen) => chosen !== undefined && setCarrier(chosen)}
              />
            )}
          </Field>
          <WhatBoxes typed={typed} set={set} />
        </div>
        <div>
          <Button type="primary" htmlType="submit" loading={add.isPending} disabled={isIncomplete(typed) || on === undefined}>
            {words.add}
          </Button>
        </div>
        <ProblemView error={add.error} />
      </form>
      <DetectableSaving building={typed.building} carrier={carrier} />
    </Panel>
  );
}

const isIncomplete = ({ building, action }: Typed): boolean => building.trim() === '' || action.trim() === '';

/** What was done, to what, and the warning whose fault it repairs. */
function WhatBoxes({ typed, set }: { readonly typed: Typed; readonly set: (change: Partial<Typed>) => void }) {
  const words = usePageWords(commissioningPageWords);
  return (
    <>
      <Box label={words.term.action} hint={words.actionHint} value={typed.action} change={(action) => set({ action })} />
      <Box label={words.label.equipment} hint={words.equipmentHint} value={typed.equipment} change={(equipment) => set({ equipment })} />
      <Box label={words.term.episode} hint={words.episodeHint} value={typed.episode} change={(text) => set({ episode: text })} />
    </>
  );
}

function Box(props: { readonly label: string; readonly hint: string; readonly value: string; readonly change: (text: string) => void }) {
  const { label, hint, value, change } = props;
  return (
    <Field label={label} hint={hint}>
      {(ids) => <Input {...ids} value={value} maxLength={500} onChange={({ target }) => change(target.value)} />}
    </Field>
  );
}

/** What is sent of what was typed: empty values are left out. */
function inputOf({ building, action, episode, equipment }: Typed) {
  return {
    building: building.trim(),
    action,
    ...(episode.trim() !== '' && { episode: Number(episode) }),
    ...(equipment.trim() !== '' && { equipment: equipment.trim() }),
  };
}
