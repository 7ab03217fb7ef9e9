import { counts, days, file, hours, lines, months, two, upTo, uses, type CorpusFile } from './corpus-file.ts';

const quarter = (at: number): string => `${two(Math.floor(at / 4) % 24)}:${two((at % 4) * 15)}`;

/** Exports of suppliers and systems from Germany, France, the Benelux, the Nordic countries, Spain, Britain and America. */
export const abroad: readonly CorpusFile[] = [
  file(
    'a German counter on the first of months, with a decimal comma',
    'Zählerstände.csv',
    lines(
      'Ablesedatum;Zählernummer;Zählerstand (kWh)',
      ...counts(12_000, [310, 280, 300]).map((shown, at) => `01.0${at + 1}.2025;GA1;${shown},5`),
    ),
    { GA1: months('2025-01', 310, 280, 300) },
  ),
  file(
    'German use on the last of months',
    'Verbrauch.csv',
    lines('Stichtag;Objekt;Verbrauch in kWh', '31.01.2025;GB1;310,5', '28.02.2025;GB1;280,0', '31.03.2025;GB1;300,25'),
    { GB1: months('2025-01', 310.5, 280, 300.25) },
  ),
  file(
    'a German load profile, from and to in columns of clocks',
    'Lastgang.csv',
    lines(
      'Datum;von;bis;Zählpunkt;Wert (kWh)',
      ...upTo(96, 0).map((at) => `06.01.2025;${quarter(at)};${quarter(at + 1)};GC1;0,${250 + ((at * 37) % 90)}`),
    ),
    {
      GC1: days(
        '2025-01-06',
        upTo(96, 0).reduce((sum, at) => sum + 0.25 + ((at * 37) % 90) / 1000, 0),
      ),
    },
  ),
  file(
    'German power by the quarter of an hour',
    'Leistung.csv',
    lines('Zeitstempel;Messstelle;Leistung [kW]', ...upTo(96, 0).map((at) => `06.01.2025 ${quarter(at)};GD1;${40 + (at % 4)},0`)),
    { GD1: days('2025-01-06', 41.5 * 24) },
  ),
  file(
    'German power under its word alone',
    'lp.csv',
    lines('Zeitstempel;Messstelle;Leistung', ...upTo(96, 0).map((at) => `06.01.2025 ${quarter(at)};GE1;${40 + (at % 4)},0`)),
    { GE1: days('2025-01-06', 41.5 * 24) },
  ),
  file(
    'German decimals behind commas in a file with commas',
    'export.csv',
    lines('Datum,Zähler,Verbrauch (kWh)', ...['12,250', '11,875', '12,125'].map((use, at) => `0${at + 1}.02.2025,GF1,"${use}"`)),
    { GF1: days('2025-02-01', 12.25, 11.875, 12.125) },
  ),
  file(
    'German thousands with points',
    'tausend.csv',
    lines('Monat\tZähler\tVerbrauch (kWh)', '01.2025\tGG1\t1.250', '02.2025\tGG1\t1.175'),
    { GG1: months('2025-01', 1250, 1175) },
  ),
  file(
    'two tariffs of a Dutch counter in columns',
    'standen.csv',
    lines('OpnameDatum;Meter;StandNormaal;StandDal', ...upTo(4, 0).map((at) => `0${at + 1}-01-2025;GH1;${1000 + 6 * at};${2000 + 4 * at}`)),
    { GH1: days('2025-01-01', 10, 10, 10) },
  ),
  file(
    'high and low tariff of use, in German',
    'ht-nt.csv',
    lines('Monat;Zähler;HT (kWh);NT (kWh)', '01/2025;GI1;200,5;100,5', '02/2025;GI1;180;90'),
    { GI1: months('2025-01', 301, 270) },
  ),
  file(
    'a French load curve in watts, what it is of above it',
    'Enedis_CDC.csv',
    lines(
      'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite',
      '22516914714270;Courbe de charge;05/01/2025;06/01/2025;Energie active;Consommation;Comptage Brut;W',
      'Horodate;Valeur',
      ...upTo(48).map(
        (at) =>
          `2025-01-${at < 48 ? '05' : '06'}T${two(Math.floor(at / 2) % 24)}:${at % 2 === 0 ? '00' : '30'}:00+08:00;${1000 + (at % 2) * 200}`,
      ),
    ),
    { 22516914714270: days('2025-01-05', 26.4) },
    { said: { meter: '22516914714270' } },
  ),
  file(
    'French counters, day first',
    'releves.csv',
    lines('Date de relève;Compteur;Index (kWh)', ...counts(8000, [310, 280]).map((shown, at) => `01/0${at + 1}/2025;GJ1;${shown}`)),
    { GJ1: months('2025-01', 310, 280) },
  ),
  file(
    'French use, day first, a blank for thousands',
    'conso.csv',
    lines('Date;Site;Consommation (kWh)', ...upTo(14).map((day) => `${two(day)}/01/2025;GK1;1 ${200 + ((day * 37) % 90)},5`)),
    { GK1: days('2025-01-01', ...upTo(14).map((day) => 1200.5 + ((day * 37) % 90))) },
  ),
  file(
    'a Spanish curve: hours from 1 to 24',
    'curva.csv',
    lines(
      'CUPS;Fecha;Hora;Consumo_kWh;Metodo_obtencion',
      ...upTo(24).map((hour) => `GL1;13/01/2025;${hour};0,${100 + ((hour * 7) % 24)};R`),
    ),
    { GL1: hours('2025-01-13', ...upTo(24).map((hour) => 0.1 + ((hour * 7) % 24) / 1000)) },
  ),
  file('three tariffs of Italy in columns', 'fasce.csv', lines('POD;Mese;F1;F2;F3', 'GM1;01/2025;100;80;120', 'GM1;02/2025;90;70;110'), {
    GM1: months('2025-01', 300, 270),
  }),
  file(
    'Danish hours from and to, the unit in a column',
    'Meterdata.csv',
    lines(
      'MålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed;Kvalitet;Type',
      ...upTo(24, 0).map(
        (hour) =>
          `571313;05-01-2025 ${two(hour)}:00;${hour === 23 ? '06-01-2025 00' : `05-01-2025 ${two(hour + 1)}`}:00;1,${two(hour)};KWH;Målt;Tidsserie`,
      ),
    ),
    { 571313: hours('2025-01-05', ...upTo(24, 0).map((hour) => 1 + hour / 100)) },
  ),
  file(
    'Irish half hours of power, their unit in a column of kinds, stamped at their ends',
    'HDF.csv',
    lines(
      'MPRN,Meter Serial Number,Read Value,Read Type,Read Date and End Time',
      ...upTo(48).map(
        (at) =>
          `10001,GN1,${at % 2 === 0 ? '0.400' : '0.600'},Active Import Interval (kW),${at === 48 ? '14-01-2025 00:00' : `13-01-2025 ${two(Math.floor(at / 2))}:${at % 2 === 0 ? '00' : '30'}`}`,
      ),
    ),
    { 10001: days('2025-01-13', 12) },
  ),
  file(
    'British half hours in columns called HH',
    'hh.csv',
    lines(
      `MPAN,Date,${upTo(48)
        .map((at) => `HH${two(at)}`)
        .join(',')}`,
      ...['13/01/2025', '14/01/2025'].map(
        (day) =>
          `GO1,${day},${upTo(48)
            .map(() => '1.5')
            .join(',')}`,
      ),
    ),
    { GO1: days('2025-01-13', 72, 72) },
  ),
  file(
    'American monthly entries from and to, with units and cost',
    'espm_meter.csv',
    lines(
      'Meter Name,Start Date,End Date,Usage/Quantity,Usage Units,Cost ($)',
      'GP1,12/31/2024,1/31/2025,310,kWh (thousand Watt-hours),40',
      'GP1,1/31/2025,2/28/2025,280,kWh (thousand Watt-hours),38',
    ),
    { GP1: { from: '2025-01-31', step: 'day', values: upTo(28).map(() => 10) } },
  ),
  file(
    'American firsts of months',
    'monthly.csv',
    lines('Date,Site,kWh', ...upTo(12).map((month) => `${two(month)}/01/2024,GQ1,${100 + month}`)),
    { GQ1: months('2024-01', ...upTo(12).map((month) => 100 + month)) },
  ),
  file(
    'Pacific Gas: titles above, minutes that end one short',
    'pge.csv',
    lines(
      'Name,Building One',
      'Address,1 Main St',
      'Service,GR1',
      '',
      'TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES',
      ...upTo(24, 0).map((hour) => `Electric usage,2025-01-05,${two(hour)}:00,${two(hour)}:59,${(hour % 4) + 0.5},$0.10,`),
    ),
    { GR1: hours('2025-01-05', ...upTo(24, 0).map((hour) => (hour % 4) + 0.5)) },
    { said: { meter: 'GR1' } },
  ),
  file(
    'kW-hr behind the hyphen',
    'trend.csv',
    lines('Timestamp,Meter,Value (kW-hr)', ...upTo(96, 0).map((at) => `2025-01-05 ${quarter(at)},GS1,${1 + (at % 4)}`)),
    { GS1: days('2025-01-05', 240) },
  ),
  file(
    'kW under demand alone',
    'demand.csv',
    lines('Timestamp,Meter,Demand', ...upTo(96, 0).map((at) => `2025-01-05 ${quarter(at)},GT1,${40 + (at % 4)}`)),
    { GT1: days('2025-01-05', 41.5 * 24) },
  ),
  file(
    'afternoons in English',
    'ampm.csv',
    lines(
      'Time,Meter,kWh',
      ...upTo(24, 0).map((hour) => `1/15/2025 ${hour % 12 === 0 ? 12 : hour % 12}:00:00 ${hour < 12 ? 'AM' : 'PM'},GU1,${hour + 1}`),
    ),
    { GU1: hours('2025-01-15', ...upTo(24)) },
  ),
  file('a week of the year as the time', 'weeks.csv', lines('Week,Site,kWh', '2025-W02,GV1,70', '2025-W03,GV1,77'), {
    GV1: days('2025-01-06', ...upTo(7).map(() => 10)),
  }),
  file(
    'a Swedish house without a code',
    'elforbrukning.csv',
    lines('Datum;Förbrukning (kWh)', ...upTo(14).map((day) => `2025-01-${two(day)};${day},5`)),
    { GW1: days('2025-01-01', ...upTo(14).map((day) => day + 0.5)) },
    { said: { meter: 'GW1' } },
  ),
  file(
    'the last second of days, in German',
    'tage.csv',
    lines('Zeit;Zähler;Verbrauch', ...uses(14, 30).map((use, at) => `${two(at + 1)}.01.2025 23:59:59;GX1;${use},5`)),
    { GX1: days('2025-01-01', ...uses(14, 30).map((use) => use + 0.5)) },
  ),
  file(
    'times of Berlin, as the heading says',
    'berlin.csv',
    lines('Zeit (UTC+1);Zähler;Verbrauch (kWh)', ...upTo(24, 0).map((hour) => `05.01.2025 ${two(hour)}:00;GY1;${hour},5`)),
    { GY1: hours('2025-01-05T07:00', ...upTo(24, 0).map((hour) => hour + 0.5)) },
  ),
  file(
    'use and what was fed in, in columns',
    'prosumer.csv',
    lines(
      'Datum;Zähler;Bezug (kWh);Einspeisung (kWh)',
      ...upTo(14).map((day) => `${two(day)}.01.2025;GZ1;${((day * 5) % 9) + 5},5;${day},25`),
    ),
    { GZ1: days('2025-01-01', ...upTo(14).map((day) => ((day * 5) % 9) + 5.5)) },
  ),
];
