import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { buildingAsked, equipmentAsked } from './fields.ts';
import type { SurveyPage, Keeper, Kept } from './kept.ts';
import { phoneWords } from './phone-words.ts';
import { AnswerForm } from './answer-form.tsx';

type Building = SurveyPage['buildings'][number];

type Props = { readonly of: Building; readonly keeper: Keeper; readonly kept: Kept; readonly onKept: () => void };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Codes of equipment that was received already or added on this phone, in addition to those of the ledger. */
function addedTo({ code, equipment }: Building, { asked, added }: Kept): string[] {
  const known = new Set(equipment.map((one) => textOf(one['code'])));
  const staged = (asked?.staged ?? []).filter((one) => one.building === code).map((one) => one.equipment);
  const own = added.filter((one) => one.building === code).map((one) => one.equipment);
  return [...new Set([...staged, ...own])].filter((one): one is string => one !== null && !known.has(one));
}

/** A building: its safety and facts, then its equipment one by one. */
export function OneBuilding({ of, keeper, kept, onKept }: Props) {
  const { format } = useLanguage();
  const own = { keeper, kept, onKept };
  const title = of.name === null ? of.code : `${of.name}${format.aside(of.code)}`;
  const devices = [
    ...of.equipment.map((one) => ({ code: textOf(one['code']), name: textOf(one['name']), facts: one })),
    ...addedTo(of, kept).map((code) => ({ code, name: '', facts: {} })),
  ];
  return (
    <Panel title={title}>
      <AnswerForm
        {...own}
        place={{ building: of.code, equipment: null }}
        name={of.name ?? of.code}
        asked={buildingAsked}
        facts={of.facts}
        open
      />
      {devices.map(({ code, name, facts }) => (
        <AnswerForm
          key={code}
          {...own}
          place={{ building: of.code, equipment: code }}
          name={name === '' ? code : `${name}${format.aside(code)}`}
          asked={equipmentAsked}
          facts={facts}
        />
      ))}
      <AddDevice building={of.code} taken={devices.map(({ code }) => code)} keeper={keeper} />
    </Panel>
  );
}

function AddDevice({ building, taken, keeper }: { readonly building: string; readonly taken: readonly string[]; readonly keeper: Keeper }) {
  const words = usePageWords(phoneWords);
  const [code, setCode] = useState('');
  const bare = code.trim();
  const isTaken = taken.includes(bare);
  return (
    <form
      aria-label={words.addDevice}
      onSubmit={(event) => {
        event.preventDefault();
        if (bare === '' || isTaken) return;
        keeper.change((before) => ({ ...before, added: [...before.added, { building, equipment: bare }] }));
        setCode('');
      }}
    >
      <Field label={words.newCode} {...(isTaken ? { hint: words.taken } : {})}>
        {(ids) => (
          <input
            {...ids}
            className="yd-choice"
            autoComplete="off"
            value={code}
            maxLength={100}
            onChange={({ target }) => setCode(target.value)}
          />
        )}
      </Field>
      <Button htmlType="submit">{words.add}</Button>
    </form>
  );
}
