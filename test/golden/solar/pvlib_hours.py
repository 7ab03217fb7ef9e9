"""Writes pvlib-hours.json: what pvlib makes of made-up weather at four places, for five arrays, by the recipe of `flexibility.md` 3.

python -m venv v && v/bin/pip install pvlib==0.16.1 && v/bin/python pvlib_hours.py > pvlib-hours.json
Neither the program nor its tests need it.
"""
import json
import math
import sys

import numpy as np
import pandas as pd
import pvlib

PLACES = [
    dict(code='taiyuan', latitude=37.78, longitude=112.55, offsetHours=8, mean=10, swing=15),
    dict(code='cape-town', latitude=-33.97, longitude=18.6, offsetHours=2, mean=17, swing=-5),
    dict(code='delhi', latitude=28.58, longitude=77.2, offsetHours=5.5, mean=25, swing=9),
    dict(code='longyearbyen', latitude=78.25, longitude=15.47, offsetHours=1, mean=-4, swing=11),
]
ARRAYS = [
    dict(code='south', kw=100, tilt=30, azimuth=180),
    dict(code='flat', kw=5.5, tilt=0, azimuth=180, mounting='insulated'),
    dict(code='wall', kw=40, tilt=90, azimuth=90, mounting='close', albedo=0.6),
    dict(code='clipped', kw=120, tilt=20, azimuth=270, inverterKw=70, gamma=-0.0035, loss=0.1),
    dict(code='north', kw=1000, tilt=45, azimuth=0, mounting='close'),
]
WARMTH = dict(open=(-3.47, -0.0594, 3), close=(-2.98, -0.0471, 1), insulated=(-2.81, -0.0455, 0))


def rounded(value, digits=0):
    return math.floor(value * 10**digits + 0.5) / 10**digits


def weather(place):
    """8,760 hours of a year in local standard time; hours.ts beside makes the same."""
    latitude = math.radians(place['latitude'])
    rows = []
    for at in range(8760):
        day, hour = divmod(at, 24)
        declination = -0.4093 * math.cos(2 * math.pi * (day + 10) / 365)
        turned = (hour - 11.5 + place['longitude'] / 15 - place['offsetHours']) * math.pi / 12
        height = math.sin(latitude) * math.sin(declination) + math.cos(latitude) * math.cos(declination) * math.cos(turned)
        cloud = (day * 7919 + hour // 3 * 104729) % 1000 / 1000
        bright = max(height, 0)
        dni = rounded(950 * math.exp(-0.13 / (bright + 0.05)) * (1 - cloud)) if bright > 0 else 0
        dhi = rounded((70 + 260 * cloud) * (bright + 0.02)) if height > -0.02 else 0
        ghi = rounded(dni * bright + dhi)
        warm = rounded(place['mean'] - place['swing'] * math.cos(2 * math.pi * (day - 15) / 365) + 6 * bright, 1)
        wind = (day * 31 + hour * 17) % 80 / 10
        rows.append((ghi, dni, dhi, warm, wind))
    return pd.DataFrame(rows, columns=['ghi', 'dni', 'dhi', 'temperature', 'wind'])


def hours_of(place, array, seen, solar, split):
    a, b, delta = WARMTH[array.get('mounting', 'open')]
    zenith, azimuth = solar['zenith'].to_numpy(), solar['azimuth'].to_numpy()
    ghi = seen['ghi'].to_numpy()
    dni, dhi = split
    dni = np.where(zenith >= 90, 0, dni)
    extra = pvlib.irradiance.get_extra_radiation(solar.index, method='spencer').to_numpy()
    poa = pvlib.irradiance.get_total_irradiance(
        array['tilt'], array['azimuth'], zenith, azimuth, dni, ghi, dhi, dni_extra=extra,
        albedo=array.get('albedo', 0.2), model='haydavies')
    aoi = pvlib.irradiance.aoi(array['tilt'], array['azimuth'], zenith, azimuth)
    light = poa['poa_direct'] * pvlib.iam.physical(aoi) + poa['poa_diffuse']
    cell = pvlib.temperature.sapm_cell(
        poa['poa_global'], seen['temperature'].to_numpy(), seen['wind'].to_numpy(), a, b, delta)
    dc = pvlib.pvsystem.pvwatts_dc(light, cell, array['kw'], array.get('gamma', -0.0047)) * (1 - array.get('loss', 0.1408))
    ac = pvlib.inverter.pvwatts(dc, array.get('inverterKw', array['kw']) / 0.96)
    return np.asarray(ac), np.asarray(poa['poa_global'])


def figures(ac, plane):
    month = pd.date_range('2001-01-01', periods=8760, freq='h').month
    sums = [float(ac[month == one].sum()) for one in range(1, 13)]
    some = [at for at in range(11, 8760, 97)]
    return dict(
        year=round(float(ac.sum()), 4), plane=round(float(plane.sum()), 2), months=[round(one, 4) for one in sums],
        hours=[[at, round(float(ac[at]), 5)] for at in some])


def told(place):
    seen = weather(place)
    minutes = int(place['offsetHours'] * 60)
    zone = f'{"+" if minutes >= 0 else "-"}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}'
    middle = pd.date_range('2001-01-01 00:30', periods=8760, freq='h', tz=zone)
    solar = pvlib.solarposition.get_solarposition(middle, place['latitude'], place['longitude'])
    both = (seen['dni'].to_numpy(), seen['dhi'].to_numpy())
    erbs = pvlib.irradiance.erbs(seen['ghi'].to_numpy(), solar['zenith'].to_numpy(), middle.day_of_year)
    parted = (np.asarray(erbs['dni']), np.asarray(erbs['dhi']))
    return dict(
        {key: place[key] for key in ('code', 'latitude', 'longitude', 'offsetHours', 'mean', 'swing')},
        sums={name: rounded(float(seen[name].sum()), 1) for name in seen},
        sun=[[at, round(float(solar['zenith'].iloc[at]), 5), round(float(solar['azimuth'].iloc[at]), 5)]
             for at in range(0, 8760, 113)],
        arrays=[dict(array, **figures(*hours_of(place, array, seen, solar, both))) for array in ARRAYS],
        globalAlone=dict(ARRAYS[0], **figures(*hours_of(place, ARRAYS[0], seen, solar, parted))))


json.dump(dict(source='pvlib python (BSD-3-Clause)', version=pvlib.__version__, places=[told(one) for one in PLACES]), sys.stdout, indent=None)
