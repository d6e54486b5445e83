import { Skeleton } from 'antd'
import type { EChartsCoreOption } from 'echarts/core'
import { lazy, Suspense } from 'react'

const Canvas = lazy(() => import('./chart-canvas').then(({ ChartCanvas }) => ({ default: ChartCanvas })))

export type ChartProps = {
  /** What the picture shows, for those who do not see it; the figures themselves stand in a table near it. */
  label: string
  option: EChartsCoreOption
  height?: number
  /** Called with the name of what was clicked. */
  onPick?: (name: string) => void
}

/** A chart. The library for it is fetched with the first one. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height ?? 280 }} />}>
      <Canvas {...props} />
    </Suspense>
  )
}
