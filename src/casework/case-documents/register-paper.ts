import { writeWord } from '#platform/docx/docx.ts';
import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { RegisterTotal, RegisterTotals } from './register-totals.ts';
import type { Register, RegisterOf } from './registers.ts';
import { registerTerms } from './vocabulary.ts';

type Block = Parameters<typeof writeWord>[0]['blocks'][number];

/** A register of a place over some days, as a paper in the official layout: a part for each option. @param mark of the demo city */
export function registerPaper(
  register: Register,
  { from, to }: Pick<RegisterOf, 'from' | 'to'>,
  { place, office }: { readonly place: string; readonly office: string },
  { language, mark }: { readonly language: Language; readonly mark: string | undefined },
): Promise<Uint8Array> {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const dayOf = (day: string): string => say(chineseDay(day), day);
  const counts = register.parts.flatMap(({ name, rows }) =>
    name === null ? [] : [say(`${name} ${rows.length} 项`, `${name}: ${rows.length}`)],
  );
  const sums = counts.length === 0 ? '' : say(`其中，${counts.join('，')}。`, `Of these, ${counts.join('; ')}.`);
  return writeWord({
    title: register.name,
    blocks: [
      {
        kind: 'text',
        text: say(
          `${place}${dayOf(from)}至${dayOf(to)}（不含）共 ${register.total} 项。${sums}`,
          `${place}, from ${from} to ${to} (not included): ${register.total}. ${sums}`,
        ),
      },
      ...totalBlocks(register, language),
      ...register.parts.flatMap((part) => partBlocks(register, part, language)),
    ],
    signed: [office, dayOf(to)],
    note: mark,
    dated: Date.parse(`${to}T00:00:00Z`),
  });
}

/** The totals by group, with a last line for all. */
function totalBlocks({ totals }: Register, language: Language): Block[] {
  if (totals === null || totals.whole.count === 0) return [];
  const { header, rows } = totalTable(totals, language);
  return [
    { kind: 'heading', level: 1, text: registerTerms.totals[language] },
    { kind: 'table', header, rows: rows.map((row) => row.map((cell) => cell ?? '—')), widths: header.map(() => 1 / header.length) },
  ];
}

/** The columns before and after the fields: number in the list, register number; organisation, day. */
function partBlocks({ fields, number }: Register, { name, rows }: Register['parts'][number], language: Language): Block[] {
  const heading: Block[] = name === null ? [] : [{ kind: 'heading', level: 1, text: name }];
  if (rows.length === 0) return [...heading, { kind: 'text', text: labelTerms.none[language] }];
  const header = [
    labelTerms.rowNumber[language],
    ...(number === null ? [] : [number]),
    ...fields.map((one) => one.name),
    labelTerms.organisation[language],
    labelTerms.day[language],
  ];
  const given = [0.08, ...(number === null ? [] : [0.17]), ...fields.map(() => 0.44 / fields.length), 0.19, 0.12];
  const whole = given.reduce((sum, each) => sum + each, 0);
  return [
    ...heading,
    {
      kind: 'table',
      header,
      rows: rows.map((row, at) => [
        String(at + 1),
        ...(number === null ? [] : [row.number ?? '—']),
        ...row.values.map((value) => value ?? '—'),
        row.organisation ?? '—',
        row.day,
      ]),
      widths: given.map((each) => each / whole),
    },
  ];
}

/** The totals of a register as a table: a line for each group and one for all; how many cases lack a value is a column only if some do. */
function totalTable({ per, fields, rows, whole }: RegisterTotals, language: Language) {
  const isLacking = whole.lacking > 0;
  const line = ({ of, count, values, lacking }: RegisterTotal): (string | null)[] => [
    ...of,
    String(count),
    ...values,
    ...(isLacking ? [String(lacking)] : []),
  ];
  return {
    header: [
      ...per,
      registerTerms.cases[language],
      ...fields.map(({ name }) => name),
      ...(isLacking ? [registerTerms.lacking[language]] : []),
    ],
    rows: [...rows.map(line), line({ ...whole, of: per.map((_, at) => (at === 0 ? registerTerms.whole[language] : '')) })],
  };
}
