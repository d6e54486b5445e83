import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Pages } from '../api/use-pages'
import { ErrorView } from './error-view'
import { NotGuide } from './guide-view'
import { ListEnd } from './list-end'
import { Skeleton } from './skeleton'

type Props<Row> = { pages: Pages<Row>; empty: ReactNode; children: (row: Row) => ReactNode }

/** A long list on a page of guides in all its states. */
export function GuideList<Row>({ pages, empty, children }: Props<Row>) {
  const { rows, error, isLoading, reload } = pages
  if (error?.code === 'not_guide') return <NotGuide />
  if (rows.length === 0) {
    if (error) return <ErrorView error={error} onRetry={reload} />
    return isLoading ? <Skeleton kind="rows" /> : empty
  }
  return (
    <View>
      {rows.map(children)}
      <ListEnd pages={pages} />
    </View>
  )
}
