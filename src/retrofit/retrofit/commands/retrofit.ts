import type { Command } from 'commander';
import type { CommandContext } from '#cli/command-context.ts';
import { examples } from '#cli/command-context.ts';
import { retrofitEstimateCommand } from '#retrofit/retrofit-estimate/commands/retrofit-estimate.ts';
import { retrofitFindCommands } from './retrofit-find.ts';
import { retrofitPoolCommands } from './retrofit-pool.ts';
import { retrofitSolveCommand } from '#platform/solver/commands/retrofit-solve.ts';
import { retrofitSurveyCommands } from '#retrofit/retrofit-survey/commands/retrofit-survey.ts';
import { retrofitPlanCommands } from '#retrofit/retrofit-plan/commands/retrofit-plan.ts';

/** `retrofit …`: retrofits of existing buildings: estimates, the pool of projects, and which of them come first. */
export function retrofitCommands(program: Command, context: CommandContext): void {
  const group = program
    .command('retrofit')
    .description(context.say('既有建筑节能改造', 'energy retrofits of existing buildings'))
    .helpCommand(false);
  examples(group, context, 'retrofit list --region 140302 --state surveyed', 'retrofit show R-2026-01', 'retrofit advance --help');
  retrofitEstimateCommand(group, context);
  retrofitFindCommands(group, context);
  retrofitPoolCommands(group, context);
  retrofitSolveCommand(group, context);
  retrofitPlanCommands(group, context);
  retrofitSurveyCommands(group, context);
}
