import type { Words } from '#kernel/finding.ts';

/** Messages of commissioning. */
export const commissioningWords: Words = {
  'no-such-commissioning': { zh: '没有编号为 {action} 的调适措施。', en: 'There is no commissioning action {action}.' },
  'notice-commissioning-due': {
    zh: '{what} 应于 {due} 进行定期调适（每 {months} 个月一次，上次 {last}）。完成后请登记调适措施。',
    en: '{what} is to be commissioned on {due} (every {months} months, last on {last}). Record the action once it is done.',
  },
  'commissioning-later': {
    zh: '措施日期 {on} 晚于今天 {today}；请在实施之后登记。',
    en: 'The day {on} is later than today, {today}: record the action once it is done.',
  },
  'commissioning-before-built': {
    zh: '日期 {on} 早于建筑 {building} 的建成年份（{year} 年），那时还没有可调适的建筑。日期填错的请改正；建成年份有误的，先更正建筑台账。',
    en: 'The day {on} is before {year}, the year in which building {building} was built. Correct the day; if the year is wrong, correct the registry first.',
  },
  'programme-year-ahead': {
    zh: '{year} 年尚未到来（今天 {today}），还没有可汇总的调适。请选择今年或以前的年份；将要到期的见到期清单。',
    en: 'The year {year} is still to come (today is {today}), so there is nothing to sum up. Choose this year or an earlier one; what falls due is in the list of due buildings.',
  },
  'commissioning-demolished': {
    zh: '建筑 {building} 已于 {day} 拆除，不能登记此日及以后的调适。日期填错的请改正；拆除登记有误的，先更正建筑台账。',
    en: 'Building {building} was demolished on {day}: nothing is commissioned from that day on. Correct the day; if the demolition is wrong, correct the registry first.',
  },
  'commissioning-carrier-unmetered': {
    zh: '建筑 {building} 没有计量{carrier}的计量点，措施的效果无从得知；已计量的有{metered}。请改选能源种类，或先登记计量点。',
    en: 'No metering point of building {building} measures {carrier}, so the effect could not be measured; metered are: {metered}. Choose another carrier, or add the meter first.',
  },
  'commissioning-episode-elsewhere': {
    zh: '预警 {episode} 不属于建筑 {building}，不能关联；请选择该建筑的预警。',
    en: 'Warning {episode} does not belong to building {building} and cannot be linked: choose a warning of this building.',
  },
  'commissioning-equipment-elsewhere': {
    zh: '设备 {equipment} 不在建筑 {building} 中，不能关联；请选择该建筑的设备。',
    en: 'Equipment {equipment} is not in building {building} and cannot be linked: choose equipment of this building.',
  },
  'effect-baseline-short': {
    zh: '措施之前 365 天内可用于比较的日子只有 {days} 天，至少要 {least} 天，才能给出区间和判定。请补齐此前的读数。',
    en: 'Only {days} of the 365 days before the action can be used for comparison; an interval and a verdict need at least {least}. Import the earlier readings.',
  },
  'effect-baseline-uneven': {
    zh: '措施之前的 {days} 天用量起伏相互关联太强，不足以给出区间和判定。请补充更早的读数。',
    en: 'Use on the {days} days before is too strongly autocorrelated for an interval and a verdict. Import earlier readings.',
  },
  'effect-months-missing': {
    zh: '没有日均温，措施之前的日子又只涉及全年 {months} 个月：分不清季节与措施的作用，不给出区间和判定。请导入气象数据。',
    en: 'Daily temperatures are not known, and the days before cover only {months} months of the year: season and effect cannot be told apart, so no interval and no verdict are given. Import weather data.',
  },
  'effect-without-temperature': {
    zh: '没有日均温：区间只由此前 {days} 天用量本身的起伏得出，未扣除天气影响，因此较宽。请导入气象数据。',
    en: 'Daily temperatures are not known: the interval comes only from the variation of use over the {days} days before, including the weather, so it is wide. Import weather data.',
  },
  'effect-days-spread': {
    zh: '有 {count} 天的用量逐日相同，是由更长时段的读数均摊而来，不能反映各天的差别，未计入。请导入逐日或更细的读数。',
    en: '{count} days have identical use because longer readings were spread over them, so they do not count. Import daily or finer readings.',
  },
  'effect-days-without-temperature': {
    zh: '{count} 天没有日均温，未计入。请导入气象数据。',
    en: '{count} days have no temperature and do not count. Import weather data.',
  },
  'effect-days-beyond': {
    zh: '{count} 天的日均温超出措施之前的范围（{min} 至 {max} °C），没有可比的日子，未计入。',
    en: '{count} days were colder or warmer than any day before ({min} to {max} °C): no days are comparable, so they do not count.',
  },
  'effect-not-certain': {
    zh: '90% 区间不含零，但还不足以下结论：判定按 98% 区间，避免把偶然起伏当作效果。再积累一些天数。',
    en: 'The 90 % interval excludes zero, but a verdict uses the 98 % interval, so that chance is not mistaken for an effect. Wait for more days.',
  },
  'detectable-unknown': {
    zh: '{days} 天可识别多少节约尚不能判断：最近 {days} 天中可比的有 {counted} 天（至少 {countedLeast} 天），再往前可用于比较的有 {reference} 天（至少 {least} 天）。共需约 {needed} 天有读数和日均温的日子。',
    en: 'The saving detectable after {days} days is not known: {counted} of the last {days} days are comparable (at least {countedLeast} are needed), and {reference} earlier days can be used for comparison (at least {least} are needed). About {needed} days with readings and temperatures are needed in all.',
  },
  'detectable-falling': {
    zh: '最近 {days} 天的用量已低于此前的水平：现在开始的措施会把这一变化也算进去，请先查明原因。',
    en: 'Use of the last {days} days is already lower than before: this change would be attributed to an action that starts now. Find out why first.',
  },
  'detectable-rising': {
    zh: '最近 {days} 天的用量已高于此前的水平：现在开始的措施会把这一变化也算进去，请先查明原因。',
    en: 'Use of the last {days} days is already higher than before: this change would be attributed to an action that starts now. Find out why first.',
  },
  'detectable-without-temperature': {
    zh: '没有日均温，读数又未覆盖全年：分不清季节与措施的作用。请导入气象数据。',
    en: 'Temperatures are not known, and readings do not cover a year: season and effect cannot be told apart. Import weather data.',
  },
  'start-band-bad': {
    zh: '室温范围 {low} 至 {high} 的下限不低于上限；请写成 18:26 这样的范围。',
    en: 'The lower end of the range, {low}, is not below the upper end, {high}: write a range such as 18:26.',
  },
  'start-day-closed': { zh: '{day} 没有使用时间，不需要开机。', en: 'The building does not open on {day}, so no start is needed.' },
  'start-no-rooms': {
    zh: '建筑 {building} 没有标签为 zone-air 的温度测点，不知道室温何时达到。请先登记测点。',
    en: 'Building {building} has no temperature point tagged zone-air, so when rooms reach the range is not known. Add points first.',
  },
  'start-no-running': {
    zh: '建筑 {building} 没有标签为 running 的状态测点，不知道何时开机。请先登记测点。',
    en: 'Building {building} has no state point tagged running, so start times are not known. Add points first.',
  },
  'start-too-few-days': {
    zh: '能看出开机与室温的相似日只有 {count} 天，少于 {least} 天，不作建议。',
    en: 'Only {count} similar days show the start and the room temperature, fewer than {least}, so no advice is given.',
  },
  'start-never-inside': {
    zh: '{days} 个相似日中，超过一成的日子到开门时室温仍未达到，提前多久都不能保证；请检查设备或范围。',
    en: 'On more than a tenth of the {days} similar days the rooms did not reach the range by opening, however early the start: check the plant or the range.',
  },
  'start-days-untold': {
    zh: '{count} 个相似日没有开机记录或室温数据不足，未计入。',
    en: '{count} similar days have no start on record or too few room temperatures, so they do not count.',
  },
  'start-own-method': {
    zh: '建议由本系统自有方法得出，只看过去相似日；开机更晚时建筑会再凉（热）一些，请逐步推迟并复核。',
    en: 'The advice comes from a method of our own that uses similar past days only: with a later start the building cools (or warms) a little more, so delay the start step by step and check.',
  },
  'no-such-strategy': {
    zh: '建筑 {building} 没有对象为 {subject} 的运行策略“{strategyKind}”；请先列出该建筑的运行策略。',
    en: 'Building {building} has no strategy “{strategyKind}” of {subject}: list its strategies first.',
  },
  'no-strategy-rule': {
    zh: '{day} 没有有效的运行策略阈值“{strategyKind}”（知识库 strategy-rule）。',
    en: 'No thresholds of the strategy “{strategyKind}” are in force on {day} (knowledge, strategy-rule).',
  },
  'commissioning-file-too-long': {
    zh: '清单有 {count} 行，一个工作簿放不下；请按下级地区分别导出。',
    en: 'The list has {count} rows, too many for one workbook: export it by smaller places.',
  },
  'strategy-period-long': {
    zh: '时段有 {days} 天，最多 {most} 天；请缩短时间。',
    en: 'The period has {days} days, at most {most} are allowed: shorten it.',
  },
  'strategy-price-bad': {
    zh: '单价“{price}”不能识别；请写成 electricity=0.62,heat=35，能源种类见 --carrier，最多 6 位小数。',
    en: 'The price {price} is not recognised: write it like electricity=0.62,heat=35, with a carrier and at most 6 decimals.',
  },
  'strategy-price-twice': {
    zh: '电既给了单价，又给了分时电价 {tariff}；请只留一个。',
    en: 'Electricity has a price and the tariff {tariff}: give one of the two.',
  },
  'commissioning-strategy-elsewhere': {
    zh: '所依据的运行策略属于建筑 {of}，不是 {building}；请从这栋建筑的策略中选择。',
    en: 'The strategy belongs to building {of}, not to {building}: choose a strategy of this building.',
  },
  'commissioning-strategy-carrier': {
    zh: '所依据的运行策略节约的是{expected}，措施填的是{carrier}；请改为一致，效果才能对照。',
    en: 'The strategy saves {expected}, but the action names {carrier}: use the same, so that the effect can be compared.',
  },
  'strategy-not-measured': {
    zh: '建筑 {building} 没有这类策略所需的测点或计量点，未能判断；不等于没有浪费。请登记测点或给计量点指定能耗分项。',
    en: 'Building {building} has none of the points or meters that this strategy needs: it is not known, which is not to say that nothing is lost. Add points, or give meters their energy item.',
  },
  'strategy-not-measured@outside-hours': {
    zh: '建筑 {building} 的设备没有标签为 running 的状态测点或 power 的功率测点，也没有空调分项（01B00）的计量点，未能判断；不等于没有浪费。',
    en: 'No equipment of building {building} has a state point tagged running or a power point tagged power, and no meter has the item 01B00 (air conditioning): it is not known, which is not to say that nothing is lost.',
  },
  'strategy-not-measured@heating-and-cooling': {
    zh: '建筑 {building} 没有一台设备兼有加热和冷却的阀位测点（heating-valve、cooling-valve）或功率测点（heating-power、cooling-power），未能判断；不等于没有浪费。',
    en: 'No equipment of building {building} has both valves (heating-valve, cooling-valve) or both powers (heating-power, cooling-power): it is not known, which is not to say that nothing is lost.',
  },
  'strategy-not-measured@supply-temperature': {
    zh: '建筑 {building} 没有标签为 supply-water 的供水温度测点，未能判断；不等于没有浪费。',
    en: 'Building {building} has no temperature point tagged supply-water: it is not known, which is not to say that nothing is lost.',
  },
  'strategy-not-measured@chilled-supply': {
    zh: '建筑 {building} 没有标签为 chilled-supply 的冷冻水供水温度测点，未能判断；不等于没有浪费。',
    en: 'Building {building} has no temperature point tagged chilled-supply: it is not known, which is not to say that nothing is lost.',
  },
  'strategy-chilled-constant': {
    zh: '冷冻水供水温度几乎没有变过（变化幅度 {varied} K，至少 {least} K）：在这台机组上，温度高一些会省多少没有实测，不作推算。可在室温允许时试行较高的供水温度几周，再来查找。',
    en: 'The chilled supply temperature hardly varied (by {varied} K; at least {least} K are needed): what a higher one would save on this chiller has not been measured and is not estimated. Try a higher supply temperature for a few weeks while rooms allow it, then look again.',
  },
  'strategy-cooled-hours-short': {
    zh: '供冷量、功率、供水温度、室温和室外温度都已知的运行小时不足 {least} 个，或负荷和室外温度几乎不变，未能判断。',
    en: 'Fewer than {least} hours of running have output, power, supply, room and outdoor temperature, or load and weather hardly changed: it cannot be judged.',
  },
  'strategy-humidity-not-measured': {
    zh: '建筑 {building} 没有标签为 zone-air 的湿度测点：只按室温判断，提高供水温度后除湿是否够用不知道。',
    en: 'Building {building} has no humidity point tagged zone-air: rooms are judged by temperature only, and whether dehumidification would still be sufficient is not known.',
  },
  'strategy-not-measured@parallel-plant': {
    zh: '建筑 {building} 没有登记两台以上同类的冷水机组、热泵、锅炉或水泵，未能判断。请登记设备及其功率（power）和输出（cooling-power、heating-power、flow）测点。',
    en: 'Building {building} does not have two or more chillers, heat pumps, boilers or pumps on record, so this cannot be judged. Add the equipment with points of input (power) and output (cooling-power, heating-power, flow).',
  },
  'strategy-not-measured@lights': {
    zh: '建筑 {building} 没有照明分项（01A10、01A20、01A00）的计量点，照明设备也没有测点，未能判断；不等于没有浪费。',
    en: 'No meter of building {building} has an item of lighting (01A10, 01A20, 01A00), and no lighting has points: it is not known, which is not to say that nothing is lost.',
  },
  'strategy-not-measured@lifts': {
    zh: '建筑 {building} 没有电梯分项（01C10）的计量点，电梯设备也没有功率测点，未能判断；不等于没有浪费。',
    en: 'No meter of building {building} has the item 01C10 (lifts), and no lift has a power point: it is not known, which is not to say that nothing is lost.',
  },
  'strategy-points-several': {
    zh: '设备 {equipment} 有几个标签为 {tag} 的测点（{points}），不知道该用哪个；请只留一个标签。',
    en: 'Equipment {equipment} has several points tagged {tag} ({points}), and it is not clear which one to use: keep the tag on one only.',
  },
  'strategy-power-missing': {
    zh: '设备 {equipment} 没有标签为 power 的功率测点：知道多运行了多少小时，不知道多用了多少电。',
    en: 'Equipment {equipment} has no power point tagged power: the extra hours are known, but not the energy used.',
  },
  'strategy-heat-missing': {
    zh: '设备 {equipment} 没有供热、供冷功率测点（heating-power、cooling-power）：知道同时供冷供热的小时，不知道浪费了多少。',
    en: 'Equipment {equipment} has no points of heating-power and cooling-power: the hours are known, but not the energy wasted.',
  },
  'strategy-never-off': {
    zh: '这段时间里从未停机，停机时的功率未知，按零计。',
    en: 'It was never off in this period: its power when off is not known and is taken as zero.',
  },
  'strategy-no-contrast': {
    zh: '使用时段与非使用时段的用电几乎一样：或一直开着，或使用时间不对，仅凭表计不能区分。',
    en: 'Use is almost the same in occupied and other hours: it is on all the time, or the occupied time is wrong; the meter alone cannot tell.',
  },
  'strategy-hours-short': {
    zh: '有读数的小时太少：使用时段 {inside}、非使用时段 {away}，各至少 {least}。按日抄表得不到逐时用量。',
    en: 'Too few hours are measured: {inside} occupied, {away} others; at least {least} of each are needed. A meter read once a day gives no hourly use.',
  },
  'strategy-with-sockets': {
    zh: '照明没有单独计量，这里是照明与插座合计：夜间不关的插座设备也在其中。',
    en: 'Lighting is not metered separately: this is lighting and sockets together, including devices left on overnight.',
  },
  'strategy-needs-band': {
    zh: '没有给出室温范围，不能判断；请给出，如 18:24。',
    en: 'Without a room temperature range this cannot be judged: give one, such as 18:24.',
  },
  'strategy-ran-through': {
    zh: '{count} 个早晨在开门前 {lead} 小时以前已在运行：属于非使用时段运行，不作为开机判断。',
    en: 'On {count} mornings plant was on more than {lead} hours before opening: this counts as running outside occupied time, not as a start.',
  },
  'strategy-no-weather': {
    zh: '没有室外温度，不能判断；请导入气象数据。',
    en: 'The outdoor temperature is not known, so this cannot be judged: import weather data.',
  },
  'strategy-heated-hours-short': {
    zh: '有供热量、供水温度和室外温度的小时只有 {count} 个（至少 {least} 个），或室外温度几乎不变。',
    en: 'Only {count} hours have heat, supply and outdoor temperature ({least} are needed), or the outdoor temperature hardly changed.',
  },
  'strategy-unit-not-measured': {
    zh: '设备 {equipment} 没有功率（power）或输出（{tag}）测点，未参与比较。',
    en: 'Equipment {equipment} has no point of input (power) or of output ({tag}), and is not compared.',
  },
  'strategy-units-many': {
    zh: '有 {count} 台，最多比较 {most} 台的组合。',
    en: 'There are {count} units; combinations of at most {most} are compared.',
  },
  'strategy-lift-not-measured': {
    zh: '电梯 {equipment} 没有功率测点（power），或没有运行（running）或次数（trips）测点，未参与比较。',
    en: 'Lift {equipment} has no power point, or neither a running nor a trips point, and is not compared.',
  },
  'strategy-lifts-by-meter': {
    zh: '没有运行或次数测点，只由电梯表计得出：看不到每一趟，只计非使用时段的待机。',
    en: 'There are no running or trips points, so the result comes from the lift meter alone: single trips are not seen, and only standby outside occupied time counts.',
  },
  'strategy-still-hours-short': {
    zh: '静止的小时只有 {count} 个（至少 {least} 个），不能得出待机用电。',
    en: 'Only {count} hours without movement are known ({least} are needed): the standby power cannot be determined.',
  },
  'programme-effects-many': {
    zh: '这一年有 {count} 项措施，只计算了最近 {most} 项的效果；其余请按建筑查看。',
    en: 'There are {count} actions in the year; only the effects of the latest {most} were calculated. See the others by building.',
  },
  'programme-not-stated': {
    zh: '{count} 栋建筑没有设定调适间隔，也没有登记措施，不在清单中。',
    en: '{count} buildings have neither an interval nor an action and are not listed.',
  },
};
