import type { HowTo } from '#desk/search/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';

type Steps = Readonly<Record<HowTo, readonly string[]>>;

const zh: Steps = {
  ledger: [
    '打开“数据导入”，把手头的台账（xlsx 或 csv）拖进去，不必先改格式。',
    '看“数据类型”和各列的含义：程序已按表头推断，并说明理由；不对的，点开改选。',
    '点“预览变更”，看将新增、更新和被拒绝的行。此时还没有写入任何内容。',
    '点“确认导入”。下载被拒绝的行，按批注改好后再次上传。',
    '导入有误的，在该次导入的页面撤销；撤销前的历史版本仍可查询。',
  ],
  readings: [
    '少量读数：打开“录入读数”，选建筑和月份，逐表填写。看起来不对的，提交前会提示。',
    '没有的数据空着，不要填 0：空着不会当作零。',
    '点“提交读数”，立即生效，可以撤销。',
    '整月、整年的账单：打开“数据导入”，上传表格，一行一个户号、一列一个月即可。',
    '在“数据质量”中看覆盖率，确认各月已补齐。',
  ],
  connection: [
    '打开“连接与通道”，新建一条连接：选协议，填地址和端口；密钥只在此填写，之后不再显示。',
    '新建的连接处于停用状态。在“测试与查找”中查找设备，看哪些地址有应答，勾选要接入的通道。',
    '把通道绑定到计量点或测点，核对单位和系数；一批可用“导入通道”的表格。',
    '点“全部读取一次”：每个通道读一次，不入库；看数值、单位和时间是否合理。',
    '启用连接。监听的端口默认只对本机开放；对外须设 TLS 或允许的网段。',
    '回到列表看最近收到的时间、未绑定的数据和时钟偏差；断线恢复后采集器会补传，同一数据只计一次。',
  ],
  over: [
    '打开“总览”，选年份，看“超约束值”一格：正式与参考分开计数。',
    '点数字，进入超约束值建筑的名单，按超出比例排序。',
    '按用途、供暖方式或区县筛选，在同类中比较。',
    '点建筑名称，在“定额与同类”中看实测值、修正和约束值。',
    '点任一数值，可逐层查到系数、读数和来源文件；名单可导出为 xlsx。',
  ],
  finding: [
    '打开“数据质量”，选“疑点”；“待办”中也列出待判定的疑点。',
    '点表计，在图中看可疑的读数（红点）和前后的用量。',
    '查看来源文件和行号，必要时向抄表单位核实。',
    '选择判定：确认有效、确认无效、翻转或换表，并写明理由。',
    '点“提交判定”，相关数值立即重新计算；判定可以撤销。',
  ],
  source: [
    '打开“知识与依据”，进入“核对标准原文”，从影响建筑最多的条目开始。',
    '对照手中的标准原文逐格填写，写明版本和页码，附上该页的扫描件。',
    '点“与现有比较”，看与程序现有数值的不同，无误后点“提交他人核对”。',
    '另一人打开同一条目，对照扫描件，点“确认与原文一致”。',
    '此后据此得出的判定为正式；以前的仍为参考。',
  ],
  reminder: [
    '打开“数据催报”，看缺哪些月份、哪些表计离线、由谁报送。',
    '在“各地区欠报”中点一个地区某月的数字，或按种类、地区、月份筛选；只催其中几项时勾选。',
    '填补报期限，可写一句附言，点“预览催报”，看每人将收到的内容。',
    '点“发送”。没有账户的，把补报链接转给对方。',
    '在“催报记录”中看何时发给了谁、已补报几项；数据补齐后自动从清单中消失。',
  ],
  report: [
    '打开“用能报告”，选地区、“月报”和月份；单栋建筑从建筑页面打开。',
    '核对关键指标和数据缺口；缺少的数据不会按零计入。',
    '点“导出 Word”，得到公文格式的报告，可继续编辑。',
    '定稿后点“签发报告”：连同依据按签发时的原样保存，有编号，可查验。',
    '数据更正后再次签发，变更之处单独列出。',
  ],
  draft: [
    '在“绿色建筑评分”“装配率”或“规划条件与设计核对”页面填写内容。',
    '点“另存为草稿”，写标题；填写项目代码的，能查看该项目的人都能看到。',
    '打开草稿后的修改会自动保存，版次加一。',
    '以后从菜单“草稿”或项目页面进入，继续填写。',
    '他人已保存新版本的，页面会提示：打开新版本，或把自己的内容另存为新草稿。',
  ],
  savings: [
    '打开建筑页的“节能量”，选能源和基期（改造前的一整年）；还缺什么，页上逐条列出并给出处理的按钮。',
    '看用量与气温的散点、模型的线和残差：残差水平有变化的，先核实原因。',
    '填写基准名称和项目代码，点“锁定基准”：此后读数怎样更正，基准都不变，任何人可用摘要核对。',
    '在基准页选统计报告期，有停业、加建等变化的，上传非常规事件表，点“计算节能量”。',
    '节能量带置信区间；区间含零的，不能说已经节约。点数值可逐层查到每日读数。',
    '点“下载节能量报告（Word）”，得到公文格式的报告；一批建筑用“成批计算节能量”。',
  ],
};

const en: Steps = {
  ledger: [
    `Open “${labels.en.dataImport}” and drop your ledger (xlsx or csv) there; it need not be reformatted first.`,
    'Check the kind of data and the meaning of each column: the program recognises them from the headings and says why. Click any of them to change it.',
    'Preview the changes: rows that will be added, updated or rejected. Nothing is written yet.',
    'Import. Download the rejected rows, correct them as the comments say, and upload them again.',
    'A wrong import can be undone on its page; earlier versions can still be viewed.',
  ],
  readings: [
    `A few readings: open “${labels.en.typeReadings}”, choose a building and a month, and fill in meter by meter. Anything that looks wrong is pointed out before you submit.`,
    'Leave empty what you do not have, and do not enter 0: an empty field never counts as zero.',
    'Submit: the readings count at once, and can be undone.',
    `Bills of whole months or years: open “${labels.en.dataImport}” and upload the table, with a row for each meter and a column for each month.`,
    `Check the coverage under “${labels.en.dataQuality}” and make sure that every month is complete.`,
  ],
  connection: [
    `Open “${labels.en.connections}” and create a connection: choose its protocol, enter address and port. Secrets are entered here and never shown again.`,
    'A new connection is off. Under “Test and find”, search for devices, see which addresses answer, and tick the channels that you want.',
    'Bind each channel to a metering point or a point, and check its unit and scale; a table of channels binds many at once.',
    'Choose “Read all once”: each channel is read once and nothing is stored. Check that values, units and times are plausible.',
    'Turn the connection on. By default a listening port is open to this machine only; to open it further, set TLS or the allowed networks.',
    'The list shows when data last arrived, what is not bound, and clock skew. After a broken connection collectors resend; the same data counts only once.',
  ],
  over: [
    'Open the overview, choose the year, and see the tile “Over quota”: formal and indicative verdicts are counted separately.',
    'Click the number to open the list of those buildings, furthest over first.',
    'Filter by use, heating or district to compare like with like.',
    'Open a building and see under “Quota and peers” the measured value, its corrections and the constraint value.',
    'Click any value to trace it to factors, readings and source files; the list can be exported as xlsx.',
  ],
  finding: [
    `Open “${labels.en.dataQuality}” and choose “${labels.en.findings}”; findings to decide are also listed under “${labels.en.toDo}”.`,
    'Open the meter: the chart shows the doubtful readings as red dots, with the use before and after.',
    'Check the source file and row; if necessary, ask whoever reads the meter.',
    'Decide: valid, invalid, rollover or reset, and give the reason.',
    'Record the decision: the values affected are recalculated at once, and the decision can be taken back.',
  ],
  source: [
    `Open “${labels.en.knowledgeAndSources}”, go to the sources to be checked, and begin with the entry that affects most buildings.`,
    'Enter what the printed standard says, cell by cell, with edition and page, and attach a scan of that page.',
    'Compare with the values in the program, then submit for a second check.',
    'Another person opens the same entry, compares it with the scan, and confirms.',
    'From then on verdicts based on it are formal; earlier ones stay indicative.',
  ],
  reminder: [
    `Open “${labels.en.dataReminders}” to see which months are missing, which meters are offline, and who has to deliver.`,
    'Click the number of a region and month under “Missing by region”, or filter by kind, region and month; tick rows to remind of these alone.',
    'Set the day to submit by, add a note if you like, and preview what each recipient will get.',
    'Send. Pass the link on to those who have no account.',
    'See under “Reminders sent” who was notified, when, and how many items have come since; data that has been delivered disappears from the list.',
  ],
  report: [
    `Open “${labels.en.energyReport}”, choose a place, the monthly report and the month; the report of a building is opened from its page.`,
    'Check the key figures and data gaps; missing data is never counted as zero.',
    'Export as Word: a formatted report that you can continue to edit.',
    'When it is final, issue the report: it is kept as issued with all its inputs, numbered, and can be verified.',
    'If data is corrected later, issue it again: the changes are listed separately.',
  ],
  draft: [
    'Fill in a green-building rating, a prefab rate, planning conditions or a design check.',
    'Save it as a draft with a title; if you enter a project code, everyone who can see the project can see the draft.',
    'Once a draft is open, changes are saved automatically as a new revision.',
    `Continue later from “${labels.en.drafts}” in the menu or from the page of the project.`,
    'If somebody else has saved a new revision, the page says so: open theirs, or save yours as a new draft.',
  ],
  savings: [
    `On the page of a building open “${labels.en.savings}” and choose the energy and the base period, the whole year before the retrofit. What is missing is listed, each with a button to deal with it.`,
    'Look at use by temperature, the lines of the model and the residuals: if their level changes, find out why first.',
    'Enter a name and a project code and seal the baseline: it never changes, whatever corrections are made to readings, and anyone can verify it by its hash.',
    'On the page of the baseline choose a reporting period; if use changed for other reasons, such as closure or an extension, upload a table of non-routine events; then calculate the savings.',
    'Savings come with a confidence interval; if it contains zero, savings are not proven. Any value can be traced to the readings of a day.',
    'Download the savings report (Word); many buildings are calculated together as a portfolio.',
  ],
};

export const steps = { zh, en } as const;
