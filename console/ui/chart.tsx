import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { ChartProps } from './chart-props'

const Canvas = lazy(() => import('./chart-canvas').then(({ ChartCanvas }) => ({ default: ChartCanvas })))

/** A chart. The library for it is fetched with the first one. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height ?? 280 }} />}>
      <Canvas {...props} />
    </Suspense>
  )
}
