import { Command, Option } from 'commander';
import { programVersion } from '#platform/db/data-directory.ts';
import { accessCommands } from './access.ts';
import { backupCommands } from './backup.ts';
import { buildingCommands } from './building.ts';
import { completenessCommand } from './completeness.ts';
import { dailyCommand } from './daily.ts';
import type { Output } from './output.ts';
import { doctorCommand } from './doctor.ts';
import { attachmentCommands } from './attachments.ts';
import { explainCommand } from './explain.ts';
import { expectedCommand, paceCommand } from './expected.ts';
import { pacesCommand } from './paces.ts';
import { exportCommand } from './export.ts';
import { findingsCommands } from './findings.ts';
import { helpIn } from './help.ts';
import { annualReportCommands } from './annual-report.ts';
import { assessmentCommands } from './assessment.ts';
import { formCommands } from './form.ts';
import { historyCommand } from './history.ts';
import { importCommands } from './import.ts';
import { importsCommands } from './imports.ts';
import { indicatorCommands } from './indicator.ts';
import { jobsCommands } from './jobs.ts';
import { readingsCommand } from './import-readings.ts';
import { recordCommand } from './record.ts';
import { energyAuditCommands } from './energy-audit.ts';
import { carbonCommands } from './carbon.ts';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { knowledgeCommands } from './knowledge-check.ts';
import { refuseLinkUnused } from './link-commands.ts';
import { matchingCommands } from './matching.ts';
import { meterCommands } from './meter.ts';
import { noticeCommands } from './notice.ts';
import { overCommands } from './over.ts';
import { occupancyCommands } from './occupancy.ts';
import { organisationCommands } from './organisation.ts';
import { placesCommand } from './places.ts';
import { obligationCommands } from './obligations.ts';
import { monthlyCommand } from './monthly.ts';
import { overviewCommand } from './overview.ts';
import { specialPlanCommands } from './special-plans.ts';
import { policyCommands } from './policy.ts';
import { projectCommands } from './project.ts';
import { draftCommands } from './draft.ts';
import { connectionCommands } from './connection.ts';
import { openadrCommands } from './openadr.ts';
import { simulateCommand } from './simulate.ts';
import { certificateCommands } from './certificate.ts';
import { equipmentCommands } from './equipment.ts';
import { solarCommands } from './solar.ts';
import { baselineCommands } from './baseline.ts';
import { forecastCommands } from './forecast.ts';
import { bidCommands } from './bid.ts';
import { eventCommands } from './event.ts';
import { portfolioCommands } from './portfolio.ts';
import { resourceCommands } from './resource.ts';
import { pointCommands } from './point.ts';
import { heatSeasonCommands } from './heat-season.ts';
import { heatSupplyCommands } from './heat-supply.ts';
import { trendCommand } from './trend.ts';
import { personCommands } from './person.ts';
import { postCommands } from './post.ts';
import { trainingCommands } from './training.ts';
import { quotaCommand } from './quota.ts';
import { rankCommand } from './rank.ts';
import { ratingCommands } from './rating.ts';
import { uploadCommands } from './upload.ts';
import { reminderCommands } from './reminder.ts';
import { scheduleCommands } from './schedule.ts';
import { tariffCommands } from './tariff.ts';
import { thermalCommands } from './thermal.ts';
import { searchCommand } from './search.ts';
import { secretCommands } from './secret.ts';
import { serveCommand } from './serve.ts';
import { settingsCommand } from './settings.ts';
import { statementCommands } from './statement.ts';
import { energyReportCommands } from './energy-report.ts';
import { stockCommand } from './stock.ts';
import { todoCommand } from './todo.ts';
import { vocabularyCommand } from './vocabulary.ts';
import { useCommand } from './use.ts';
import { weatherCommands } from './weather.ts';
import { workdaysCommand } from './workdays.ts';
import { procedureCommands } from './procedure.ts';
import { calendarCommands } from './calendar.ts';
import { budgetCommands } from './case-money.ts';
import { caseCommands } from './case.ts';
import { drawCommands } from './draw.ts';
import { standardCommands } from './standard.ts';
import { catalogueCommands } from './catalogue.ts';
import { surveyCommands } from './survey.ts';
import { commissionCommands } from './commission.ts';
import { contractCommands } from './contract.ts';
import { measureValueCommands } from './measure-values.ts';
import { measuresCommand } from './measures.ts';
import { performanceCommand } from './performance.ts';
import { importReturnsCommand } from './import-returns.ts';
import { deliveryCommands } from './delivery.ts';
import { feedCommands } from './feed.ts';
import { returnCommands } from './return.ts';
import { retrofitCommands } from './retrofit.ts';
import { savingsCommands } from './savings.ts';
import { targetCommands } from './target.ts';
import { taskCommands, taskReportsCommand } from './task.ts';
import { temperatureCommands } from './temperature.ts';
import { indoorCommand } from './temperature-measured.ts';
import { warningCommands } from './warning.ts';

/** Every command with its options, in the order of the help. It writes to the output and never ends the process. */
export function createProgram(context: CommandContext, { language, json, out, err }: Output): Command {
  const { say } = context;
  const program = new Command('yaodong')
    .description(say('窑洞：栋栋可知，数数可证。', 'Yaodong 窑洞: know every building, and answer for every figure.'))
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: json ? () => {} : err, outputError: () => {} })
    .configureHelp(helpIn(language))
    .showSuggestionAfterError(true);
  addGlobals(program, context);
  program.hook('preAction', (_program, command) => refuseLinkUnused(program, command, say));
  serveCommand(program, context);
  const group = program.command('import').description(say('导入文件', 'bring files in')).helpCommand(false);
  examples(group, context, 'import buildings 楼栋.xlsx', 'import readings 读数.csv --help');
  importCommands(group, context);
  taskReportsCommand(group, context);
  importReturnsCommand(group, context);
  readingsCommand(group, context);
  weatherCommands(program, group, context);
  for (const add of inOrder) add(program, context);
  program.helpCommand('help [command]', say('显示命令的用法和例子', 'how a command is used, with examples'));
  program.addHelpText(
    'after',
    `\n${say('yaodong COMMAND --help 说明每个命令的选项并给出例子。', 'yaodong COMMAND --help tells the options of each command, with examples.')}`,
  );
  return program;
}

const inOrder = [
  searchCommand,
  todoCommand,
  reminderCommands,
  recordCommand,
  importsCommands,
  jobsCommands,
  buildingCommands,
  attachmentCommands,
  matchingCommands,
  meterCommands,
  findingsCommands,
  completenessCommand,
  useCommand,
  uploadCommands,
  dailyCommand,
  monthlyCommand,
  overviewCommand,
  energyReportCommands,
  stockCommand,
  rankCommand,
  overCommands,
  quotaCommand,
  expectedCommand,
  paceCommand,
  pacesCommand,
  explainCommand,
  historyCommand,
  exportCommand,
  projectCommands,
  equipmentCommands,
  resourceCommands,
  scheduleCommands,
  solarCommands,
  portfolioCommands,
  baselineCommands,
  forecastCommands,
  eventCommands,
  bidCommands,
  tariffCommands,
  thermalCommands,
  certificateCommands,
  retrofitCommands,
  occupancyCommands,
  warningCommands,
  temperatureCommands,
  commissionCommands,
  savingsCommands,
  contractCommands,
  energyAuditCommands,
  carbonCommands,
  performanceCommand,
  measuresCommand,
  measureValueCommands,
  indoorCommand,
  pointCommands,
  heatSupplyCommands,
  heatSeasonCommands,
  connectionCommands,
  openadrCommands,
  simulateCommand,
  trendCommand,
  knowledgeCommands,
  policyCommands,
  specialPlanCommands,
  obligationCommands,
  indicatorCommands,
  formCommands,
  returnCommands,
  assessmentCommands,
  annualReportCommands,
  feedCommands,
  deliveryCommands,
  targetCommands,
  taskCommands,
  ratingCommands,
  draftCommands,
  workdaysCommand,
  procedureCommands,
  caseCommands,
  budgetCommands,
  calendarCommands,
  drawCommands,
  personCommands,
  postCommands,
  standardCommands,
  trainingCommands,
  catalogueCommands,
  surveyCommands,
  statementCommands,
  settingsCommand,
  placesCommand,
  vocabularyCommand,
  organisationCommands,
  accessCommands,
  noticeCommands,
  secretCommands,
  backupCommands,
  doctorCommand,
];

/** Options that stand before or behind every command. */
function addGlobals(program: Command, { say }: CommandContext): void {
  program
    .option('--data <dir>', say('数据目录（默认 ./data）', 'the data directory (default ./data)'))
    .addOption(
      new Option('--server <url>', say('别处的服务器（或环境变量 YAODONG_SERVER）', 'a server elsewhere (or YAODONG_SERVER)')).conflicts(
        'data',
      ),
    )
    .option('--key <key>', say('访问密钥（或环境变量 YAODONG_KEY）', 'the API key (or YAODONG_KEY)'))
    .option(
      '--link <token>',
      say(
        '办件、问卷、能源审计或用热人的链接，代替密钥',
        'a link into a case, a survey, an energy audit or a heat account, in place of a key',
      ),
    )
    .option('--json', say('在标准输出上只给出一个 JSON 文档', 'exactly one JSON document on standard output'))
    .addOption(
      new Option('--lang <lang>', say('语言（默认随 LANG，否则中文）', 'the language (default from LANG, else Chinese)')).choices([
        'zh',
        'en',
      ]),
    )
    .version(programVersion, '-V', say('显示版本（也可写作 --version）', 'show the version (or --version)'))
    .helpOption('-h, --help', say('显示用法', 'show this help'));
}
