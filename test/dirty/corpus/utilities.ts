import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const bytes16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** What grids, gas firms and waterworks provide. */
export const utilities: readonly CorpusFile[] = [
  file(
    'State Grid online: days of one account, tariffs beside the sum',
    '网上国网日电量.csv',
    lines(
      '户号：ZA1,户名：某某公司,,,,',
      '日期,总电量(kWh),尖(kWh),峰(kWh),平(kWh),谷(kWh)',
      ...upTo(5).map((day) => `2025-01-0${day},${10 * day},${day},${4 * day},${2 * day},${3 * day}`),
    ),
    { ZA1: days('2025-01-01', 10, 20, 30, 40, 50) },
  ),
  file(
    'a bill of the southern grid: months as 202501, tariffs, adjustment, power factor',
    '南网账单.csv',
    lines(
      '用户编号,计费年月,抄见电量,变损电量,合计电量(千瓦时),力调系数,电费合计（元）',
      'ZB1,202501,1000,20,1020,0.85,612',
      'ZB1,202502,900,18,918,0.85,551',
    ),
    { ZB1: months('2025-01', 1020, 918) },
  ),
  file(
    'gas with this and last reading and the day of reading, standard cubic metres',
    '燃气用量.csv',
    lines(
      '用户号,用户地址,抄表时间,上次表数,本次表数,用气量(m³),气费',
      'ZC1,一号楼,2025-02-01,100,400,300,900',
      'ZC1,一号楼,2025-03-01,400,650,250,750',
    ),
    { ZC1: months('2025-01', 300, 250) },
  ),
  file(
    'a list of the waterworks, months as 2025年01月',
    '水务.csv',
    lines(
      '水表编号,用户名称,口径,水费年月,起码,止码,实用水量（吨）,水费（元）',
      '00012345,甲,DN50,2025年01月,100,112,12,48',
      '00012345,甲,DN50,2025年02月,112,123,11,44',
    ),
    { '00012345': months('2025-01', 12, 11) },
  ),
  file(
    'load curve of the grid, ninety-six points of power with the ratio beside it',
    '负荷曲线.csv',
    lines(
      `户号,计量点,日期,CT,PT,${upTo(96)
        .map((at) => `${two(Math.floor((at * 15) / 60))}:${two((at * 15) % 60)}`)
        .join(',')}`,
      `ZD,ZD1,2025-01-06,1,1,${upTo(96)
        .map(() => '8')
        .join(',')}`,
      `ZD,ZD1,2025-01-07,1,1,${upTo(96)
        .map(() => '4')
        .join(',')}`,
    ),
    { ZD1: days('2025-01-06', 8 * 96, 4 * 96) },
    { said: { unit: 'kWh' } },
  ),
  file(
    'a register in each column of tariffs, the sum too, at midnight',
    '冻结示数.csv',
    lines(
      '户号,表号,数据时间,正向有功总,正向有功尖,正向有功峰,正向有功平,正向有功谷,反向有功总',
      ...upTo(4, 0).map(
        (at) => `ZE,ZE1,2025-01-0${at + 1} 00:00:00,${1000 + 10 * at},${100 + at},${400 + 4 * at},${200 + 2 * at},${300 + 3 * at},0`,
      ),
    ),
    { ZE1: days('2025-01-01', 10, 10, 10) },
  ),
  file(
    'in UTF-16 with tabs, as a portal saves it',
    '用电查询.txt',
    bytes16(lines('户号\t年月\t用电量（千瓦时）\t电费', 'ZF1\t2025-01\t1,310.5\t800.1', 'ZF1\t2025-02\t1,280\t780')),
    { ZF1: months('2025-01', 1310.5, 1280) },
  ),
  file(
    'heads in quotes over two lines, semicolons within',
    'export.csv',
    lines('"数据\n时间","表计\n资产号","正向有功\n电量;kWh"', ...upTo(24, 0).map((hour) => `2025-01-05 ${two(hour)}:00,ZG1,${hour % 6}`)),
    { ZG1: hours('2025-01-05', ...upTo(24, 0).map((hour) => hour % 6)) },
  ),
  file(
    'a British half-hourly file of forty-eight columns with its flags',
    'hh.csv',
    lines(
      `MPAN,Date,${upTo(48)
        .map((at) => `HH${two(at)},Flag${two(at)}`)
        .join(',')}`,
      `1012345678901,06/01/2025,${upTo(48)
        .map(() => '2,A')
        .join(',')}`,
      `1012345678901,17/01/2025,${upTo(48)
        .map(() => '3,E')
        .join(',')}`,
    ),
    { '1012345678901': days('2025-01-06', 96) },
  ),
  file(
    'a British half-hourly file with its total and unit',
    'hhd.csv',
    lines(
      `Site,Meter Serial,Reading Date,Units,${upTo(48, 0)
        .map((at) => `${two(Math.floor(at / 2))}:${at % 2 === 0 ? '00' : '30'}`)
        .join(',')},Total`,
      `S,ZI1,13/01/2025,kWh,${upTo(48)
        .map(() => '2')
        .join(',')},96`,
      `S,ZI1,14/01/2025,kWh,${upTo(48)
        .map(() => '3')
        .join(',')},144`,
    ),
    { ZI1: days('2025-01-13', 96, 144) },
  ),
  file(
    'Green Button as csv: type, date, start and end clocks, usage, units, cost, notes',
    'pge_electric.csv',
    lines(
      'Name,A PERSON',
      'Address,1 STREET',
      'Account Number,1234567890',
      'Service,Service 1',
      '',
      'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES',
      ...upTo(24, 0).map((hour) => `Electric usage,2025-01-05,${two(hour)}:00,${two(hour)}:59,${(hour % 5) + 0.25},kWh,$0.10,`),
    ),
    { ZJ1: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour % 5) + 0.25)) },
    { said: { meter: 'ZJ1' } },
  ),
  file(
    'Green Button as csv: a bill each month',
    'coned.csv',
    lines(
      'TYPE,START DATE,END DATE,USAGE,UNITS,COST,NOTES',
      'Electric billing,2025-01-01,2025-01-31,310,kWh,$80.10,',
      'Electric billing,2025-02-01,2025-02-28,280,kWh,$75.00,',
    ),
    { ZK1: months('2025-01', 310, 280) },
    { said: { meter: 'ZK1' } },
  ),
  file(
    'Enedis: a load curve of half hours in watts with offsets',
    'enedis.csv',
    lines(
      'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes',
      '09123456789012;Courbe de charge;05/01/2025;06/01/2025;Energie active;Consommation;Comptage Brut;W;30',
      'Horodate;Valeur',
      ...upTo(48).map(
        (at) =>
          `${at === 48 ? '2025-01-06T00:00:00' : `2025-01-05T${two(Math.floor(at / 2))}:${at % 2 === 0 ? '00' : '30'}:00`}+08:00;${1000 + (at % 2) * 200}`,
      ),
    ),
    { '09123456789012': days('2025-01-05', 1.1 * 24) },
    { said: { meter: '09123456789012' } },
  ),
  file(
    'EDF: days with two tariffs, day first',
    'edf.csv',
    lines(
      'Date;Type de relevé;Heures creuses (kWh);Heures pleines (kWh)',
      '13/01/2025;Réel;3,5;8,2',
      '14/01/2025;Réel;4;7,9',
      '15/01/2025;Réel;3,1;8',
    ),
    { ZL1: days('2025-01-13', 11.7, 11.9, 11.1) },
    { said: { meter: 'ZL1' } },
  ),
  file(
    'quality flags of a data management system, missing as -9999 and N/A',
    'mdms.csv',
    lines(
      'SP_ID,CHANNEL,INTERVAL_END_DTTM,VALUE,UOM,STATUS',
      ...upTo(24).map((hour) => `ZM1,1,2025-01-05T${two(hour)}:00:00,${hour},KWH,${hour % 7 === 0 ? 'EST' : 'REG'}`),
    ),
    { ZM1: hours('2025-01-05', ...upTo(24)) },
  ),
  file(
    'interval and register side by side',
    'both.csv',
    lines(
      '时间,表号,表底(kWh),时段电量(kWh)',
      ...uses(24, 10).map((use, hour) => `2025-01-05 ${two(hour)}:00,ZN1,${counts(5000, uses(24, 10))[hour]},${use}`),
    ),
    { ZN1: hours('2025-01-05', ...uses(23, 10)) },
  ),
  file(
    'heat by the heating season with the area beside, GJ and its sum',
    '供热.csv',
    lines(
      '换热站,供热面积(㎡),2025年1月(GJ),2025年2月(GJ),合计(GJ),单耗(GJ/㎡)',
      'ZO1,10000,310,280,590,0.059',
      'ZO2,5000,90,80,170,0.034',
    ),
    { ZO1: months('2025-01', 310, 280), ZO2: months('2025-01', 90, 80) },
    { said: { carrier: 'heat' } },
  ),
];
