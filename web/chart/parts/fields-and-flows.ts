import { HeatmapChart, SankeyChart } from 'echarts/charts';
import { VisualMapContinuousComponent } from 'echarts/components';
import { use } from 'echarts/core';

// fields of cells, and flows from supply to use: together, because what they share would otherwise go into the part that every chart loads
use([HeatmapChart, SankeyChart, VisualMapContinuousComponent]);
