import { Text, View } from '@tarojs/components'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import { TapButton } from './tap-button'
import './state-view.scss'

/** In the place of a page that could not be read: what happened, the number to read out, and the way on. */
export function ErrorView({ error, onRetry }: { error: Failure; onRetry: () => void | Promise<void> }) {
  const isOffline = error.code === 'offline'
  return (
    <View className="state-view" {...meaning({ role: 'alert' })}>
      <View className="state-view-mark">
        <Icon name={isOffline ? 'offline' : 'alert'} size="large" />
      </View>
      <Text className="state-view-title">{failureText(error)}</Text>
      {error.requestId ? <Text className="state-view-note">{`问题编号 ${error.requestId}`}</Text> : null}
      <TapButton tone="primary" onTap={() => void onRetry()}>
        重试
      </TapButton>
    </View>
  )
}
