import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlanView } from './plan-view.tsx';
import { changedScenario, isChanged, movableBattery, noChanges, type Answer, type Changes, type Scenario } from './scenario.ts';
import { schedulePageWords } from './words.ts';

/** How long a slider must rest before the scenario is solved again, ms. */
const restMs = 120;

type Props = { readonly scenario: Scenario; readonly answer: Answer; readonly zone: string };

/** A plan, and what it becomes if a limit is dragged, a battery added, a target moved: solved again as sliders move. */
export function WhatIf({ scenario, answer, zone }: Props) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const [changes, setChanges] = useState(noChanges);
  const wanted = useRested(changes);
  const moved = isChanged(wanted);
  const input = { scenario: { ...changedScenario(scenario, wanted) }, seconds: 5 };
  const query = useQuery({
    ...api.schedule.solve.queryOptions({ input }),
    enabled: moved,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const solved = moved && query.data !== undefined && !Array.isArray(query.data) ? query.data : null;
  return (
    <>
      <Panel title={words.whatIf}>
        <Sliders scenario={scenario} answer={answer} value={changes} onChange={setChanges} />
        <p className="yd-quiet">{words.whatIfHint}</p>
        <p aria-live="polite">
          {!moved || query.error !== null
            ? null
            : solved === null
              ? words.solving
              : words.against(format.money(solved.cost.total), format.money(answer.cost.total))}
        </p>
        <ProblemView error={moved ? query.error : null} />
      </Panel>
      <PlanView answer={solved ?? answer} scenario={solved === null ? scenario : input.scenario} zone={zone} />
    </>
  );
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

type SlidersProps = {
  readonly scenario: Scenario;
  readonly answer: Answer;
  readonly value: Changes;
  readonly onChange: (changes: Changes) => void;
};

function Sliders({ scenario, answer, value, onChange }: SlidersProps) {
  const words = usePageWords(schedulePageWords);
  const most = Math.max(1, Math.ceil(1.5 * answer.site.reduce((all, { importKw }) => Math.max(all, importKw), 0)));
  const battery = movableBattery(scenario);
  const step = most > 40 ? 1 : most / 40;
  const change = (part: Partial<Changes>) => onChange({ ...value, ...part });
  return (
    <div className="yd-row yd-row-top">
      <Slider
        label={words.importLimit}
        unit="kW"
        value={value.importKw}
        rest={most}
        most={most}
        step={step}
        onMove={(kw) => change({ importKw: kw === most ? null : kw })}
      />
      <Slider
        label={words.batteryKw}
        unit="kW"
        value={value.batteryKw}
        rest={0}
        most={most}
        step={step}
        onMove={(kw) => change({ batteryKw: kw })}
      />
      <Slider
        label={words.batteryKwh}
        unit="kWh"
        value={value.batteryKwh}
        rest={0}
        most={4 * most}
        step={4 * step}
        onMove={(kwh) => change({ batteryKwh: kwh })}
      />
      {battery === null ? null : (
        <Slider
          label={words.target(battery.code)}
          unit="kWh"
          value={value.targetKwh}
          rest={battery.least}
          least={battery.least}
          most={battery.most}
          step={(battery.most - battery.least) / 40}
          onMove={(kwh) => change({ targetKwh: kwh === battery.least ? null : kwh })}
        />
      )}
      <Button onClick={() => onChange(noChanges)} disabled={!isChanged(value) && value.batteryKw === 0 && value.batteryKwh === 0}>
        {words.asPlanned}
      </Button>
    </div>
  );
}

type SliderProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  /** Its position when nothing is changed. */
  readonly rest: number;
  readonly least?: number;
  readonly most: number;
  readonly step: number;
  readonly onMove: (value: number) => void;
};

function Slider({ label, unit, value, rest, least = 0, most, step, onMove }: SliderProps) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const id = useId();
  const told = value === null || value === rest ? words.noLimit : format.quantity(value, unit);
  return (
    <div className="yd-field">
      <label htmlFor={id}>
        {label} <output>{told}</output>
      </label>
      <input
        id={id}
        className="yd-range"
        type="range"
        min={least}
        max={most}
        step={step > 0 ? step : 'any'}
        value={value ?? rest}
        aria-valuetext={told}
        onChange={({ target }) => onMove(Number(target.value))}
      />
    </div>
  );
}
