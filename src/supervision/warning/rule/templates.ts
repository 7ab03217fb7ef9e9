import { stringify } from 'yaml';
import type { Clock } from '#kernel/request-context.ts';
import { Problem } from '#kernel/problem.ts';
import { today } from '#kernel/today.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';

type Entry = EntryOf<'warning-template'>;

/** Input for using a template: thresholds by name, the id of the rule, whom it notifies. */
export type TemplateGiven = {
  readonly set?: Readonly<Record<string, string>> | undefined;
  readonly id?: string | undefined;
  readonly notify?: readonly string[] | undefined;
};

const prefix = 'warning-template/';

const idOf = ({ id }: Entry): string => id.slice(prefix.length);

/** Rules to start from, as in force today; none is on until it is adopted. */
export function templateVerbs({ knowledge, now }: { readonly knowledge: Pick<Knowledge, 'inForce'>; readonly now: Clock }) {
  const all = () => knowledge.inForce('warning-template', { on: today(now()), recorded: now() }).filter(({ id }) => id.startsWith(prefix));
  return {
    templates: () => all().map(presentTemplate),
    /**
     * A template as a rule that can be edited, tried and stored. Throws Problem `no-such-template`, `no-such-threshold`, `threshold-bad`.
     */
    ruleOfTemplate(template: string, given: TemplateGiven) {
      const entry = all().find((one) => idOf(one) === template);
      if (entry === undefined) throw new Problem('not-found', 'no-such-template', { template });
      const rule = filled(entry, given);
      return { template: presentTemplate(entry), rule, text: stringify(rule, { flowCollectionPadding: false, lineWidth: 0 }) };
    },
  };
}

/** A template with its thresholds, each with whether it comes from its source or is our own default. */
function presentTemplate(entry: Entry) {
  const { version, names, about, needs, thresholds, source, status, rule } = entry;
  const { subject, step, severity } = rule as Record<string, string>;
  return {
    id: idOf(entry),
    version,
    names,
    about,
    needs,
    subject: subject ?? '',
    step: step ?? '',
    severity: severity ?? 'warning',
    source: { document: source.document, clause: source.clause },
    status,
    thresholds: Object.entries(thresholds).map(([name, { value, unit, names: called, isRule }]) => ({
      name,
      value,
      unit,
      names: called,
      own: !isRule,
    })),
  };
}

/**
 * The rule of a template with its thresholds inserted.
 * @example filled(entry, { set: { hours: '12' }, notify: ['desk'] }) // { id: 'silent', version: 1, …, when: { ge: ['quiet', 12] } }
 */
export function filled(entry: Entry, { set = {}, id, notify = [] }: TemplateGiven): Record<string, unknown> {
  for (const name of Object.keys(set))
    if (!Object.hasOwn(entry.thresholds, name)) throw new Problem('bad-input', 'no-such-threshold', { name, template: idOf(entry) });
  const values = Object.fromEntries(Object.entries(entry.thresholds).map(([name, one]) => [name, valueOf(name, one.value, set[name])]));
  const put = (part: unknown): unknown => {
    if (typeof part === 'string' && part.startsWith('$')) return values[part.slice(1)] ?? part;
    if (Array.isArray(part)) return part.map(put);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, put(inner)]));
  };
  return { id: id ?? idOf(entry), version: 1, names: entry.names, ...(put(entry.rule) as Record<string, unknown>), notify: [...notify] };
}

/** A threshold as set, of the type of its default. */
function valueOf(name: string, usual: number | string, given: string | undefined): number | string {
  if (given === undefined) return usual;
  if (typeof usual === 'string') return given;
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value)) throw new Problem('bad-input', 'threshold-bad', { name });
  return value;
}
