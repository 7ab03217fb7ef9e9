import { usePageWords } from '../../../i18n/language.tsx';
import { subjectFields } from '#supervision/warning/vocabulary.ts';
import { RowList, TextBox, WordBox } from './rule-boxes.tsx';
import { listed, operandOf, partOf, readWritten, shown, withKey, withPart, writeRule, type Part, type Written } from './rule-draft.ts';
import { InputRows } from './rule-inputs.tsx';
import { WhenRows } from './rule-when.tsx';
import { ruleFormWords } from './rule-form-words.ts';

/** The usual fields of a rule, next to its text: each change is written into the text, and what the form cannot express stays there. */
export function RuleForm({ text, change }: { readonly text: string; readonly change: (text: string) => void }) {
  const words = usePageWords(ruleFormWords);
  const rule = readWritten(text);
  if (rule === null) return <p role="status">{words.notReadable}</p>;
  const set = (key: string, value: unknown): void => change(writeRule(withPart(rule, key, value === '' ? undefined : value)));
  const part = { rule, set };
  return (
    <div className="yd-stack" role="group" aria-label={words.form}>
      <Head {...part} />
      <Subjects {...part} />
      <InputRows {...part} />
      <WhenRows {...part} />
      <Course {...part} />
      <Notified {...part} />
    </div>
  );
}

const wholeOf = (text: string): unknown => (/^\d{1,7}$/u.test(text.trim()) ? Number(text) : text.trim());

function Head({ rule, set }: Part) {
  const words = usePageWords(ruleFormWords);
  const name = (language: 'zh' | 'en') => (typed: string) => set('names', withKey(rule['names'], language, typed));
  return (
    <div className="yd-row yd-row-top">
      <TextBox label={words.id} hint={words.idHint} value={shown(rule['id'])} change={(typed) => set('id', typed.trim())} />
      <TextBox
        label={words.version}
        hint={words.versionHint}
        value={shown(rule['version'])}
        change={(typed) => set('version', wholeOf(typed))}
      />
      <TextBox label={words.nameZh} value={shown(partOf(rule['names'], 'zh'))} change={name('zh')} />
      <TextBox label={words.nameEn} value={shown(partOf(rule['names'], 'en'))} change={name('en')} />
      <WordBox
        label={words.severityLabel}
        value={(rule['severity'] ?? 'warning') as 'warning'}
        words={words.severity as Readonly<Record<'info' | 'warning' | 'error', string>>}
        change={(value) => set('severity', value)}
      />
    </div>
  );
}

function Subjects({ rule, set }: Part) {
  const words = usePageWords(ruleFormWords);
  const subject = (rule['subject'] ?? undefined) as keyof typeof subjectFields | undefined;
  const of = Object.entries((rule['of'] ?? {}) as Written);
  const fields = Object.fromEntries((subject === undefined ? [] : subjectFields[subject]).map((one) => [one, words.field[one as 'code']]));
  const put = (at: number, entry: readonly [string, unknown] | undefined): void => {
    const next = entry === undefined ? of.toSpliced(at, 1) : of.toSpliced(at, 1, [...entry]);
    set('of', next.length === 0 ? undefined : Object.fromEntries(next));
  };
  const one = (typed: string): unknown => {
    const values = listed(typed);
    return values.length === 1 ? values[0] : values;
  };
  return (
    <>
      <div className="yd-row yd-row-top">
        <WordBox label={words.subjectLabel} value={subject} words={words.subject} change={(value) => set('subject', value)} />
        <WordBox label={words.stepLabel} value={rule['step'] as 'day'} words={words.steps} change={(value) => set('step', value)} />
        <During rule={rule} set={set} />
      </div>
      <RowList
        title={words.of}
        none={words.ofNone}
        add={words.add.of}
        remove={words.remove}
        onAdd={() => put(of.length, [Object.keys(fields).find((field) => !of.some(([had]) => had === field)) ?? 'code', ''])}
        rows={of.map(([field, value], at) => ({
          key: String(at),
          name: fields[field] ?? field,
          remove: () => put(at, undefined),
          show: (
            <>
              <WordBox
                label={words.fieldLabel}
                value={field}
                words={{ ...fields, [field]: fields[field] ?? field }}
                change={(to) => put(at, [to, value])}
              />
              <TextBox label={words.values} value={shown(value)} change={(typed) => put(at, [field, one(typed)])} />
            </>
          ),
        }))}
      />
    </>
  );
}

function During({ rule, set }: Part) {
  const words = usePageWords(ruleFormWords);
  const during = rule['during'] ?? undefined;
  const kind = Array.isArray(during) ? 'hours' : ((during ?? 'always') as 'always' | 'occupied' | 'unoccupied');
  return (
    <>
      <WordBox
        label={words.duringLabel}
        value={kind}
        words={words.during}
        change={(value) => set('during', value === 'always' ? undefined : value === 'hours' ? ['22:00-06:00'] : value)}
      />
      {kind === 'hours' ? <TextBox label={words.hours} value={shown(during)} change={(typed) => set('during', listed(typed))} /> : null}
    </>
  );
}

function Course({ rule, set }: Part) {
  const words = usePageWords(ruleFormWords);
  return (
    <div className="yd-row yd-row-top">
      <TextBox label={words.raise} value={shown(rule['raise'])} change={(typed) => set('raise', wholeOf(typed))} />
      <TextBox label={words.clear} value={shown(rule['clear'])} change={(typed) => set('clear', wholeOf(typed))} />
      <TextBox label={words.wait} hint={words.waitHint} value={shown(rule['wait'])} change={(typed) => set('wait', typed.trim())} />
      <TextBox
        label={words.stakeUnit}
        value={shown(partOf(rule['stake'], 'unit'))}
        change={(typed) => set('stake', withKey(rule['stake'], 'unit', typed.trim()))}
      />
      <TextBox
        label={words.stakeOf}
        hint={words.operandHint}
        value={shown(partOf(rule['stake'], 'of'))}
        change={(typed) => set('stake', withKey(rule['stake'], 'of', operandOf(typed)))}
      />
    </div>
  );
}

function Notified({ rule, set }: Part) {
  const words = usePageWords(ruleFormWords);
  const levels = (Array.isArray(rule['escalate']) ? rule['escalate'] : []) as Written[];
  const put = (at: number, level: Written | undefined): void => {
    const next = level === undefined ? levels.toSpliced(at, 1) : levels.toSpliced(at, 1, level);
    set('escalate', next.length === 0 ? undefined : next);
  };
  return (
    <>
      <TextBox label={words.notify} value={shown(rule['notify'])} change={(typed) => set('notify', listed(typed))} />
      <RowList
        title={words.escalate}
        add={words.add.escalate}
        remove={words.remove}
        onAdd={() => put(levels.length, { after: '2h', to: [] })}
        rows={levels.map((level, at) => ({
          key: String(at),
          name: `${words.escalate} ${at + 1}`,
          remove: () => put(at, undefined),
          show: (
            <>
              <TextBox label={words.after} value={shown(level['after'])} change={(typed) => put(at, { ...level, after: typed.trim() })} />
              <TextBox label={words.to} value={shown(level['to'])} change={(typed) => put(at, { ...level, to: listed(typed) })} />
            </>
          ),
        }))}
      />
    </>
  );
}
