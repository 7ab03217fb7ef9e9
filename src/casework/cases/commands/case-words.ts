import type { Client } from '#client.ts';
import { caseTerms, groundsTerms, ballotTerms, gradeTerms, panelResultTerms, ratingMeetsTerms } from '#casework/cases/vocabulary.ts';
import type { Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Case = Awaited<ReturnType<Client['cases']['show']>>;

/** The due day of a limit, marked if overdue; `还有 3 个工作日` is left to the numeric column. */
export const dueOf = (due: string | null, overdue: boolean, say: Say): string | null =>
  overdue ? say(`${due ?? ''} 逾期`, `${due ?? ''} overdue`).trim() : due;

/** A case in words. */
export function caseInWords(one: Case, say: Say): string {
  return blocks(
    facts([
      [term(say, caseTerms, 'case'), one.case],
      [term(say, caseTerms, 'procedure'), `${one.procedureName} (${one.version})`],
      [label(say, 'state'), one.stateName],
      [label(say, 'place'), one.region],
      [label(say, 'organisation'), one.organisation],
      [label(say, 'building'), one.building],
      [term(say, caseTerms, 'project'), one.project],
      [term(say, caseTerms, 'began'), one.began],
      [term(say, caseTerms, 'ended'), one.ended],
      [term(say, groundsTerms, 'beside'), besideIn(one.grounds?.beside)],
      ...Object.entries(one.numbers).map(([id, number]): [string, string] => [id, number]),
      ...Object.entries(one.fieldTexts)
        .filter(([name]) => !isRating(one, name))
        .map(([name, text]): [string, string] => [one.fieldNames[name] ?? name, text]),
      [term(say, caseTerms, 'head'), one.head],
    ]),
    ratingsInWords(one, say),
    doubtsInWords(one, say),
    correctionsInWords(one, say),
    limitsInWords(one, say),
    reportsInWords(one, say),
    stepsInWords(one, say),
    ...one.panels.map((panel) => panelInWords(panel, say)),
    findingLines(one.findings, say),
  );
}

const besideIn = (beside: { readonly case: string; readonly reason: string } | undefined) =>
  beside === undefined ? null : `${beside.case} ${beside.reason}`;

const isRating = ({ fieldForms }: Case, name: string): boolean => fieldForms.some(({ field, type }) => field === name && type === 'rating');

/** What did not agree when steps were taken, with the reasons. */
function doubtsInWords({ doubts }: Case, say: Say): string | null {
  type Doubt = Case['doubts'][number];
  if (doubts.length === 0) return null;
  return table(
    [
      { title: term(say, caseTerms, 'transition'), cell: (one: Doubt) => one.stepName },
      { title: term(say, caseTerms, 'doubts'), cell: (one: Doubt) => one.detail },
      { title: term(say, caseTerms, 'doubtReason'), cell: (one: Doubt) => one.reason },
    ],
    doubts,
  );
}

/** What was corrected of steps that had effects, and which steps can be. */
function correctionsInWords({ corrections, correctable, fieldNames }: Case, say: Say): string {
  type Correction = Case['corrections'][number];
  const values = ({ fieldTexts }: Correction) => Object.entries(fieldTexts).map(([name, text]) => `${fieldNames[name] ?? name} ${text}`);
  return blocks(
    corrections.length === 0
      ? null
      : table(
          [
            { title: term(say, caseTerms, 'corrections'), cell: (one: Correction) => one.stepName },
            {
              title: term(say, caseTerms, 'corrected'),
              cell: (one: Correction) => (one.withdraws ? term(say, caseTerms, 'effectsWithdrawn') : values(one).join(say('；', '; '))),
            },
            { title: label(say, 'reason'), cell: (one: Correction) => one.note },
            { title: label(say, 'who'), cell: (one: Correction) => one.by },
            { title: label(say, 'day'), cell: (one: Correction) => one.at },
          ],
          corrections,
        ),
    correctable.length === 0
      ? null
      : facts([[term(say, caseTerms, 'correctable'), correctable.map((one) => `${one.name} (${one.transition})`).join(say('、', ', '))]]),
  );
}

/** What a step would be told. */
export function weighedInWords({ findings }: Awaited<ReturnType<Client['cases']['weigh']>>, say: Say): string {
  return findings.length === 0 ? say('所填内容没有发现不符。', 'No inconsistencies were found.') : blocks(findingLines(findings, say));
}

/** Scores against the star applied for. */
function ratingsInWords({ ratings }: Case, say: Say): string | null {
  type One = Case['ratings'][number];
  if (ratings.length === 0) return null;
  const grade = (star: number | null) =>
    star === null ? null : say(gradeTerms[star]?.zh ?? String(star), gradeTerms[star]?.en ?? String(star));
  return table(
    [
      { title: term(say, caseTerms, 'ratings'), cell: (one: One) => one.name },
      { title: term(say, caseTerms, 'ratingStandard'), cell: (one: One) => one.standard },
      { title: term(say, caseTerms, 'ratingTotal'), cell: (one: One) => one.total, number: true },
      { title: term(say, caseTerms, 'ratingGrade'), cell: (one: One) => grade(one.grade) },
      { title: term(say, caseTerms, 'ratingStar'), cell: (one: One) => grade(one.star) },
      {
        title: term(say, caseTerms, 'ratingMeets'),
        cell: ({ meets, star }: One) =>
          star === null ? null : term(say, ratingMeetsTerms, meets === null ? 'undecided' : meets ? 'met' : 'unmet'),
      },
    ],
    ratings,
  );
}

function limitsInWords({ limits }: Case, say: Say): string | null {
  const running = limits.filter((limit) => limit.running || limit.overdue);
  if (running.length === 0) return null;
  return table(
    [
      { title: term(say, caseTerms, 'limit'), cell: (limit: Case['limits'][number]) => limit.name },
      { title: term(say, caseTerms, 'used'), cell: (limit: Case['limits'][number]) => limit.used, number: true },
      { title: term(say, caseTerms, 'left'), cell: (limit: Case['limits'][number]) => limit.left, number: true },
      { title: term(say, caseTerms, 'due'), cell: (limit: Case['limits'][number]) => dueOf(limit.due, limit.overdue, say) },
    ],
    running,
  );
}

/** Reports by month or year, with their values. */
function reportsInWords({ reports, fieldNames }: Case, say: Say): string | null {
  type Report = Case['reports'][number];
  if (reports.length === 0) return null;
  const told = ({ fieldTexts }: Pick<Report, 'fieldTexts'>) =>
    Object.entries(fieldTexts).map(([name, text]) => `${fieldNames[name] ?? name} ${text}`);
  const before = ({ earlier }: Report) => earlier.map((one) => [one.given, ...told(one)].join(' ')).join(say('；', '; '));
  return table(
    [
      { title: term(say, caseTerms, 'reports'), cell: (one: Report) => `${one.name} (${one.report})` },
      { title: term(say, caseTerms, 'period'), cell: (one: Report) => one.period },
      { title: term(say, caseTerms, 'due'), cell: (one: Report) => dueOf(one.due, one.overdue, say) },
      { title: term(say, caseTerms, 'reported'), cell: (one: Report) => one.given },
      { title: term(say, caseTerms, 'reportedValues'), cell: (one: Report) => told(one).join(say('；', '; ')) },
      ...(reports.some(({ earlier }) => earlier.length > 0) ? [{ title: term(say, caseTerms, 'reportedEarlier'), cell: before }] : []),
    ],
    reports,
  );
}

function stepsInWords({ steps }: Case, say: Say): string | null {
  if (steps.length === 0) return null;
  type Step = Case['steps'][number];
  return table(
    [
      { title: term(say, caseTerms, 'transition'), cell: (step: Step) => `${step.name} (${step.transition})` },
      {
        title: say('可办', 'may be taken'),
        cell: (step: Step) => (step.as !== null && step.hindrance === null ? label(say, 'yes') : label(say, 'no')),
      },
      {
        title: label(say, 'reason'),
        cell: (step: Step) => step.hindrance?.detail ?? (step.as === null ? step.by.join(say('、', ', ')) : null),
      },
    ],
    steps,
  );
}

function panelInWords(panel: Case['panels'][number], say: Say): string | null {
  if (panel.members.length === 0) return null;
  type Member = (typeof panel)['members'][number];
  const waits = panel.outstanding === 0 ? '' : ` (${term(say, caseTerms, 'outstanding')} ${panel.outstanding})`;
  const title = `${panel.name}: ${term(say, panelResultTerms, panel.result)}${waits}`;
  return blocks(
    title,
    changedInWords(panel, say),
    table(
      [
        { title: term(say, caseTerms, 'member'), cell: (member: Member) => member.code },
        {
          title: term(say, caseTerms, 'vote'),
          cell: (member: Member) => (member.recused ? term(say, caseTerms, 'recused') : voteText(member, say)),
        },
      ],
      panel.members,
    ),
  );
}

/** How the papers differ from those that the reader voted on. */
function changedInWords({ changed }: Case['panels'][number], say: Say): string | null {
  if (changed === null) return null;
  const rows = [
    ...changed.fields.map(({ name, was, is }) => ({
      name,
      was: was ?? term(say, caseTerms, 'notGiven'),
      is: is ?? term(say, caseTerms, 'notGiven'),
    })),
    ...changed.personal.map((name) => ({ name, was: null, is: term(say, caseTerms, 'givenAnew') })),
    ...changed.evidence.map(({ kindName, name }) => ({ name: kindName, was: null, is: `${term(say, caseTerms, 'addedSince')} ${name}` })),
    ...changed.reports.map(({ name, period }) => ({ name, was: null, is: `${term(say, caseTerms, 'addedSince')} ${period}` })),
  ];
  type Row = (typeof rows)[number];
  if (rows.length === 0) return term(say, caseTerms, 'unchanged');
  return table(
    [
      { title: term(say, caseTerms, 'changedSince'), cell: (row: Row) => row.name },
      { title: term(say, caseTerms, 'was'), cell: (row: Row) => row.was },
      { title: term(say, caseTerms, 'is'), cell: (row: Row) => row.is },
    ],
    rows,
  );
}

const voteText = ({ vote, voted, earlier }: Case['panels'][number]['members'][number], say: Say): string =>
  vote === null ? term(say, caseTerms, voted ? 'voted' : earlier ? 'votedEarlier' : 'notVoted') : term(say, ballotTerms, vote);
