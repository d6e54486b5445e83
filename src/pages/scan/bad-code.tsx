import { failureText } from '../../api/failure-text'
import type { Failure } from '../../api/reply'
import { EmptyState } from '../../components/empty-state'
import { openTab } from '../../platform/navigate'

/** A code that leads nowhere: what is wrong with it, and the way to the stores. */
export function BadCode({ error }: { error: Failure }) {
  const title = error.code === 'invalid_input' ? '无法识别该二维码，请联系门店' : failureText(error)
  return (
    <EmptyState
      icon="scan"
      title={title}
      note="你也可以直接找到附近的门店，或者先逛逛商品"
      action={{ words: '看附近门店', onTap: () => openTab('/pages/stores/index') }}
      other={{ words: '先逛逛', onTap: () => openTab('/pages/home/index') }}
    />
  )
}
