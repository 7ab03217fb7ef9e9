import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api, client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Field } from '../../../ui/field.tsx';
import { Switches } from '../../../ui/head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { faultsIn, noFaults } from './faults.ts';
import { Fault } from './fault.tsx';
import { FieldBox, TextArea } from './field-box.tsx';
import { handInWords } from './hand-in-words.ts';

/** What an anonymous user has typed and not handed in yet. */
type KeptText = {
  readonly about: { readonly region?: string };
  readonly fields: Readonly<Record<string, unknown>>;
  readonly note: string;
  readonly reasons: Readonly<Record<string, string>>;
};

const nothingKept: KeptText = { about: {}, fields: {}, note: '', reasons: {} };
const nameOf = (procedure: string): string => `yd-hand-in-${procedure}`;

/** What is kept in this browser; without storage, it starts empty. */
function keptText(procedure: string): KeptText {
  try {
    const text = localStorage.getItem(nameOf(procedure));
    return text === null ? nothingKept : { ...nothingKept, ...(JSON.parse(text) as Partial<KeptText>) };
  } catch {
    return nothingKept;
  }
}

/** @param typed null: it was handed in */
function keepText(procedure: string, typed: KeptText | null): void {
  try {
    if (typed === null) localStorage.removeItem(nameOf(procedure));
    else localStorage.setItem(nameOf(procedure), JSON.stringify(typed));
  } catch {
    // without storage it is lost when the browser closes
  }
}

type Open = Awaited<ReturnType<typeof client.cases.open.list>>;
type Procedure = Open['procedures'][number];
type Receipt = Awaited<ReturnType<typeof client.cases.open.begin>>;

/** What the public may hand in, with the receipt for it. */
export function HandInPage() {
  const words = usePageWords(handInWords);
  const { words: all } = useLanguage();
  const query = useQuery(api.cases.open.list.queryOptions());
  useEffect(() => {
    document.title = `${words.title} · ${all.app.name}`;
  }, [words.title, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
        <Link to="/sign-in" search={{}}>
          {words.signIn}
        </Link>
      </header>
      <main className="yd-main" id="main" aria-label={words.title}>
        <div className="yd-page-head">
          <div>
            <h1>{words.title}</h1>
            <div className="yd-quiet">{words.means}</div>
          </div>
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <Chosen of={query.data} />}
      </main>
    </div>
  );
}

/** What is handed in: kept in the address, so that it survives a reload and can be linked to. */
const readHandIn = (given: Readonly<Record<string, unknown>>) => ({
  procedure: textIn(given, 'procedure'),
  region: textIn(given, 'region'),
  place: textIn(given, 'place'),
});

function Chosen({ of }: { readonly of: Open }) {
  const words = usePageWords(handInWords);
  const [{ procedure: asked }, go] = useAddress(readHandIn);
  const id = asked ?? of.procedures[0]?.procedure;
  const [receipt, setReceipt] = useState<Receipt>();
  const chosen = of.procedures.find(({ procedure }) => procedure === id);
  if (chosen === undefined) return <p role="status">{words.none}</p>;
  if (receipt !== undefined) return <ReceiptPanel of={receipt} onMore={() => setReceipt(undefined)} />;
  return (
    <Panel title={chosen.name}>
      <div className="yd-stack">
        {of.procedures.length < 2 ? null : (
          <Field label={words.matter}>
            {({ id: field }) => (
              <Choice
                id={field}
                value={id}
                options={of.procedures.map(({ procedure, name }) => ({ value: procedure, label: name }))}
                onChoose={(procedure) => go({ procedure }, { replace: true })}
              />
            )}
          </Field>
        )}
        <HandInForm key={chosen.procedure} of={chosen} regions={of.regions} onDone={setReceipt} />
      </div>
    </Panel>
  );
}

/** Sends what was typed, with a reason for each field that was just refused for want of one. */
function useHandIn(of: Procedure, typed: KeptText, onDone: (receipt: Receipt) => void) {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const send = useMutation({
    mutationFn: () => {
      const reasons = Object.fromEntries(asked.map((field) => [field, typed.reasons[field] ?? '']));
      const given = { fields: { ...typed.fields }, note: typed.note, ...(asked.length > 0 && { reasons }) };
      return client.cases.open.begin({ procedure: of.procedure, ...typed.about, ...given });
    },
    onError: (error) => setAsked(reasonsAsked(troubleOf(error).told)),
    onSuccess: (receipt) => {
      keepText(of.procedure, null);
      onDone(receipt);
    },
  });
  return { send, asked };
}

function HandInForm({
  of,
  regions,
  onDone,
}: {
  readonly of: Procedure;
  readonly regions: Open['regions'];
  readonly onDone: (receipt: Receipt) => void;
}) {
  const words = usePageWords(handInWords);
  const format = useFormat();
  const [{ region, place }] = useAddress(readHandIn);
  const [typed, setTyped] = useState(() => named(keptText(of.procedure), of, { region, place }));
  const type = (next: KeptText): void => {
    keepText(of.procedure, next);
    setTyped(next);
  };
  const { send, asked } = useHandIn(of, typed, onDone);
  const found =
    send.error === null
      ? null
      : faultsIn(
          troubleOf(send.error).told,
          { form: [{ field: 'region', name: words.label.place }, ...of.form], evidence: [] },
          words.note,
        );
  return (
    <form
      className="yd-stack"
      aria-label={of.name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate();
      }}
    >
      <About of={of} regions={regions} typed={typed} faults={found?.fields ?? noFaults.fields} onType={type} />
      {of.note ? (
        <TextArea label={words.note} hint={undefined} value={typed.note} fault={undefined} onChange={(note) => type({ ...typed, note })} />
      ) : null}
      <ReasonBoxes of={of} asked={asked} typed={typed} onType={type} />
      {found === null ? <ProblemView error={send.error} /> : <Alert type="error" title={words.faults(format.count(found.fields.size))} />}
      <p className="yd-quiet">
        {words.kept} {words.shared}
      </p>
      <div className="yd-row">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}

type Named = { readonly region: string | undefined; readonly place: string | undefined };

/** What was kept, otherwise the building whose link led here. */
function named(kept: KeptText, { form }: Procedure, { region, place }: Named): KeptText {
  const isAsked = place !== undefined && form.some(({ field }) => field === 'place');
  return {
    ...kept,
    ...(kept.about.region === undefined && region !== undefined && { about: { region } }),
    ...(isAsked && { fields: { place, ...kept.fields } }),
  };
}

/** A box for each value that can be handed in with a reason. */
function ReasonBoxes({
  of,
  asked,
  typed,
  onType,
}: {
  readonly of: Procedure;
  readonly asked: readonly string[];
  readonly typed: KeptText;
  readonly onType: (typed: KeptText) => void;
}) {
  const words = usePageWords(handInWords);
  return asked.map((field) => (
    <TextArea
      key={field}
      label={words.reasonFor(of.form.find((one) => one.field === field)?.name ?? of.name)}
      hint={words.reasonHint}
      value={typed.reasons[field] ?? ''}
      fault={undefined}
      onChange={(reason) => onType({ ...typed, reasons: { ...typed.reasons, [field]: reason } })}
    />
  ));
}

/** The fields of what was refused that can be handed in with a reason. */
const reasonsAsked = ({ findings }: ReturnType<typeof troubleOf>['told']): string[] => [
  ...new Set(findings.flatMap(({ evidence: { field, strength } }) => (strength === 'reason' && typeof field === 'string' ? [field] : []))),
];

/** Its location, and the fields of the form. */
function About({
  of,
  regions,
  typed,
  faults,
  onType,
}: {
  readonly of: Procedure;
  readonly regions: Open['regions'];
  readonly typed: KeptText;
  readonly faults: ReadonlyMap<string, string>;
  readonly onType: (typed: KeptText) => void;
}) {
  const words = usePageWords(handInWords);
  return (
    <>
      {of.needs.includes('region') ? (
        <Field label={words.label.place}>
          {({ id }) => (
            <Choice
              id={id}
              value={typed.about.region}
              none={words.label.choose}
              options={regions.map(({ code, name }) => ({ value: code, label: name }))}
              onChoose={(region) => onType({ ...typed, about: region === undefined ? {} : { region } })}
            />
          )}
        </Field>
      ) : null}
      <Fault of={faults.get('region')} />
      {of.form.map((form) => (
        <FieldBox
          key={form.field}
          form={form}
          value={typed.fields[form.field]}
          fault={faults.get(form.field)}
          byLink
          onChange={(value) => onType({ ...typed, fields: { ...typed.fields, [form.field]: value } })}
        />
      ))}
    </>
  );
}

function ReceiptPanel({ of, onMore }: { readonly of: Receipt; readonly onMore: () => void }) {
  const words = usePageWords(handInWords);
  return (
    <Panel title={words.received}>
      <div className="yd-stack">
        <Alert type="success" title={words.receipt(of.case)} />
        <CopyBox label={words.link} text={`${location.origin}/case-link#${of.token}`} />
        <div className="yd-row">
          <Link to="/case-link" hash={of.token} search={{}}>
            {words.look}
          </Link>
          <Button onClick={onMore}>{words.more}</Button>
        </div>
      </div>
    </Panel>
  );
}
