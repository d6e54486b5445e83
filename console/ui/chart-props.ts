import type { EChartsCoreOption } from 'echarts/core'

export type ChartProps = {
  /** What the picture shows, for those who do not see it; the figures themselves stand in a table near it. */
  label: string
  option: EChartsCoreOption
  height?: number
  /** Called with the name of what was clicked. */
  onPick?: (name: string) => void
}
