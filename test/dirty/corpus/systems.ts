import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const quarter = (at: number): string => `${two(Math.floor(at / 4) % 24)}:${two((at % 4) * 15)}`;
const nem = (values: string): string =>
  `100,NEM12,202501031149,MDP,RETAILER\n200,NEM7001009,E1,1,E1,N1,METSER7,kWh,30,20250610\n300,20250105,${values},A,,,20250106121004,\n900\n`;

/** Exports of systems: head-ends of meters, building automation, energy platforms. */
export const systems: readonly CorpusFile[] = [
  file(
    'a head-end of DL/T 645: addresses, identifiers, frozen values',
    'frozen.csv',
    lines(
      '通信地址,数据标识,冻结时间,数据内容',
      ...counts(4000, [90, 80, 85]).map((shown, at) => `000012345678,00010000,2025-01-0${at + 1} 00:00:00,${shown}.25`),
    ),
    { '000012345678': days('2025-01-01', 90, 80, 85) },
  ),
  file(
    'daily frozen counters, two hundred meters of a new estate',
    'freeze.csv',
    lines(
      '表地址,冻结日期,冻结值',
      ...upTo(40).flatMap((meter) => [0, 1, 2].map((at) => `TB${meter},2025-01-0${at + 1},${meter * 37 + 200 + at * (meter % 5)}`)),
    ),
    { TB7: days('2025-01-01', 2, 2), TB9: days('2025-01-01', 4, 4) },
    { others: 38 },
  ),
  file(
    'a trend of building automation: name, time, value, status',
    'bacnet.csv',
    lines(
      'Object Name,Time,Present Value,Status',
      ...counts(81_000, uses(8, 12)).map((shown, at) => `TC1_kWh,2025-01-05 0${at}:00:00,${shown},{ok}`),
    ),
    { TC1_kWh: hours('2025-01-05', ...uses(8, 12)) },
  ),
  file(
    'a trend with the name above it and its unit in the heading',
    'history.csv',
    lines(
      'history:/Site/TD1',
      '',
      'Timestamp,Trend Flags,Status,Value (kW)',
      ...upTo(96, 0).map((at) => `05-Jan-25 ${quarter(at)}:00,{ },{ok},${20 + (at % 4)}`),
    ),
    { TD1: days('2025-01-05', 21.5 * 24) },
    { said: { meter: 'TD1' } },
  ),
  file(
    'an interval platform that names the kind of its values in a column',
    'platform.csv',
    lines(
      'deviceId,metric,ts,val',
      ...upTo(6, 0).flatMap((at) => [
        `TE1,voltage,2025-01-05T0${at}:00:00+08:00,230.5`,
        `TE1,energy,2025-01-05T0${at}:00:00+08:00,${12 + (at % 3)}`,
      ]),
    ),
    { TE1: hours('2025-01-05', ...upTo(6, 0).map((at) => 12 + (at % 3))) },
    { others: 1 },
  ),
  file(
    'Australian intervals',
    'nem.csv',
    nem(
      upTo(48)
        .map(() => '1.5')
        .join(','),
    ),
    {
      'NEM7001009-E1': { from: '2025-01-05T00:00', step: 'hour', values: [3, 3] },
    },
  ),
  file(
    'a counter in Wh, in the name of the column alone',
    'shelly.csv',
    lines('time,device,total_wh', ...counts(900_000, [1500, 1400, 1600, 1550]).map((shown, at) => `2025-01-05 0${at}:00,TF1,${shown}`)),
    { TF1: hours('2025-01-05', 1.5, 1.4, 1.6, 1.55) },
  ),
  file(
    'a home: an entity, its state, when it changed',
    'homeassistant.csv',
    lines(
      'entity_id,state,last_changed',
      ...counts(4321, uses(12, 3)).map((shown, at) => `sensor.TG1,${shown}.5,2025-01-05T${two(at)}:00:00.000Z`),
    ),
    { 'sensor.TG1': hours('2025-01-05T08:00', ...uses(12, 3)) },
  ),
  file(
    'an interval of five minutes, told as from and to in UTC',
    'api.csv',
    lines(
      'interval_start_utc,interval_end_utc,site,consumption_kwh',
      ...upTo(12, 0).map(
        (at) => `2025-01-05T00:${two(at * 5)}:00Z,2025-01-05T${at === 11 ? '01:00' : `00:${two(at * 5 + 5)}`}:00Z,TH1,0.5`,
      ),
    ),
    { TH1: hours('2025-01-05T08:00', 6) },
  ),
  file(
    'naive times under a heading that says UTC, in the wide layout',
    'utcwide.csv',
    lines('timestamp_utc,TI1,TI2', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,${hour + 1},${(hour % 3) + 1}`)),
    { TI1: hours('2025-01-05T08:00', ...upTo(24)), TI2: hours('2025-01-05T08:00', ...upTo(24, 0).map((hour) => (hour % 3) + 1)) },
  ),
  file(
    'volts and amperes in columns without their units',
    'meter_log.csv',
    lines(
      'time,TJ1_kWh,Ua,Ub,Ia,PF,Hz',
      ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,${(hour % 6) + 2},231.2,230.9,12.4,0.96,50.01`),
    ),
    { TJ1_kWh: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour % 6) + 2)) },
  ),
  file(
    'portfolio entries of electricity and gas in one list, their units in words',
    'espm.csv',
    lines(
      'Property Id,Meter Type,Meter ID,Start Date,End Date,Usage/Quantity,Usage Units',
      'P1,Electric - Grid,TK1,2025-01-01,2025-02-01,310,kWh (thousand Watt-hours)',
      'P1,Natural Gas,TK2,2025-01-01,2025-02-01,36,GJ',
      'P1,Electric - Grid,TK1,2025-02-01,2025-03-01,280,kWh (thousand Watt-hours)',
    ),
    { TK1: months('2025-01', 310, 280), TK2: months('2025-01', 10_000) },
  ),
  file(
    'a quality behind the value and estimates among them',
    'mdm.csv',
    lines(
      'NMI,ReadDateTime,Qty,QualityFlag',
      ...upTo(48).map((at) => `TL1,2025-01-05 ${two(Math.floor((at - 1) / 2))}:${at % 2 === 1 ? '00' : '30'}:00,${at % 5},A`),
    ),
    {
      TL1: days(
        '2025-01-05',
        upTo(48).reduce((sum, at) => sum + (at % 5), 0),
      ),
    },
  ),
  file(
    'half hours whose stamps are one second short of their ends',
    'scada.csv',
    lines(
      '时间戳,点号,电量',
      ...upTo(48).map((at) => `2025-01-05 ${two(Math.floor((at - 1) / 2))}:${at % 2 === 1 ? '29' : '59'}:59,TM1,${at % 5}`),
    ),
    {
      TM1: days(
        '2025-01-05',
        upTo(48).reduce((sum, at) => sum + (at % 5), 0),
      ),
    },
  ),
  file(
    'a building system in the wide layout, its sum in front',
    'ems.csv',
    lines(
      '时间,总表合计,TN1,TN2',
      ...upTo(24, 0).map(
        (hour) => `2025-01-05 ${two(hour)}:00,${((hour * 7) % 24) + 12 + (hour % 5)},${((hour * 7) % 24) + 5},${7 + (hour % 5)}`,
      ),
    ),
    {
      TN1: hours('2025-01-05', ...upTo(24, 0).map((hour) => ((hour * 7) % 24) + 5)),
      TN2: hours('2025-01-05', ...upTo(24, 0).map((hour) => 7 + (hour % 5))),
    },
  ),
  file(
    'budget and forecast beside each meter',
    'budget.csv',
    lines('Month,TO1,TO1 Budget,TO1 Forecast', '2025-01,310,300,305', '2025-02,280,290,285', '2025-03,300,295,299'),
    { TO1: months('2025-01', 310, 280, 300) },
  ),
  file(
    'counters with a swap among few readings',
    'swap.csv',
    lines('日期,表号,表码', '2025-01-01,TP1,9800', '2025-02-01,TP1,9900', '2025-03-01,TP1,10010', '2025-04-01,TP1,10100'),
    { TP1: months('2025-01', 100, 110, 90) },
  ),
  file(
    'a list of meters that are there, which count',
    'known.csv',
    lines('时刻,点位,数值', ...counts(500, [3, 4, 5]).map((shown, at) => `2025-01-05 0${at}:00,TQ1,${shown}`)),
    { TQ1: hours('2025-01-05', 3, 4, 5) },
    { meters: 'code,carrier,kind,unit\nTQ1,electricity,register,kWh\n' },
  ),
  file(
    'a code of two columns: the building and its meter',
    'two.csv',
    lines(
      'Building,Meter,Month,kWh',
      'A,TR1,2025-01,310',
      'A,TR2,2025-01,90',
      'B,TR3,2025-01,120',
      'A,TR1,2025-02,280',
      'A,TR2,2025-02,80',
      'B,TR3,2025-02,110',
    ),
    { TR1: months('2025-01', 310, 280), TR2: months('2025-01', 90, 80), TR3: months('2025-01', 120, 110) },
  ),
  file(
    'meters called alike in two buildings',
    'alike.csv',
    lines('楼栋,表号,月份,用电量(kWh)', 'A座,1,2025-01,310', 'B座,1,2025-01,120', 'A座,1,2025-02,280', 'B座,1,2025-02,110'),
    { 'A座-1': months('2025-01', 310, 280), 'B座-1': months('2025-01', 120, 110) },
  ),
  file(
    'thirty minutes with their ends in the heading',
    'he.csv',
    lines(
      'Interval Ending,Site,kWh',
      ...upTo(48).map(
        (at) => `${at === 48 ? '2025-01-06 00:00' : `2025-01-05 ${two(Math.floor(at / 2))}:${at % 2 === 0 ? '00' : '30'}`},TS1,${at % 3}`,
      ),
    ),
    { TS1: days('2025-01-05', 48) },
  ),
  file(
    'a day of hours that begins at one, cut at five in the evening',
    'cut.csv',
    lines('time,meter,kWh', ...upTo(17).map((hour) => `2025-01-05 ${two(hour)}:00,TT1,${hour % 4}`)),
    { TT1: hours('2025-01-05T01:00', ...upTo(17).map((hour) => hour % 4)) },
  ),
  file(
    'numbers as texts with blanks around them',
    'blank.csv',
    lines('time , meter , kWh ', ...upTo(24, 0).map((hour) => ` 2025-01-05 ${two(hour)}:00 , TU1 , ${hour}.5 `)),
    { TU1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour + 0.5)) },
  ),
  file(
    'cumulative use of each day beside its hours',
    'daycum.csv',
    lines('time,meter,hourly kWh,daily cumulative kWh', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,TV1,2,${2 * (hour + 1)}`)),
    { TV1: hours('2025-01-05', ...upTo(24).map(() => 2)) },
  ),
];
