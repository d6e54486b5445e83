import { Text, View } from '@tarojs/components'
import { failureText } from '../api/failure-text'
import type { Pages } from '../api/use-pages'
import { meaning } from '../platform/meaning'
import { TapButton } from './tap-button'
import './list-end.scss'

/** Under a long list: loading, all seen, or what went wrong with a way to go on. */
export function ListEnd({ pages }: { pages: Pick<Pages<unknown>, 'error' | 'isLoading' | 'isWhole' | 'more'> }) {
  const { error, isLoading, isWhole, more } = pages
  if (error) {
    return (
      <View className="list-end" {...meaning({ role: 'alert' })}>
        <Text>{failureText(error)}</Text>
        <TapButton size="small" onTap={more}>
          重试
        </TapButton>
      </View>
    )
  }
  if (isLoading) return <View className="list-end">正在加载…</View>
  if (isWhole) return <View className="list-end">已经到底了</View>
  return (
    <View className="list-end">
      <TapButton size="small" onTap={more}>
        加载更多
      </TapButton>
    </View>
  )
}
