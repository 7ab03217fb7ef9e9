import { contractFormWords } from './form-words.ts';
import { Button } from 'antd';
import { contractBasisTerms, contractPeriodTerms } from '#retrofit/contracts/vocabulary.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { FaultLine, MarkedField, TextField } from '../../../ui/marked-field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { contractTypes } from './address.ts';
import { BoundaryRows } from './boundary-rows.tsx';
import type { Sending } from './json-terms.tsx';
import { useSpellTerm } from './spell-term.ts';
import { TermLacks, useTermFaults } from './term-lacks.tsx';
import { TermRows } from './term-rows.tsx';
import { adjustsOf, emptyDraft, listsOf, rowsOf, type ContractType, type Draft } from './terms-draft.ts';
import { contractsPageWords } from './words.ts';

type Set = (draft: Draft) => void;
type Faults = ReadonlyMap<string, string>;
type Parts = { readonly draft: Draft; readonly set: Set; readonly faults: Faults };

/** All terms of a type in a form; what the server reports missing is shown at its box and listed below. */
export function TermsForm({
  draft,
  set,
  isAmendment,
  onSend,
  error,
  isBusy,
  label,
  isReady,
}: Sending & { readonly draft: Draft; readonly set: Set; readonly isAmendment: boolean; readonly onSend: () => void }) {
  const form = usePageWords(contractFormWords);
  const faults = useTermFaults(error);
  const type = draft['type'] as ContractType;
  const names = rowsOf(draft, 'boundaries').flatMap(({ name }) => (name === undefined || name.trim() === '' ? [] : [name.trim()]));
  const parts = { draft, set, faults };
  return (
    <form
      aria-label={form.terms}
      className="yd-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {isAmendment ? null : <TypeChoice draft={draft} set={set} />}
      {isAmendment ? null : <PartyFields {...parts} />}
      <CommonFields {...parts} isAmendment={isAmendment} />
      <BoundaryRows {...parts} />
      {listsOf[type].map((name) => (
        <TermRows key={name} name={name} {...parts} boundaries={names} />
      ))}
      <OwnFields {...parts} />
      <TermLacks error={error} />
      <div>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
          {label}
        </Button>
      </div>
    </form>
  );
}

function TypeChoice({ draft, set }: Pick<Parts, 'draft' | 'set'>) {
  const words = usePageWords(contractsPageWords);
  return (
    <MarkedField label={words.term.type} fault={undefined}>
      {({ id }) => (
        <Choice
          id={id}
          value={draft['type'] as ContractType}
          options={contractTypes.map((value) => ({ value, label: words.type[value] }))}
          onChoose={(type) => type !== undefined && set({ ...emptyDraft(type), ...draft, type })}
        />
      )}
    </MarkedField>
  );
}

const textIn = (draft: Draft, name: string): string => (typeof draft[name] === 'string' ? draft[name] : '');

/** What an amendment cannot change. */
function PartyFields({ draft, set, faults }: Parts) {
  const words = usePageWords(contractsPageWords);
  const form = usePageWords(contractFormWords);
  const spell = useSpellTerm();
  return (
    <div className="yd-row yd-row-top">
      <TextField
        label={spell.term('code')}
        value={textIn(draft, 'code')}
        fault={faults.get('code')}
        onChange={(code) => set({ ...draft, code })}
      />
      <div>
        <OrganisationPick
          label={words.side.owner}
          value={textIn(draft, 'owner') === '' ? undefined : textIn(draft, 'owner')}
          onPick={(code) => set({ ...draft, owner: code })}
        />
        <FaultLine of={faults.get('owner')} />
      </div>
      <TextField
        label={words.side.provider}
        hint={form.providerHint}
        value={textIn(draft, 'provider')}
        fault={faults.get('provider')}
        onChange={(provider) => set({ ...draft, provider })}
      />
      <Day name="from" {...{ draft, set, faults }} />
      <OneOf name="period" options={contractPeriodTerms} said={words.period} {...{ draft, set, faults }} />
    </div>
  );
}

function CommonFields({ draft, set, faults, isAmendment }: Parts & { readonly isAmendment: boolean }) {
  const words = usePageWords(contractsPageWords);
  const form = usePageWords(contractFormWords);
  const spell = useSpellTerm();
  const text = (name: string, hint?: string) => (
    <TextField
      label={spell.term(name)}
      hint={hint}
      value={textIn(draft, name)}
      fault={faults.get(name)}
      onChange={(value) => set({ ...draft, [name]: value })}
    />
  );
  return (
    <div className="yd-row yd-row-top">
      {text('name')}
      <Day name="to" {...{ draft, set, faults }} />
      <OneOf name="basis" options={contractBasisTerms} said={words.basis} {...{ draft, set, faults }} />
      {text('confidence', form.shareHint)}
      {text('minCoverage', form.shareHint)}
      {isAmendment ? <FaultLine of={faults.get('code')} /> : null}
    </div>
  );
}

/** Terms of a single type of contract. */
function OwnFields({ draft, set, faults }: Parts) {
  const form = usePageWords(contractFormWords);
  if (draft['type'] === 'shared')
    return <OneOf name="negative" options={form.negativeOf} said={form.negativeOf} {...{ draft, set, faults }} />;
  if (draft['type'] !== 'trusteeship') return null;
  const chosen = adjustsOf(draft);
  return (
    <fieldset className="yd-choices">
      <legend>{form.adjust}</legend>
      {(['price', 'baseline'] as const).map((one) => (
        <label key={one} className="yd-check">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ target }) =>
              set({ ...draft, adjust: target.checked ? [...chosen, one] : chosen.filter((other) => other !== one) })
            }
          />
          {form.adjustOf[one]}
        </label>
      ))}
      <FaultLine of={faults.get('adjust')} />
    </fieldset>
  );
}

function Day({ name, draft, set, faults }: Parts & { readonly name: 'from' | 'to' }) {
  const spell = useSpellTerm();
  return (
    <MarkedField label={spell.term(name)} fault={faults.get(name)}>
      {({ 'aria-invalid': _invalid, ...ids }) => (
        <DayInput {...ids} value={textIn(draft, name)} onDay={(day) => set({ ...draft, [name]: day ?? '' })} />
      )}
    </MarkedField>
  );
}

/** One of a few words, without a default. */
function OneOf<T extends string>({
  name,
  options,
  said,
  draft,
  set,
  faults,
}: Parts & { readonly name: string; readonly options: Readonly<Record<T, unknown>>; readonly said: Readonly<Record<T, string>> }) {
  const form = usePageWords(contractFormWords);
  const spell = useSpellTerm();
  const values = Object.keys(options) as T[];
  return (
    <MarkedField label={spell.term(name)} fault={faults.get(name)}>
      {({ id }) => (
        <Choice
          id={id}
          value={values.find((value) => value === draft[name])}
          none={form.chooseFirst}
          options={values.map((value) => ({ value, label: said[value] }))}
          onChoose={(value) => set({ ...draft, [name]: value ?? '' })}
        />
      )}
    </MarkedField>
  );
}
