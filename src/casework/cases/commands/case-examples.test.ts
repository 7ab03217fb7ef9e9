import { Command } from 'commander';
import { expect, test } from 'vitest';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { readShipped } from '../../../../test/knowledge.ts';
import { sayIn } from '#cli/output.ts';
import { caseCommands } from './case.ts';

const procedures = new Map(
  readShipped()
    .entries.filter(({ kind }) => kind === 'procedure')
    .map(({ held }) => [(held as Procedure).id, held as Procedure]),
);

/** The words of every example in the help of `case` and its commands. */
function shownExamples(): string[][] {
  const program = new Command();
  caseCommands(program, { say: sayIn('zh'), within: async () => {}, alone: async () => {} });
  const lines: string[] = [];
  const visit = (command: Command): void => {
    command.configureOutput({ writeOut: (text) => lines.push(...text.split('\n')) }).outputHelp();
    command.commands.forEach(visit);
  };
  visit(program);
  return lines
    .filter((line) => line.startsWith('  yaodong case '))
    .map((line) => [...line.trim().matchAll(/'([^']*)'|(\S+)/gu)].map(([whole, quoted]) => quoted ?? whole));
}

const all = shownExamples();
const of = (name: string): string[][] => all.filter(([, , command]) => command === name);
const given = (words: readonly string[], option: string): string[] =>
  words.flatMap((word, at) => (word === option ? [(words[at + 1] ?? '').split('=')[0] as string] : []));

test('a case that an example begins has the links and fields that its procedure asks for', () => {
  const lacking = of('new').flatMap((words) => {
    const procedure = procedures.get(words[3] as string);
    if (procedure === undefined) return [`${words[3]}: no such procedure`];
    const links = Object.entries(procedure.links ?? {}).filter(([link, how]) => how === 'required' && !words.includes(`--${link}`));
    const fields = given(words, '--set').filter((field) => !Object.hasOwn(procedure.fields, field));
    return [...links.map(([link]) => link), ...fields].map((one) => `${procedure.id}: ${one}`);
  });
  expect(of('new').length).toBeGreaterThan(2);
  expect(lacking).toEqual([]);
});

test('a case that an example names is of a procedure that exists', () => {
  const codes = all.flatMap((words) => words.filter((word) => /-\d{6}-\d{4}-\d{4}$/u.test(word)));
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !procedures.has(code.replace(/-\d{6}-\d{4}-\d{4}$/u, '')))).toEqual([]);
});

test('a step that an example takes exists, with all that its form and its evidence ask for', () => {
  const wrong = of('do').flatMap((words) => {
    const { transitions } = procedures.get((words[3] as string).replace(/-\d{6}-\d{4}-\d{4}$/u, '')) as Procedure;
    const step = transitions[words[4] as string];
    if (step === undefined) return [`no step ${words[4]}`];
    const [set, files] = [given(words, '--set'), given(words, '--evidence')];
    const lacking = [
      ...(step.form ?? []).filter((one) => !set.includes(one)),
      ...(step.evidence ?? []).filter((one) => !files.includes(one)),
    ];
    return [...lacking, ...set.filter((one) => ![...(step.form ?? []), ...(step.optional ?? [])].includes(one))];
  });
  expect(of('do').length).toBeGreaterThan(1);
  expect(wrong).toEqual([]);
});
