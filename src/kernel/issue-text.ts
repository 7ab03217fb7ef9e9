import type { z } from 'zod';
import { formInWords, writtenAs } from './text-form.ts';

type Issue = z.core.$ZodIssue;
type InBoth = { zh: string; en: string };

/** The names of the types that a shape may require of a file. */
const typeTerms: Readonly<Record<string, InBoth>> = {
  record: { zh: '逐行写明的“名称: 值”', en: 'lines of `name: value`' },
  object: { zh: '逐行写明的“名称: 值”', en: 'lines of `name: value`' },
  array: { zh: '一个列表', en: 'a list' },
  string: { zh: '一段文字', en: 'text' },
  number: { zh: '一个数', en: 'a number' },
  int: { zh: '一个整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  null: { zh: '空（null）', en: 'null' },
};

/** The names of known text formats. */
const formTerms: Readonly<Record<string, InBoth>> = {
  date: writtenAs.day,
  datetime: { zh: '写成 2026-01-31T08:00:00+08:00 的时刻', en: 'an instant written like 2026-01-31T08:00:00+08:00' },
  time: { zh: '写成 08:00:00 的钟点', en: 'a time of day written like 08:00:00' },
  email: { zh: '一个邮箱地址', en: 'an e-mail address' },
  url: { zh: '一个网址', en: 'a web address' },
  uuid: { zh: '一个 UUID', en: 'a UUID' },
};

/** At most this many allowed values are listed. */
const mostNamed = 40;

/** The units that a shape counts, singular and plural. */
const counted: Readonly<Record<string, { readonly zh: string; readonly en: readonly [one: string, many: string] }>> = {
  string: { zh: '个字符', en: ['character', 'characters'] },
  array: { zh: '项', en: ['entry', 'entries'] },
  set: { zh: '项', en: ['entry', 'entries'] },
  map: { zh: '项', en: ['entry', 'entries'] },
  record: { zh: '项', en: ['entry', 'entries'] },
  file: { zh: '个字节', en: ['byte', 'bytes'] },
};

/** What is wrong with a value and what is allowed instead; a shape's own text (`params.said`, or its message) is unchanged. */
export function issueText(issue: Issue): string | InBoth {
  if (issue.code !== 'custom') return textOf(issue);
  const said = issue.params?.['said'] as InBoth | undefined;
  return said ?? (issue.message === 'Invalid input' ? { zh: '不合要求', en: 'it is not valid' } : issue.message);
}

function textOf(issue: Exclude<Issue, z.core.$ZodIssueCustom>): InBoth {
  switch (issue.code) {
    case 'invalid_type':
      return must(typeTerms[issue.expected] ?? { zh: issue.expected, en: issue.expected }, issue.message.endsWith('received undefined'));
    case 'invalid_value':
      return must(oneOf(issue.values));
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'not_multiple_of':
      return must({ zh: ` ${issue.divisor} 的整数倍`, en: `a multiple of ${issue.divisor}` });
    case 'invalid_format':
      return must(formTerms[issue.format] ?? formInWords(issue.pattern) ?? formOf(issue.format, issue.pattern));
    case 'unrecognized_keys':
      return { zh: `没有 ${issue.keys.join('、')} 这样的字段`, en: `there is no field ${issue.keys.join(', ')} here` };
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined ? must(oneOf(issue.options)) : anyOf(issue.errors);
    case 'invalid_key':
    case 'invalid_element':
      return inBoth(issue.issues[0]);
    default:
      return unclear;
  }
}

const unclear: InBoth = { zh: '不合要求', en: 'it is not valid' };

const must = ({ zh, en }: InBoth, isMissing = false): InBoth =>
  isMissing ? { zh: `没有写，须为${zh}`, en: `it is missing and has to be ${en}` } : { zh: `须为${zh}`, en: `it has to be ${en}` };

function oneOf(values: readonly unknown[]): InBoth {
  const named = values.slice(0, mostNamed).map(String);
  const more = values.length - named.length;
  if (values.length === 1) return { zh: ` ${named[0]}`, en: `${named[0]}` };
  return {
    zh: ` ${named.join('、')}${more > 0 ? ` 等 ${values.length} 个` : ' '}之一`,
    en: `one of ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

const formOf = (format: string, pattern: string | undefined): InBoth => ({
  zh: `符合 ${pattern ?? format} 的文字`,
  en: `text that fits ${pattern ?? format}`,
});

function atLeast({ origin, minimum, inclusive, exact }: z.core.$ZodIssueTooSmall): InBoth {
  const of = countOf(origin, minimum);
  if (of === null) return inclusive === false ? than(minimum, '大于', 'over') : than(minimum, '不小于', 'at least');
  if (exact === true) return must(of);
  return minimum === 1 ? { zh: '不能为空', en: 'it must not be empty' } : { zh: `至少${of.zh}`, en: `it needs at least ${of.en}` };
}

function atMost({ origin, maximum, inclusive, exact }: z.core.$ZodIssueTooBig): InBoth {
  const of = countOf(origin, maximum);
  if (of === null) return inclusive === false ? than(maximum, '小于', 'under') : than(maximum, '不大于', 'at most');
  return exact === true ? must(of) : { zh: `至多${of.zh}`, en: `it may have at most ${of.en}` };
}

const than = (bound: number | bigint, zh: string, en: string): InBoth => ({ zh: `须${zh} ${bound}`, en: `it has to be ${en} ${bound}` });

/** A count in the unit of a shape; null if it counts nothing. */
function countOf(origin: string, count: number | bigint): InBoth | null {
  const of = counted[origin];
  return of === undefined ? null : { zh: ` ${count} ${of.zh}`, en: `${count} ${of.en[Number(count) === 1 ? 0 : 1]}` };
}

function inBoth(issue: Issue | undefined): InBoth {
  const text = issue === undefined ? unclear : issueText(issue);
  return typeof text === 'string' ? { zh: text, en: text } : text;
}

/** Each way in which the value could have been valid, once. */
function anyOf(ways: readonly (readonly Issue[])[]): InBoth {
  const told = ways.map(([first]) => inBoth(first));
  const once = [...new Map(told.map((one) => [one.zh, one])).values()];
  if (once.length === 0) return unclear;
  return { zh: once.map(({ zh }) => zh).join('，或'), en: once.map(({ en }) => en).join(', or ') };
}
