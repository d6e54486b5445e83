import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartProps } from './chart-props'
import { INK, SERIES } from './theme'

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  DataZoomComponent,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  SankeyChart,
  ScatterChart,
  TooltipComponent,
  VisualMapComponent,
])

const BASE = {
  color: [...SERIES],
  textStyle: { color: INK.soft, fontFamily: 'inherit' },
  animationDuration: 200,
  tooltip: { confine: true },
}

/** Draws with ECharts and follows the width of its place. */
export function ChartCanvas({ label, option, height = 280, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick

  useEffect(() => {
    const drawn = init(place.current!)
    chart.current = drawn
    drawn.on('click', ({ name }) => pick.current?.(String(name)))
    const follow = new ResizeObserver(() => drawn.resize())
    follow.observe(place.current!)
    return () => {
      follow.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({ ...BASE, ...option }, { notMerge: true })
  }, [option])
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />
}
