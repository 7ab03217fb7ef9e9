"""Days of meters from standard input (JSON, a list of {from, use, temperature}), fitted by OpenDSM's daily model; seconds of processor each."""
import json
import logging
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

import pandas as pd
from opendsm.eemeter import DailyBaselineData, DailyModel

seconds = []
for meter in json.load(sys.stdin):
    index = pd.date_range(meter["from"], periods=len(meter["use"]), freq="D", tz="UTC")
    frame = pd.DataFrame({"temperature": [t * 1.8 + 32 for t in meter["temperature"]], "observed": meter["use"]}, index=index)
    started = time.process_time()
    data = DailyBaselineData(frame, is_electricity_data=True)
    DailyModel().fit(data, ignore_disqualification=True)
    seconds.append(time.process_time() - started)
json.dump(seconds, sys.stdout)
