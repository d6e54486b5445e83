import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { failureText } from '../api/failure-text'
import type { Query } from '../api/use-query'
import { meaning } from '../platform/meaning'
import { ErrorView } from './error-view'
import { Icon } from './icon'
import { Skeleton } from './skeleton'
import './query-view.scss'

type Props<Data> = {
  query: Query<Data>
  children: (data: Data) => ReactNode
  /** What stands in the place of the content at the first load, in its shape. */
  skeleton?: ReactNode
}

/**
 * The states of something read: skeleton at first, content, an error with a way on. An error after something was shown
 * leaves it there, under a line that says it may be old.
 */
export function QueryView<Data>({ query, children, skeleton }: Props<Data>) {
  const { data, error, reload } = query
  if (data === null) {
    if (error) return <ErrorView error={error} onRetry={reload} />
    return <View {...meaning({ isBusy: true })}>{skeleton ?? <Skeleton kind="rows" />}</View>
  }
  return (
    <View>
      {error ? (
        <View className="query-stale" {...meaning({ role: 'status' })} onClick={() => void reload()}>
          <Icon name="offline" size="small" />
          <Text>{`${failureText(error)}，点此刷新`}</Text>
        </View>
      ) : null}
      {children(data)}
    </View>
  )
}
