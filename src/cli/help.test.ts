import { Command } from 'commander';
import { expect, test } from 'vitest';
import { helpIn } from './help.ts';

const group = (name: string, about: string, inside: readonly string[]): Command => {
  const made = new Command(name).description(about);
  for (const one of inside) made.command(one);
  return made;
};

test('a group is listed with its commands; one of many lists them after its description, so that everything is visible', () => {
  const kinds = ['buildings', 'meters', 'organisations', 'projects', 'equipment', 'points'];
  const program = new Command('p').configureHelp({ ...helpIn('en'), helpWidth: 200 });
  program.addCommand(group('jobs', 'long work', ['watch', 'cancel'])).addCommand(group('import', 'bring files in', kinds));
  const help = program.helpInformation();
  expect(help).toMatch(/^ {2}jobs watch\|cancel +long work$/mu);
  expect(help).toMatch(/^ {2}import … +bring files in \[buildings, meters, organisations, projects, equipment, points\]$/mu);
});
