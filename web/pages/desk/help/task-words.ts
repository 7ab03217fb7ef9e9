import type { HowTo } from '#desk/search/vocabulary.ts';

type Steps = Readonly<Record<HowTo, readonly string[]>>;

const zh: Steps = {
  ledger: [
    '打开“数据导入”，把手头的台账（xlsx 或 csv）拖进去，不必先改格式。',
    '看“数据类型”和各列的含义：程序已按表头推断，并说明理由；不对的，点开改选。',
    '点“预览变更”，看将新增、更新和退回的行。此时还没有写入任何内容。',
    '点“确认导入”。退回的行下载下来，照批注改好后再次上传。',
    '导入错了，在该次导入的页面撤销；撤销前的历史版本仍可查询。',
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
    '新建的连接是停用的。查找设备：看哪些地址有应答，勾选要接入的通道。',
    '把通道绑定到计量点或测点，核对单位和系数；一批可用“导入通道”的表格。',
    '点“测试”：每个通道读一次，不入库；看数值、单位和时间是否合理。',
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
    '按种类或单位筛选，勾选要催的几项。',
    '可写一句附言，点“预览催报”，看每人将收到的内容。',
    '点“发送”。没有账户的，把补报链接转给对方。',
    '在“催报记录”中看何时发给了谁；数据补齐后自动从清单中消失。',
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
    'Open “Data import” and drop your ledger (xlsx or csv) there as it is.',
    'See what the file was taken for and what each column means: each guess says why, and is changed at one click.',
    'Preview the change: rows that are new, changed or rejected. Nothing is written yet.',
    'Import. Take the rejected rows away, correct them where they are commented, and upload them again.',
    'An import can be undone on its page; what was known before can still be looked up.',
  ],
  readings: [
    'A few readings: open “Enter readings”, choose building and month, fill in meter by meter. Anything that looks wrong is shown first.',
    'Leave empty what you have not: it never counts as zero.',
    'Submit: it holds at once, and can be undone.',
    'Bills of months or years: open “Data import” and upload the table, a row for each meter and a column for each month.',
    'See the coverage under “Data quality”: every month should be there.',
  ],
  connection: [
    'Open the page of connections and make one: its protocol, address and port. Secrets are typed here and never shown again.',
    'It is made off. Look for devices: which addresses answer, and tick the channels that you want.',
    'Bind each channel to a metering point or a point, with its unit and scale; many at once by a table of channels.',
    'Test it: each channel is read once and nothing is kept. Look whether value, unit and time can be.',
    'Switch it on. What listens is open to this machine alone unless TLS or the allowed networks are set.',
    'The list tells when something came last, what is not bound and how far clocks are off. After a broken line collectors send again; what comes twice counts once.',
  ],
  over: [
    'Open the overview, choose the year, and see the tile “Over quota”: formal and indicative are counted apart.',
    'Press the number: the list of those buildings opens, the furthest over first.',
    'Narrow it by use, heating or district, to compare like with like.',
    'Open a building and see under its quota what was measured, how it was corrected, and the limit.',
    'Any figure opens down to factors, readings and files; the list is exported as xlsx.',
  ],
  finding: [
    'Open “Data quality”, tab of findings; your to-do names those that wait as well.',
    'Open the meter: the suspect readings are red dots, with the use before and after.',
    'Look at the file and row that they came from; ask who reads the meter where in doubt.',
    'Decide: valid, not valid, rollover or new device, and say why.',
    'Record the decision: figures are recalculated at once, and it can be taken back.',
  ],
  source: [
    'Open “Knowledge and sources”, then the sources to check, and begin with the one that most buildings rest on.',
    'Type what the printed standard says, cell by cell, with edition and page, and attach a scan of that page.',
    'Compare with what the program has, then hand it to another person.',
    'Another person opens it beside the scan and confirms.',
    'Verdicts that rest on it are formal from then on; those known before stay indicative.',
  ],
  reminder: [
    'Open “Data reminders”: which months are missing, which meters are silent, and who owes them.',
    'Narrow by kind or organisation, and tick those to remind.',
    'Add a note if you like, and preview what each will get.',
    'Send. Give the link to those who have no account.',
    'See under “Reminders sent” who was told when; what was delivered leaves the list by itself.',
  ],
  report: [
    'Open “Energy reports”, choose place, monthly report and month; that of a building opens from its page.',
    'Check the key figures and what is missing; what is missing never counts as zero.',
    'Save as Word to go on writing.',
    'Issue the report: it is kept as it left, with all that it rests on, under a number.',
    'Where data were corrected, issue it again: what differs is listed.',
  ],
  draft: [
    'Fill in a green rating, a prefab rate, planning conditions or a design check.',
    'Save as a draft under a title; with the code of a project all who see the project see it.',
    'Once it is open, changes are saved by themselves as the next revision.',
    'Go on later from “Drafts” in the menu or from the page of the project.',
    'Where somebody else has saved since, the page says so: open theirs, or keep yours as another draft.',
  ],
  savings: [
    'On the page of a building open its savings: choose energy and base period, the whole year before the measure. What is missing is listed, each with its button.',
    'Look at use by temperature, the lines of the model and the residuals: where their level changes, find out why first.',
    'Name the baseline and its project and seal it: it never changes whatever becomes of the readings, and anyone can check its hash.',
    'On the page of the baseline choose a reporting period, upload a table of events where use changed for other reasons, and work the savings out.',
    'Savings come with an interval; where it holds zero nothing is proven. Any figure opens down to the readings of a day.',
    'Take the report as Word; many buildings at once are worked out as a portfolio.',
  ],
};

export const steps = { zh, en } as const;
